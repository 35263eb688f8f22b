using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>Writes the page of measured figures.</summary>
internal static class PerformancePage
{
    public static string Write(IReadOnlyList<(RunMode Mode, ProcessReport Report)> reports)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        (RunMode _, ProcessReport standard) = reports[0];
        int[] sizes = standard.Measurements.Select(m => m.Size).Distinct().Order().ToArray();
        Line($"# Performance");
        Line($"");
        Line($"Measured, not typed in: `dotnet run -c Release --project benchmarks -- compare --write docs/performance.md` writes this page.");
        Line($"");
        Line($"- Date: {DateTime.UtcNow:yyyy-MM-dd}");
        Line($"- Machine: {Machine.Processor}");
        Line($"- Runtime: {standard.Runtime}; vector path: {standard.Path}");
        Line($"- Method: one thread, pinned where the system allows it; kernel, System.Numerics.Tensors, scalar loop and floor take turns in short samples of one process, one process for each size; time is that of the fastest sample. The stack is moved by 16 bytes from sample to sample, so that each candidate gets its best alignment. The ratio is kernel over TensorPrimitives, the geometric mean of the ratios of the fastest samples and of the lower quartiles: below 1 the kernel is faster. Absolute times move from run to run, ratios hardly.");
        Line($"- TensorPrimitives is one call where it has the function, otherwise the natural composition of several. Backward is upstream times the derivative at x. The floor is a copy (forward), or a loop over the same number of operands (backward, maxout). Inputs are evenly spread over [-6, 6].");
        Line($"");
        Line($"## Time per element (ns): kernel / TensorPrimitives / scalar / floor, and the ratio kernel / TensorPrimitives");
        Line($"");
        Line($"| function | pass | type |{string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $" {s:N0} | ratio |")))}");
        Line($"|---|---|---|{string.Concat(sizes.Select(_ => "---|---:|"))}");
        foreach (var row in standard.Measurements.Where(m => m.Blocked is null).GroupBy(m => (m.Activation, m.Pass, m.Element)))
        {
            IEnumerable<string> cells = row.OrderBy(m => m.Size).Select(m => string.Create(
                CultureInfo.InvariantCulture,
                $" {m.Kernel.Minimum:0.000} / {m.Tensor.Minimum:0.000} / {m.Scalar.Minimum:0.00} / {m.Floor.Minimum:0.000} | {m.Ratio:0.00} |"));
            Line($"| {row.Key.Activation} | {row.Key.Pass} | {row.Key.Element} |{string.Concat(cells)}");
        }

        WriteFormulas(Line, standard.Measurements.Where(m => m.Blocked is not null).ToArray(), sizes);
        Line($"");
        Line($"## Under other settings of the just-in-time compiler");
        Line($"");
        Line($"The ratio kernel / TensorPrimitives in a process with that setting: geometric mean over the functions of the first table, and the worst one.");
        Line($"");
        Line($"| setting | vector path |{string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $" {s:N0} | worst |")))}");
        Line($"|---|---|{string.Concat(sizes.Select(_ => "---:|---|"))}");
        foreach ((RunMode mode, ProcessReport report) in reports)
        {
            IEnumerable<string> cells = report.Measurements.Where(m => m.Blocked is null).GroupBy(m => m.Size).OrderBy(g => g.Key).Select(Summary);
            Line($"| {mode.Name} | {report.Path} |{string.Concat(cells)}");
        }

        return text.ToString();
    }

    private static void WriteFormulas(Action<FormattableString> line, Measurement[] formulas, int[] sizes)
    {
        if (formulas.Length == 0)
        {
            return;
        }

        line($"");
        line($"## Formulas of a user");
        line($"");
        line($"Methods with `[ActivationFormula]` (`benchmarks/Formulas.cs`) over float: time per element (ns) of kernel / TensorPrimitives over whole arrays / TensorPrimitives over blocks of 1,024 elements / scalar loop, and how many times faster the kernel is than the best of the three. Backward yields all gradients: of both inputs of swiglu, and of snake's alpha, summed. The compositions have as few passes as there are, and the accuracy of their parts: kernels are more exact.");
        line($"");
        line($"| formula | pass |{string.Concat(sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $" {s:N0} | times |")))}");
        line($"|---|---|{string.Concat(sizes.Select(_ => "---|---:|"))}");
        foreach (var row in formulas.GroupBy(m => (m.Activation, m.Pass)))
        {
            IEnumerable<string> cells = row.OrderBy(m => m.Size).Select(m => string.Create(
                CultureInfo.InvariantCulture,
                $" {m.Kernel.Minimum:0.000} / {m.Tensor.Minimum:0.000} / {m.Blocked!.Minimum:0.000} / {m.Scalar.Minimum:0.00} | {m.Gain:0.00} |"));
            line($"| {row.Key.Activation} | {row.Key.Pass} |{string.Concat(cells)}");
        }
    }

    private static string Summary(IEnumerable<Measurement> measurements)
    {
        Measurement[] all = measurements.ToArray();
        double mean = Math.Exp(all.Average(m => Math.Log(m.Ratio)));
        Measurement worst = all.MaxBy(m => m.Ratio)!;
        return string.Create(
            CultureInfo.InvariantCulture,
            $" {mean:0.00} | {worst.Ratio:0.00} ({worst.Activation} {worst.Pass} {worst.Element}) |");
    }
}
