using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>Writes the page of measured figures.</summary>
internal sealed class PerformancePage
{
    // In the tables of all cases a peer is one letter.
    public static IReadOnlyList<(string Name, string Letter)> Letters { get; } =
    [
        (CandidateNames.Tensor, "T"), (CandidateNames.Blocked, "B"), (CandidateNames.Vector, "V"), (CandidateNames.Onnx, "O"),
        (CandidateNames.Torch, "P"), (CandidateNames.Scalar, "S"), (CandidateNames.Floor, "F"),
    ];

    private readonly StringBuilder text = new();

    private PerformancePage()
    {
    }

    /// <param name="standard">Every case at every size with the defaults.</param>
    /// <param name="modes">Some cases under every mode, the default first; null where there is no such program.</param>
    /// <param name="errors">How exact the candidates are, where that is known.</param>
    public static string Write(ProcessReport standard, IReadOnlyList<(RunMode Mode, ProcessReport? Report)> modes, IReadOnlyList<CaseErrors> errors)
    {
        var page = new PerformancePage();
        page.WriteHead(standard);
        page.WriteSummary(standard.Measurements);
        page.WriteModes(modes);
        foreach (IGrouping<string, Measurement> pass in standard.Measurements.GroupBy(m => m.Pass))
        {
            page.WriteCases(pass.Key, pass.ToArray());
        }

        FasterPeers.Write(page.Line, standard.Measurements, errors);
        return page.text.ToString();
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static double Mean(IEnumerable<double> gains) => Math.Exp(gains.Average(Math.Log));

    private static string Columns(IEnumerable<int> sizes) => string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $" {s:N0} |")));

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private void WriteHead(ProcessReport standard)
    {
        Line($"# Performance");
        Line($"");
        Line($"Measured, not typed in: `dotnet run -c Release --project benchmarks -- compare --write docs/performance.md` writes this page.");
        Line($"");
        Line($"- Date: {DateTime.UtcNow:yyyy-MM-dd}");
        Line($"- Machine: {Machine.Processor}");
        Line($"- Runtime: {standard.Runtime}; vector path: {standard.Path}");
        Line($"- Method: one thread, pinned where the system allows it. All candidates of a case take turns in short samples of one process, one process for each size; time is that of the fastest sample. The stack is moved by 16 bytes from sample to sample, so that each candidate gets its best alignment. How many times faster the kernel is: the geometric mean of the ratios of the fastest samples and of the lower quartiles. Absolute times move from run to run, ratios hardly.");
        Line($"- Cases: every row of the catalog and every pass, and formulas of a user. Backward is upstream times the derivative at x. Inputs are evenly spread over [-6, 6].");
        Line($"- Elsewhere: bytes of machine code and unroll factors ([code-size.md](code-size.md)), generated networks ([networks.md](networks.md)), what the generator costs while somebody types ([editor-speed.md](editor-speed.md)).");
        Line($"- Peers: **T** TensorPrimitives, one call or the natural composition of several over whole arrays; **B** the same over blocks of 1,024 elements; **V** a loop by hand over `Vector512` with the platform's `Exp`, `Log`, `Sin` and `Cos`; **O** ONNX Runtime, a model of one node with bound input and output; **P** TorchSharp; **S** a loop over MathF; **F** the floor, a copy or a product with the same memory traffic. Where a function is missing (erf, conditions) the peers approximate it; most are less exact than the kernels.");
        Line($"- Where a peer is faster it mostly does less: the last table says what, cell by cell. The kernels carry NaN on where a loop by hand drops it (an instruction or two more in the gradient of a rectifier). The accurate ones are within 1 ulp where peers round after every operation: upstream times 1 - y y is 2 instructions with 2 roundings, or 6 with one. Gradients with a root and quotients of exponentials are computed in double lanes, half as many at a time. What the fast grade, within 4 ulp, makes of them stands below.");
        foreach (string missing in standard.Missing)
        {
            Line($"- {missing}.");
        }
    }

    private void WriteSummary(IReadOnlyList<Measurement> all)
    {
        int[] sizes = all.Select(m => m.Size).Distinct().Order().ToArray();
        Line($"");
        Line($"## How many times faster");
        Line($"");
        Line($"Geometric mean over all cases, and behind it the smallest. The last row counts the cases in which no peer was faster by more than 5 %.");
        Line($"");
        Line($"| against |{Columns(sizes)}");
        Line($"|---|{string.Concat(sizes.Select(_ => "---|"))}");
        foreach ((string name, string _) in Letters.Where(l => all.Any(m => m.Timings.ContainsKey(l.Name))))
        {
            IEnumerable<string> cells = sizes.Select(size =>
            {
                double[] gains = all.Where(m => m.Size == size && m.Timings.ContainsKey(name)).Select(m => m.Gain(name)).ToArray();
                return gains.Length == 0 ? " - |" : $" {Number(Mean(gains))}, {Number(gains.Min())} |";
            });
            Line($"| {name} |{string.Concat(cells)}");
        }

        IEnumerable<string> unbeaten = sizes.Select(size =>
        {
            Measurement[] some = all.Where(m => m.Size == size).ToArray();
            return string.Create(CultureInfo.InvariantCulture, $" {some.Count(m => m.Best.Gain > 0.95)} of {some.Length} |");
        });
        Line($"| no peer faster |{string.Concat(unbeaten)}");
    }

    private void WriteModes(IReadOnlyList<(RunMode Mode, ProcessReport? Report)> modes)
    {
        IReadOnlyList<Measurement> standard = modes[0].Report!.Measurements;
        int[] sizes = standard.Select(m => m.Size).Distinct().Order().ToArray();
        Line($"");
        Line($"## Modes of the compiler");
        Line($"");
        Line($"Forward and backward passes in a process with that setting. For each size: time of the kernels against the default mode, geometric mean and largest (1 is the same speed); how many times faster than TensorPrimitives and than the scalar loop they are, geometric means.");
        Line($"");
        Line($"| setting | vector path |{Columns(sizes)}");
        Line($"|---|---|{string.Concat(sizes.Select(_ => "---|"))}");
        Dictionary<(string, string, string, int), double> reference = standard.ToDictionary(Key, m => m.Kernel.Minimum);
        foreach ((RunMode mode, ProcessReport? report) in modes)
        {
            if (report is null)
            {
                Line($"| {mode.Name} | could not be published on this machine |{string.Concat(sizes.Select(_ => " - |"))}");
                continue;
            }

            IEnumerable<string> cells = sizes.Select(size =>
            {
                Measurement[] some = report.Measurements.Where(m => m.Size == size).ToArray();
                Measurement slowest = some.MaxBy(m => m.Kernel.Minimum / reference[Key(m)])!;
                return $" {Number(Mean(some.Select(m => m.Kernel.Minimum / reference[Key(m)])))}, {Number(slowest.Kernel.Minimum / reference[Key(slowest)])} ({slowest.Activation} {slowest.Pass}); "
                    + $"T {Number(Mean(some.Select(m => m.Gain(CandidateNames.Tensor))))}, S {Number(Mean(some.Select(m => m.Gain(CandidateNames.Scalar))))} |";
            });
            Line($"| {mode.Name} | {report.Path} |{string.Concat(cells)}");
        }

        static (string Activation, string Pass, string Element, int Size) Key(Measurement m) => (m.Activation, m.Pass, m.Element, m.Size);
    }

    private void WriteCases(string pass, Measurement[] measurements)
    {
        int[] sizes = measurements.Select(m => m.Size).Distinct().Order().ToArray();
        Line($"");
        Line($"## {char.ToUpperInvariant(pass[0])}{pass[1..]}");
        Line($"");
        Line($"Time of the kernel per element (ns), and how many times faster than each peer it is.");
        Line($"");
        Line($"| function |{Columns(sizes)}");
        Line($"|---|{string.Concat(sizes.Select(_ => "---|"))}");
        foreach (var row in measurements.GroupBy(m => (m.Activation, m.Element)))
        {
            IEnumerable<string> cells = row.OrderBy(m => m.Size).Select(m =>
            {
                IEnumerable<string> gains = Letters.Where(l => m.Timings.ContainsKey(l.Name)).Select(l => $"{l.Letter} {Number(m.Gain(l.Name))}");
                return string.Create(CultureInfo.InvariantCulture, $" {m.Kernel.Minimum:0.000}: {string.Join(", ", gains)} |");
            });
            Line($"| {row.Key.Activation}{(row.Key.Element == "double" ? ", double" : "")} |{string.Concat(cells)}");
        }
    }
}
