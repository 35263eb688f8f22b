using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.CodeSize;

/// <summary>Writes the page of code sizes.</summary>
internal static class CodeSizePage
{
    /// <param name="cases">What was compiled.</param>
    /// <param name="columns">For each width the bytes of each case.</param>
    public static string Write(IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<(string Width, IReadOnlyList<int> Bytes)> columns)
    {
        var text = new StringBuilder();
        text.Append("# Code size\n\n");
        text.Append("Measured, not typed in: `dotnet run -c Release --project benchmarks -- code-size --write docs/code-size.md` writes this page.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Bytes of machine code of the loops of each kernel over floats, as the just-in-time compiler of .NET {Environment.Version} reports them on {(System.Runtime.InteropServices.RuntimeInformation.OSArchitecture)}: ");
        text.Append("the unrolled main loop, the loop over single vectors and the overlapping end, with their constants loaded from memory. A process compiles one width, the widest of its processor; kernels over rows have a loop for each pass.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| kernel | pass |{string.Concat(columns.Select(c => $" {c.Width} |"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"|---|---|{string.Concat(columns.Select(_ => "---:|"))}\n");
        for (int i = 0; i < cases.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {cases[i].Activation} | {cases[i].Pass} |{Cells(columns, c => c.Bytes[i])}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| median | |{Cells(columns, c => c.Bytes.Order().ElementAt(c.Bytes.Count / 2))}\n");
        text.Append(CultureInfo.InvariantCulture, $"| sum of {cases.Count} | |{Cells(columns, c => c.Bytes.Sum())}\n");
        return text.ToString();
    }

    private static string Cells(
        IReadOnlyList<(string Width, IReadOnlyList<int> Bytes)> columns, Func<(string Width, IReadOnlyList<int> Bytes), int> bytes) =>
        string.Concat(columns.Select(c => string.Create(CultureInfo.InvariantCulture, $" {bytes(c):N0} |")));
}
