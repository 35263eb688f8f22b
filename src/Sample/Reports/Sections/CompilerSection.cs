using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>What the compiler said about the declared networks, and whether it came true.</summary>
internal static class CompilerSection
{
    public static Section Compose(LaboratoryResults results, IReadOnlyList<CompilerMessage> messages)
    {
        var blocks = new List<Block>
        {
            new Paragraph("Before anything ran, the compiler computed from the attributes how signals and gradients travel through each network. These are its figures beside what was measured before training."),
        };
        if (results.Predictions.Count > 0)
        {
            blocks.Add(Table(results.Predictions));
            blocks.Add(new Note("Saturated: mean over the hidden layers. Gradient: norm over the weights of the first layer over that of the last, over single images. The analysis holds for wide layers; the network of four units shows where it ends."));
        }

        if (results.BornDead is { } born)
        {
            blocks.Add(new Paragraph(FormattableString.Invariant(
                $"Six layers of four rectifiers let one image through no path at all with a probability of {Format.Percent(born.Predicted)}, says the compiler; of {born.Trials} such networks {Format.Percent(born.Measured)} were born dead.")));
        }

        blocks.Add(new Paragraph("The networks that are bad on purpose get warnings, which the source silences with a reason. The compiler's own log holds them:"));
        blocks.Add(new Listing(Warnings(messages)));
        return new Section("compiler", "What the compiler knew", blocks);
    }

    /// <summary>The messages about declared networks as lines of text.</summary>
    public static string Warnings(IReadOnlyList<CompilerMessage> messages)
    {
        IEnumerable<string> lines = NetworkTable.Declared
            .SelectMany(m => CompilerLog.About(messages, m.Declared!))
            .Select(m => FormattableString.Invariant($"{m.File}({m.Line}): {m.Level} {m.RuleId}: {m.Text}")
                + (m.Reason is { Length: > 0 } reason ? $"\n    silenced: {reason}" : ""));
        string text = string.Join("\n", lines);
        return text.Length > 0 ? text : "The compiler wrote no log beside this program.";
    }

    private static TableBlock Table(IReadOnlyList<PredictionCheck> checks) => new(
        ["network", "class", "saturated\npredicted", "saturated\nmeasured", "gradient\npredicted", "gradient\nmeasured"],
        [.. checks.Select(c => (IReadOnlyList<string>)
        [
            c.Model.Name,
            c.Prediction.Name,
            Format.Percent(c.Prediction.SaturatedShare),
            Format.Percent(c.SaturatedShare.Median),
            Format.Number(c.Prediction.Layers[0].GradientRatio),
            Gradient(c.GradientRatios[0]),
        ])],
        TextColumns: 2);

    // A network that is born dead has no gradient at all in any layer, and so no ratio.
    private static string Gradient(Spread ratio) =>
        double.IsInfinity(ratio.Median) ? "none passes" : Format.Spread(ratio).Replace("never", "none", StringComparison.Ordinal);
}
