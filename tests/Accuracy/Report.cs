using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace ActivationKernels.AccuracySweep;

/// <summary>A row of the table.</summary>
/// <param name="Kernel">Row of the catalog with its parameters; "'" marks the derivative.</param>
/// <param name="Type">float or double.</param>
/// <param name="Found">What the comparison found.</param>
/// <param name="Coverage">Over which inputs.</param>
/// <param name="Tensors">Worst error of System.Numerics.Tensors; null where it has no such function.</param>
/// <param name="Plain">Worst error of the plain MathF form; null where there is none.</param>
internal sealed record ReportRow(string Kernel, string Type, Worst Found, string Coverage, Worst? Tensors, Worst? Plain);

/// <summary>Writes docs/accuracy.md.</summary>
internal static class Report
{
    public static string Write(IEnumerable<ReportRow> rows, DateOnly date)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Accuracy

            Written by `dotnet run -c Release --project tests/Accuracy -- --all` (every float) or `--sample` (every 256th or, with
            `--stride`, fewer, and the finished part of an interrupted `--all`); do not edit by hand. The column "inputs compared" says which it was.
            Measured on {date:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture},
            vectors of {Width()} bits, {(Fma.IsSupported || AdvSimd.IsSupported ? "with" : "without")} fused multiply-add.

            The error is the distance of the result from the exact value in units in the last place of the exact value
            (2^-149 below the normal range of float, 2^-1074 below that of double); 0.5 is a correctly rounded result.
            The promise is 1 ulp for float and 2 ulp for double, forward and derivative. Every float is first compared with the
            formula in double; an error above 0.6 ulp that would be a new maximum is measured again with MPFR. Doubles are compared with MPFR.
            A name with `'` is the derivative. Kernels of the fast grade are promised 4 ulp; where it has no form of its own, or one that saves
            less than an eighth of the time, it is the accurate kernel. The two columns on the right hold the natural call or composition of
            System.Numerics.Tensors and the plain MathF form, over every 256th float at most; a dash means that there is none.

            | kernel | type | worst error (ulp) | at | inputs compared | Tensors | MathF |
            |---|---|---|---|---|---|---|

            """);
        foreach (ReportRow row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Kernel} | {row.Type} | {Error(row.Found)} | {Input(row)} | {row.Coverage} | {Error(row.Tensors)} | {Error(row.Plain)} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    public static int Width() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    private static string Error(Worst? worst) => worst is null ? "-"
        : double.IsInfinity(worst.Ulp) ? "unbounded"
        : worst.Ulp.ToString(worst.Ulp < 1000 ? "0.0000" : "0.0E+0", CultureInfo.InvariantCulture);

    private static string Input(ReportRow row) => row.Found.Ulp == 0 ? "-"
        : row.Type == "float" ? ((float)row.Found.Input).ToString("R", CultureInfo.InvariantCulture)
        : row.Found.Input.ToString("R", CultureInfo.InvariantCulture);
}
