using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Benchmarks.CodeSize;
using ActivationKernels.Benchmarks.Compare;

namespace ActivationKernels.Benchmarks.Unrolling;

/// <summary>What unroll factors gain for their bytes: times and machine code of the same kernels at each of them.</summary>
internal static class UnrollingTable
{
    private const int Elements = 1024;

    /// <summary>Measures in this process and prints one line for each kernel: the name of its class and nanoseconds per element.</summary>
    public static void Print()
    {
        IReadOnlyList<BenchmarkCase> cases = UnrolledKernels.Compile();
        Machine.PinThread();
        foreach (Measurement m in RoundRobin.Measure(cases, Elements, 0, Effort.Quick))
        {
            foreach (UnrolledKernel kernel in UnrolledKernels.All.Where(k => k.Row == m.Activation && k.Kind.ToString() == m.Pass))
            {
                Timing timing = m.Timings[kernel.CandidateName];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kernel.ClassName} {timing.Minimum:0.0000}"));
            }
        }
    }

    /// <summary>The section of the page.</summary>
    /// <param name="argument">What makes this program measure and print in another process.</param>
    public static string Write(string argument)
    {
        (string output, string listing) = Listing.Of(argument, switchedOff: null);
        Dictionary<string, double> times = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        Dictionary<string, int> bytes = Listing.Loops(listing).GroupBy(loop => loop.Class).ToDictionary(group => group.Key, group => group.Sum(loop => loop.Bytes), StringComparer.Ordinal);
        var text = new StringBuilder();
        text.Append("\n## Unroll factors\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The same kernels with main loops that repeat the program once, twice and four times, at {Elements:N0} floats, in turns in one process ({Machine.Processor}, {Machine.VectorPath}): nanoseconds per element and bytes of the loops. The scheduler chooses the factor in bold, from the largest number of values that are alive at once.\n\n");
        text.Append("| kernel | pass | live | 1 | 2 | 4 |\n|---|---|---:|---:|---:|---:|\n");
        var chosen = new List<double>();
        var best = new List<double>();
        foreach (var group in UnrolledKernels.All.GroupBy(kernel => (kernel.Row, kernel.Kind)))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Row} | {(group.Key.Kind == Lowering.KernelKind.Forward ? "forward" : "backward")} | {group.First().Live} |");
            foreach (UnrolledKernel kernel in group)
            {
                string cell = string.Create(CultureInfo.InvariantCulture, $"{times[kernel.ClassName]:0.000}, {bytes[kernel.ClassName]:N0}");
                text.Append(kernel.IsChosen ? $" **{cell}** |" : $" {cell} |");
            }

            text.Append('\n');
            chosen.Add(times[group.Single(kernel => kernel.IsChosen).ClassName]);
            best.Add(group.Min(kernel => times[kernel.ClassName]));
        }

        double Mean(int factor) => Math.Exp(UnrolledKernels.All.Where(k => k.Factor == factor).Average(k => Math.Log(times[k.ClassName])));
        double Sum(int factor) => UnrolledKernels.All.Where(k => k.Factor == factor).Sum(k => bytes[k.ClassName]);
        text.Append(CultureInfo.InvariantCulture, $"| mean, sum | | | {Mean(1):0.000}, {Sum(1):N0} | {Mean(2):0.000}, {Sum(2):N0} | {Mean(4):0.000}, {Sum(4):N0} |\n\n");
        double loss = Math.Exp(chosen.Zip(best, (a, b) => Math.Log(a / b)).Average());
        text.Append(CultureInfo.InvariantCulture, $"The choices of the scheduler take {loss:0.000} times as long as the best factor of each kernel (geometric mean), {UnrolledKernels.All.Where(k => k.IsChosen).Sum(k => bytes[k.ClassName]):N0} bytes together.\n");
        return text.ToString();
    }
}
