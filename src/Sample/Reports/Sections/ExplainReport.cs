using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>Everything about one activation.</summary>
internal static class ExplainReport
{
    private const double Negligible = 1e-12;

    /// <summary>For the console: the plot is drawn in characters.</summary>
    public static Document Compose(ActivationFacts facts) =>
        Compose(facts, along => $"f (*) and its derivative (.) over {along}", curve => new Listing(TextPlot.Draw(curve)));

    /// <summary>For a page: the plot is an image.</summary>
    public static Document ComposePage(ActivationFacts facts) => Compose(
        facts,
        along => $"f and its derivative over {along}",
        curve => new Figure(curve with { IsSmall = false }, "The function (solid) and its derivative (dashed). Shaded: the slope is below 5 % of the steepest."));

    private static Document Compose(ActivationFacts facts, Func<string, string> title, Func<Chart, Block> plot)
    {
        var named = new List<(string, string)>();
        if (facts.Aliases.Count > 0)
        {
            named.Add(("Also", string.Join(", ", facts.Aliases)));
        }

        named.Add(("f", facts.Formula));
        named.AddRange(facts.Derivatives.Select(d => (facts.Derivatives.Count == 1 ? "f'" : $"df/d{d.Input}", d.Formula)));
        List<Section> sections = facts.HasCurve
            ? [new("limits", "Limits", [Limits(facts), .. Kinks(facts), .. Shape(facts)])]
            : [new("limits", "Limits", [.. Kinks(facts)])];
        if (facts.Parameters.Count > 0)
        {
            sections.Add(new Section("parameters", "Parameters", [Parameters(facts)]));
        }

        sections.Add(new Section("use", "When to use it", [.. Advice(facts).Select(a => new Paragraph(a))]));
        if (facts.Traits is not null)
        {
            sections.Add(new Section("rules", "Rules that concern it", [Rules(facts)]));
        }

        if (facts.HasCurve)
        {
            string held = facts.Held.Length > 0 ? $" ({facts.Held})" : "";
            sections.Add(new Section("plot", title(facts.Along + held), [plot(GallerySection.Curve(facts))]));
        }

        return new Document(facts.Name, facts.Summary + ".", named, sections);
    }

    private static IReadOnlyList<string> Advice(ActivationFacts facts) =>
        facts.Traits is { } traits ? traits.Advice()
        : facts.HasCurve ? ["As a unit of several inputs: each output takes one value of every input, so the layer below is as many times wider."]
        : ["For output layers: each value depends on all units of the layer."];

    private static TableBlock Limits(ActivationFacts facts)
    {
        double[] points = [double.NegativeInfinity, 0, double.PositiveInfinity];
        return new TableBlock(
            [facts.Along, "-infinity", "0", "infinity"],
            [
                ["f", .. points.Select(facts.Value).Select(Value)],
                ["f'", .. points.Select(facts.Slope).Select(Value)],
            ]);
    }

    private static IEnumerable<Block> Kinks(ActivationFacts facts) => facts.Kinks.Length > 0 ? [new Paragraph(facts.Kinks)] : [];

    private static IEnumerable<Block> Shape(ActivationFacts facts)
    {
        if (facts.Traits is { } traits)
        {
            yield return new Paragraph($"Values from {Value(traits.Lowest)} to {Value(traits.Highest)}; steepest slope {Value(facts.SteepestSlope)}; mean output {Value(traits.MeanOutput)} for a standard normal input.");
        }

        if (facts.FlatStretches.Count > 0)
        {
            yield return new Paragraph("Flat (slope below 5 % of the steepest): " + string.Join(" and ", facts.FlatStretches.Select(Stretch)) + ".");
        }
    }

    private static string Stretch(Stretch stretch) =>
        double.IsInfinity(stretch.Low) ? $"below {Value(stretch.High)}"
        : double.IsInfinity(stretch.High) ? $"above {Value(stretch.Low)}"
        : $"from {Value(stretch.Low)} to {Value(stretch.High)}";

    private static TableBlock Parameters(ActivationFacts facts) => new(
        ["parameter", "default", "range", "because"],
        [.. facts.Parameters.Select(p => (IReadOnlyList<string>)[p.Name, Value(p.Default), p.Range, p.Reason])],
        TextColumns: 4);

    private static Block Rules(ActivationFacts facts)
    {
        IReadOnlyList<RuleFacts> rules = RuleFacts.Concerning(facts.Name);
        return rules.Count == 0
            ? new Paragraph("None fires in the stacks that were tried.")
            : new TableBlock(["rule", "title", "fires for example with"], [.. rules.Select(r => (IReadOnlyList<string>)[r.Id, r.Title, r.Situation])], TextColumns: 3);
    }

    private static string Value(double value) => double.IsPositiveInfinity(value) ? "infinity"
        : double.IsNegativeInfinity(value) ? "-infinity"
        : Math.Abs(value) < Negligible ? "0"
        : value.ToString("G5", CultureInfo.InvariantCulture);
}
