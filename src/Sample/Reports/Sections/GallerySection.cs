using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>Every activation of the catalog with its derivative.</summary>
internal static class GallerySection
{
    private const double End = 6;
    private const double Tallest = 6;
    private const int Points = 481;

    public static Section Compose() => new(
        "activations",
        "Every activation",
        [
            new Paragraph("The function (solid) and its derivative (dashed). Shaded: the slope is below 5 % of the steepest, so that hardly any gradient passes."),
            new Gallery([.. ActivationFacts.All.Where(f => f.HasCurve).Select(f => new GalleryItem(f.Name, "f = " + f.Formula, f.Summary + (f.Held.Length > 0 ? $"; drawn over {f.Along}, {f.Held}" : "") + ".", Curve(f)))]),
        ],
        OnPageOnly: true);

    /// <summary>Function and derivative, with the flat stretches shaded.</summary>
    public static Chart Curve(ActivationFacts facts)
    {
        double[] x = [.. Enumerable.Range(0, Points).Select(i => End * ((2.0 * i / (Points - 1)) - 1))];
        double[] value = [.. x.Select(facts.Value).Select(Inside)];
        double[] slope = [.. x.Select(facts.Slope).Select(Inside)];
        return new Chart(
            facts.Name,
            facts.Inputs.Count > 1 ? facts.Along : "x",
            "",
            [
                new Series("f", 2, Mark.Line, x, value),
                new Series("f'", 1, Mark.Dashes, x, slope),
            ])
        {
            IsSmall = true,
            Shades =
            [
                .. facts.FlatStretches
                    .Select(s => new Shade(Math.Max(s.Low, -End), Math.Min(s.High, End)))
                    .Where(s => s.High > s.Low),
            ],
        };
    }

    // What leaves the picture is left out.
    private static double Inside(double y) => Math.Abs(y) <= Tallest ? y : double.NaN;
}
