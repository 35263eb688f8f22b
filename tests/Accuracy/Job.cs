using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Oracles;

namespace ActivationKernels.AccuracySweep;

/// <summary>How much to compare.</summary>
internal sealed record SweepOptions(int Stride, int Threads, int Doubles, IReadOnlyList<string> Kernels);

/// <summary>Runs the comparisons one after another, each over all threads.</summary>
internal sealed class Job(SweepOptions options, SweepState state, Action<string, double> progress)
{
    private const long AllFloats = 1L << 32;
    private const long ChunkLength = 1L << 22;
    private const int FinestPeerStride = 256;

    private readonly int peerStride = Math.Max(FinestPeerStride, options.Stride);
    private readonly HashSet<string> kernels = new(StringComparer.Ordinal);
    private readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads };

    public IReadOnlyList<ReportRow> Run()
    {
        (KernelCase<float> Kernel, bool IsDerivative)[] singles =
        [
            .. Compiled([.. KernelTable.Single, .. RowKernels.Fast]).SelectMany(k => new[] { (k, false), (k, true) }),
        ];

        // Default parameters and forward kernels first: an interrupted sweep has then covered what is used most.
        var done = singles.OrderBy(s => s.Kernel.Given.Length + (s.Kernel.IsFast ? 1 : 0)).ThenBy(s => s.IsDerivative).ToDictionary(s => s, s => Single(s.Kernel, s.IsDerivative));
        if (options.Kernels.Count == 0)
        {
            state.Keep(kernels);
        }

        List<ReportRow> rows = [.. singles.Select(s => done[s])];
        foreach (SeveralInputsCase<float> kernel in KernelTable.SeveralSingle.Where(k => IsWanted(k.Row)))
        {
            rows.Add(SeveralInputsComparison.Compare(kernel));
        }

        double[] sample = DoublePoints();
        foreach (KernelCase<double> kernel in Compiled(KernelTable.Double))
        {
            rows.AddRange(Double(kernel, sample));
        }

        rows.AddRange(DistributionKernels.Single.Where(k => IsWanted(k.Row)).Select(RowComparison.Single));
        rows.AddRange(DistributionKernels.Double.Where(k => IsWanted(k.Row)).Select(RowComparison.Double));
        return rows;
    }

    private IReadOnlyList<KernelCase<T>> Compiled<T>(IEnumerable<KernelCase<T>> cases)
    {
        string name = FormattableString.Invariant($"compiling kernels over {typeof(T).Name}");
        progress(name, 0);
        IReadOnlyList<KernelCase<T>> compiled = KernelCompiler.Compile<T>([.. cases.Where(k => IsWanted(k.Row))]);
        progress(name, 1);
        return compiled;
    }

    public static string Name<T>(KernelCase<T> kernel) => (kernel.IsFast ? "fast " : "") + Formula(kernel);

    private static string Formula<T>(KernelCase<T> kernel) => kernel.Given.Length == 0
        ? kernel.Row
        : $"{kernel.Row}({string.Join(", ", kernel.Given.Select(p => FormattableString.Invariant($"{p.Name} = {p.Value}")))})";

    private bool IsWanted(string row) => options.Kernels.Count == 0 || options.Kernels.Contains(row, StringComparer.OrdinalIgnoreCase);

    private ReportRow Single(KernelCase<float> kernel, bool isDerivative)
    {
        int stride = options.Stride;
        string name = Name(kernel) + (isDerivative ? "'" : "");
        UnaryKernel<float> function = isDerivative ? kernel.Derivative : kernel.Forward;
        var sweep = new SingleSweep(kernel.Row, kernel.Parameters, isDerivative, function);
        string stateName = SweepState.Name(kernel.Label + (isDerivative ? "'" : ""), function);
        Worst found = state.Load(stateName);
        if (stride == 1)
        {
            found = Sweep(name, sweep, stride, found, worst => state.Save(stateName, worst));
        }
        else if (found.Next < AllFloats)
        {
            found = Sweep(name, sweep, stride, Worst.None(stride), _ => { });
        }

        kernels.Add(stateName);

        Peer? peer = kernel is { Given.Length: 0, IsFast: false } && Peers.ByKernel.TryGetValue(name, out Peer? known) ? known : null;
        return new ReportRow(
            name,
            "float",
            found,
            found.Stride == 1 ? "every float" : FormattableString.Invariant($"every {found.Stride}th float"),
            peer?.Tensors is { } tensors ? ComparePeer(kernel, name, isDerivative, tensors) : null,
            peer?.Plain is { } plain ? ComparePeer(kernel, name, isDerivative, Lifted(plain)) : null);
    }

    private Worst ComparePeer(KernelCase<float> kernel, string name, bool isDerivative, UnaryKernel<float> peer) =>
        Sweep($"peer of {name}", new SingleSweep(kernel.Row, kernel.Parameters, isDerivative, peer), peerStride, Worst.None(peerStride), _ => { });

    private Worst Sweep(string name, SingleSweep sweep, int stride, Worst found, Action<Worst> save)
    {
        long total = AllFloats / stride;
        while (found.Next < total)
        {
            progress(name, (double)found.Next / total);
            long chunks = Math.Min(2 * options.Threads, (total - found.Next + ChunkLength - 1) / ChunkLength);
            Worst[] results = new Worst[chunks];
            long next = found.Next;
            Parallel.For(0, chunks, parallel, i =>
            {
                long first = next + (i * ChunkLength);
                results[i] = sweep.Compare(first * stride, Math.Min(ChunkLength, total - first), stride);
            });
            foreach (Worst result in results)
            {
                found = found.With(result.Ulp, result.Input) with { Points = found.Points + result.Points };
            }

            found = found with { Next = Math.Min(total, next + (chunks * ChunkLength)) };
            save(found);
        }

        progress(name, 1);
        return found;
    }

    private double[] DoublePoints()
    {
        double[] sample = StratifiedSample.Doubles(perExponent: Math.Max(1, (options.Doubles - 80_000) / 4094));
        return sample.Length > options.Doubles ? [.. Enumerable.Range(0, options.Doubles).Select(i => sample[(long)i * sample.Length / options.Doubles])] : sample;
    }

    private IEnumerable<ReportRow> Double(KernelCase<double> kernel, double[] sample)
    {
        string name = Name(kernel);
        double[][] parts = [.. sample.Chunk(4096)];
        (Worst Forward, Worst Derivative)[] found = new (Worst, Worst)[parts.Length];
        int done = 0;
        Parallel.For(0, parts.Length, parallel, i =>
        {
            found[i] = DoubleSample.Compare(kernel, parts[i]);
            progress(name + " (double)", (double)System.Threading.Interlocked.Increment(ref done) / parts.Length);
        });
        string coverage = FormattableString.Invariant($"{sample.Length:N0} of every exponent");
        yield return new ReportRow(name, "double", Largest(found.Select(f => f.Forward)), coverage, null, null);
        yield return new ReportRow(name + "'", "double", Largest(found.Select(f => f.Derivative)), coverage, null, null);
    }

    private static Worst Largest(IEnumerable<Worst> found) =>
        found.Aggregate((a, b) => a.With(b.Ulp, b.Input) with { Points = a.Points + b.Points });

    private static UnaryKernel<float> Lifted(Func<float, float> function) => (x, y) =>
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = function(x[i]);
        }
    };
}
