using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>The experiments about one effect each.</summary>
internal static class ExperimentSections
{
    public static IEnumerable<Section> Compose(LaboratoryResults results)
    {
        if (results.Deep.Count > 0)
        {
            yield return Deep(results);
        }

        if (results.Centring.Count > 0)
        {
            yield return Centring(results.Centring);
        }

        if (results.Initialisation.Count > 0)
        {
            yield return Initialisation(results.Initialisation);
        }

        if (results.Dying is { } dying)
        {
            yield return Dying(dying);
        }
    }

    private static Section Deep(LaboratoryResults results) => new(
        "deep",
        "Eight hidden layers: where the gradient goes",
        [
            new TableBlock(
                ["activation", "best\nrate", "gradient first/\nlast at start", "predicted", "train accuracy\nat end", "epochs to\n95 % train"],
                [.. results.Deep.Select(d => (IReadOnlyList<string>)
                [
                    d.Model.Name,
                    Format.Number(d.Rate),
                    Format.Spread(d.AtStart(s => s.GradientRatios[0])),
                    Format.Number(Facts.NetworkPrediction.Of(d.Model.Declared!).Layers[0].GradientRatio),
                    Format.Percent(d.AtEnd(s => s.TrainAccuracy)),
                    Format.Spread(d.EpochsTo(Laboratory.TargetAccuracy)),
                ])]),
            new Figure(
                new Chart("gradients", "layer", "gradient / that of the last", [.. results.Deep.SelectMany(Layers)]) { IsLogarithmicY = true, HasWholeX = true },
                "Norm of the gradient by layer before training: dots are measured, dashes are what the compiler predicts from the attributes."),
            new Figure(ComparisonSections.Curves("deep-accuracy", "train accuracy", results.Deep, s => s.TrainAccuracy), "Train accuracy of the deep stacks after each epoch."),
        ]);

    private static IEnumerable<Series> Layers(TunedRuns runs)
    {
        double[] layers = [.. Enumerable.Range(1, runs.Model.Sizes.Count).Select(i => (double)i)];
        int colour = Palette.ColourOf(runs.Model.Name);
        yield return new Series(runs.Model.Name, colour, Mark.Dots, layers, [.. layers.Select((_, i) => runs.AtStart(s => s.GradientRatios[i]).Median)]);
        yield return new Series(
            "", colour, Mark.Dashes, layers, [.. Facts.NetworkPrediction.Of(runs.Model.Declared!).Layers.Select(l => l.GradientRatio)]);
    }

    private static Section Centring(IReadOnlyList<(SweepResult OffCentre, SweepResult Centred)> pairs) => new(
        "centring",
        "The same slope, moved to the centre",
        [
            new Paragraph($"Each pair ({pairs[0].OffCentre.Model.Shape}) starts from the same weights and has the same slope everywhere; only a constant is added to the activation. The formulas are written in C# and compiled by the generator."),
            new TableBlock(
                ["activation", "best\nrate", "epochs to\n95 % train"],
                [.. pairs.SelectMany(p => new[] { p.OffCentre, p.Centred })
                    .Select(s => (IReadOnlyList<string>)[s.Model.Name, Format.Number(s.Best.Rate), Format.Spread(s.Best.Epochs)])]),
        ]);

    private static Section Initialisation(IReadOnlyList<TunedRuns> runs) => new(
        "initialisation",
        "Initial weights",
        [
            new TableBlock(
                ["network", "best\nrate", "saturated\nat start", "saturated\nat end", "gradient first/\nlast at start", "epochs to\n95 % train", "test\naccuracy"],
                [.. runs.Select(r => (IReadOnlyList<string>)
                [
                    r.Model.Name,
                    Format.Number(r.Rate),
                    Format.Percent(r.AtStart(s => s.SaturatedShare).Median),
                    Format.Percent(r.AtEnd(s => s.SaturatedShare).Median),
                    Format.Number(r.AtStart(s => s.GradientRatios[0]).Median),
                    Format.Spread(r.EpochsTo(Laboratory.TargetAccuracy)),
                    Format.Percent(r.AtEnd(s => s.TestAccuracy)),
                ])]),
            new Note("Large weights: standard deviation 1. Small weights: standard deviation 0.01. The others have the variance that suits the activation."),
            new Figure(
                ComparisonSections.Curves("start-saturated", "saturated share", [.. runs.Where(r => r.Model.Name.StartsWith("tanh", StringComparison.Ordinal))], s => s.SaturatedShare),
                "Share of saturated tanh activations after each epoch, by initial weights."),
        ]);

    private static Section Dying(IReadOnlyList<DyingOutcome> outcomes)
    {
        DyingOutcome[] rates = [.. outcomes.Where(o => !o.IsStart)];
        return new Section(
            "dying",
            "Units that die",
            [
                new TableBlock(
                    ["network", "condition", "dead units", "test accuracy"],
                    [.. outcomes.Select(o => (IReadOnlyList<string>)
                        [o.Model.Name, o.Condition, Format.Percent(o.DeadShare), Format.Percent(o.TestAccuracy)])],
                    TextColumns: 2),
                new Note("A leaky unit has a slope everywhere and cannot be dead by this measure; what counts is whether its network still learns. Units of a run that diverged to NaN count as alive. A bias of -4 lies more than three standard deviations below 0."),
                new Figure(
                    new Chart(
                        "dying",
                        "learning rate",
                        "dead share",
                        [.. rates.GroupBy(o => o.Model.Name).Select(g => new Series(
                            g.Key, Palette.ColourOf(g.Key), Mark.Line, [.. g.Select(o => (double)o.Rate)], [.. g.Select(o => o.DeadShare.Median)]))])
                    {
                        IsLogarithmicX = true,
                    },
                    "Share of dead units after training by learning rate, median over the seeds."),
            ]);
    }
}
