using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace ActivationKernels.EditorSpeed;

/// <summary>The figures as a page.</summary>
internal static class Page
{
    public static string Write(IReadOnlyList<(Cost Own, Cost Trivial)> costs)
    {
        var page = new StringBuilder();
        page.Append("# Cost in the editor\n\n");
        page.Append("Measured, not typed in: `dotnet run -c Release --project tools/EditorSpeed -- --write docs/editor-speed.md` writes this page.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"- Date: {DateTime.UtcNow:yyyy-MM-dd}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Machine: {Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.OSDescription}\n");
        page.Append(CultureInfo.InvariantCulture, $"- Runtime: {RuntimeInformation.FrameworkDescription}; compiler {typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.GetName().Version}\n");
        page.Append("- Method: files of ten annotated methods each (relu, leaky, sigmoid, tanh, elu over float, with companions) and one file without any. The generator and a trivial one, which finds the same attribute and writes one comment for each method, take turns edit by edit in one process, each on compilations of its own. Cold is the first generation in a warm process; times of edits are medians of 15.\n\n");
        page.Append("| annotated methods | cold (ms) | cold per method (ms) | unrelated keystroke (ms) | the same, trivial generator (ms) | ratio | edit in one method (ms) | retained (MiB) | the same, trivial generator (MiB) |\n");
        page.Append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach ((Cost own, Cost trivial) in costs)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {own.Methods:N0} | {own.Cold:N0} | {own.Cold / own.Methods:F1} | {own.Unrelated:F1} | {trivial.Unrelated:F1} | {Limits.Ratio((own, trivial)):F2} | {own.OneMethod:F1} | {Mebibytes(own.RetainedBytes)} | {Mebibytes(trivial.RetainedBytes)} |\n");
        }

        page.Append('\n');
        page.Append(CultureInfo.InvariantCulture, $"- An unrelated keystroke may cost {Limits.UnrelatedOverTrivial} times that of the trivial generator: the compiler binds every attribute again, whatever a generator does. No kernel is written again (`ManyKernelsTests`), nor is a declaration read again as long as nothing that is declared anywhere has changed (`RequestCache`).\n");
        page.Append(CultureInfo.InvariantCulture, $"- Cold cost per method, largest project over smallest: {Limits.GrowthOf(costs):F2} (1 is linear growth; at most {Limits.Growth}).\n");
        page.Append("- An edit in one method changes what is declared: every declaration is read again, one kernel is written.\n");
        page.Append("- Retained is what the driver of the compiler keeps between edits, the compilation in hand and all generated text included.\n");
        page.Append(costs.Any(c => c.Own.KeepsOldCompilation) ? "- A compilation before the last edit is still alive.\n" : "- No compilation before the last edit is alive.\n");
        return page.ToString();
    }

    private static string Mebibytes(long bytes) => (bytes / 1048576.0).ToString("F1", CultureInfo.InvariantCulture);
}
