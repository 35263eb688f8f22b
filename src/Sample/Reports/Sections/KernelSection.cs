using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.KernelChecks;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>Accuracy and speed of the kernels on this machine.</summary>
internal static class KernelSection
{
    public static Section Compose(IReadOnlyList<KernelFigures> kernels) => new(
        "kernels",
        "The kernels on this machine",
        [
            new Paragraph(Summary(kernels)),
            new TableBlock(
                ["activation", "error\n(ulp)", "error of f'\n(ulp)", "forward\nns", "scalar\nloop", "Tensor-\nPrimitives", "backward\nns", "scalar\nloop", "Tensor-\nPrimitives"],
                [.. kernels.Select(k => (IReadOnlyList<string>)Row(k))]),
            new Note(FormattableString.Invariant(
                $"Nanoseconds an element over {KernelTiming.Elements} floats in the first-level cache, on one thread, the shortest of several samples; the factors say how many times longer the other takes. Scalar loop: the formula written over MathF. \"-\": .NET has no such function, or nobody would write it so. Errors in units of the last place against the formula in double.")),
            new Figure(Speed(kernels), "Forward passes: nanoseconds an element of each kernel, of TensorPrimitives and of the scalar loop, where there are such."),
        ]);

    /// <summary>One sentence about all of them.</summary>
    public static string Summary(IReadOnlyList<KernelFigures> kernels)
    {
        int good = kernels.Count(k => k.Accuracy.IsGood);
        double worst = kernels.Max(k => Math.Max(k.Accuracy.Forward, k.Accuracy.Derivative));
        double[] factors = [.. kernels.Where(k => k.Forward.Plain is not null).Select(k => k.Forward.Plain!.Value / k.Forward.Kernel).Order()];
        return FormattableString.Invariant($"{good} of {kernels.Count} within {AccuracyFigures.Bound} ulp, value and derivative (worst {worst:0.00}).")
            + (factors.Length > 0 ? FormattableString.Invariant($" Against the scalar loop the forward kernels take the time of one in {factors[factors.Length / 2]:0.0} in the median.") : "");
    }

    private static string[] Row(KernelFigures k) =>
    [
        k.Name + (k.Accuracy.IsGood ? "" : " (!)"),
        Format.Number(Math.Round(k.Accuracy.Forward, 2)),
        Format.Number(Math.Round(k.Accuracy.Derivative, 2)),
        .. Pass(k.Forward),
        .. Pass(k.Backward),
    ];

    private static IEnumerable<string> Pass(PassTimes pass) =>
        [pass.Kernel.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture), Factor(pass.Plain, pass), Factor(pass.Tensors, pass)];

    private static string Factor(double? other, PassTimes pass) =>
        other is { } time ? (time / pass.Kernel).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + "x" : "-";

    // The fastest kernel stands at the top.
    private static Chart Speed(IReadOnlyList<KernelFigures> kernels)
    {
        KernelFigures[] ordered = [.. kernels.OrderByDescending(k => k.Forward.Kernel)];
        double[] places = [.. Enumerable.Range(1, ordered.Length).Select(i => (double)i)];
        return new Chart(
            "speed",
            "ns an element, forward",
            "",
            [
                Dots("kernel", 2, k => k.Forward.Kernel),
                Dots("TensorPrimitives", 1, k => k.Forward.Tensors),
                Dots("scalar loop", 0, k => k.Forward.Plain),
            ])
        {
            IsLogarithmicX = true,
            YNames = [.. ordered.Select(k => k.Name)],
        };

        Series Dots(string label, int colour, Func<KernelFigures, double?> time) =>
            new(label, colour, Mark.Dots, [.. ordered.Select(k => time(k) ?? double.NaN)], places);
    }
}
