using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;

namespace ActivationKernels.Sample.Reports.Sections;

/// <summary>All contenders at their best rates, and the published race.</summary>
internal static class ComparisonSections
{
    public static IEnumerable<Section> Compose(LaboratoryResults results)
    {
        if (results.Comparison.Count > 0)
        {
            yield return Comparison(results.Comparison, results.Settings);
        }

        if (results.Race.Count > 0)
        {
            yield return Race(results.Race);
        }
    }

    private static Section Comparison(IReadOnlyList<TunedRuns> comparison, LaboratorySettings settings) => new(
        "comparison",
        "Six activations, one network",
        [
            new Paragraph($"Networks {comparison[0].Model.Shape}, each at the learning rate that brings it to 95 % train accuracy first."),
            new TableBlock(
                ["activation", "best\nrate", "epochs to\n95 % train", "test\naccuracy", "dead\nunits", "saturated\nactivations", "gradient first/\nlast at start", "gradient first/\nlast at end"],
                [.. comparison.Select(c => (IReadOnlyList<string>)Row(c))]),
            new Note(FormattableString.Invariant($"\"never\": not within {settings.Epochs} epochs. Dead: slope exactly 0 on every train image, after training. Saturated: slope below 5 % of the steepest, over hidden units and train images; rectifiers do not count. Gradient: norm over the weights of the first layer over that of the last, over single images.")),
            new Figure(Curves("accuracy", "test accuracy", comparison, s => s.TestAccuracy), "Test accuracy after each epoch, median over the seeds."),
            new Figure(Curves("loss", "train loss", comparison, s => s.TrainLoss) with { IsLogarithmicY = true }, "Mean cross-entropy of the train images after each epoch."),
            new Figure(Curves("saturated", "saturated share", comparison, s => s.SaturatedShare), "Share of saturated activations after each epoch."),
            new Figure(Curves("dead", "dead share", comparison, s => s.DeadShare), "Share of dead units after each epoch."),
        ]);

    private static string[] Row(TunedRuns runs) =>
    [
        runs.Model.Name,
        Format.Number(runs.Rate),
        Format.Spread(runs.EpochsTo(Laboratory.TargetAccuracy)),
        Format.Percent(runs.AtEnd(s => s.TestAccuracy)),
        Format.Percent(runs.AtEnd(s => s.DeadShare).Median),
        Format.Percent(runs.AtEnd(s => s.SaturatedShare).Median),
        Format.Number(runs.AtStart(s => s.GradientRatios[0]).Median),
        Format.Number(runs.AtEnd(s => s.GradientRatios[0]).Median),
    ];

    /// <summary>One line for each network, over the epochs; a second one of the same activation is dashed.</summary>
    internal static Chart Curves(string name, string label, IReadOnlyList<TunedRuns> runs, Func<NetworkState, double> figure) => new(
        name,
        "epoch",
        label,
        [
            .. runs.Select((c, i) =>
            {
                IReadOnlyList<double> curve = c.Curve(figure);
                int colour = Palette.ColourOf(c.Model.Name);
                Mark mark = runs.Take(i).Any(r => Palette.ColourOf(r.Model.Name) == colour) ? Mark.Dashes : Mark.Line;
                return new Series(c.Model.Name, colour, mark, [.. Enumerable.Range(0, curve.Count).Select(e => (double)e)], curve);
            }),
        ])
    {
        HasWholeX = true,
    };

    private static Section Race(IReadOnlyList<SweepResult> race) => new(
        "race",
        "The published race: epochs to 25 % training error",
        [
            new Paragraph("Four layers of weights, no regularisation, a learning rate tuned for each activation, as in the publication that saw rectifiers six times faster than tanh on colour photographs. The train error is looked at after every second mini-batch."),
            new TableBlock(
                ["activation", "best\nrate", "epochs to\n25 % error"],
                [.. race.Select(s => (IReadOnlyList<string>)[s.Model.Name, Format.Number(s.Best.Rate), Format.Spread(s.Best.Epochs)])]),
            new Figure(
                new Chart(
                    "race",
                    "learning rate",
                    "epochs to 25 % error",
                    [.. race.Select(s => new Series(s.Model.Name, Palette.ColourOf(s.Model.Name), Mark.Line, [.. s.Rates.Select(r => (double)r.Rate)], [.. s.Rates.Select(r => r.Epochs.Median)]))])
                {
                    IsLogarithmicX = true,
                    IsLogarithmicY = true,
                },
                "Median epochs to 25 % training error by learning rate; rates that never get there are left out."),
        ]);
}
