using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace ActivationKernels.Sample;

/// <summary>Prints what the sample found.</summary>
internal static class Report
{
    private const int RedirectedWidth = 120;

    /// <summary>A console whose tables do not depend on the terminal where there is none.</summary>
    public static IAnsiConsole CreateConsole()
    {
        IAnsiConsole console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    public static void Heading(IAnsiConsole console, DigitsData data, int epochs, int seed)
    {
        console.MarkupLineInterpolated($"Vector path: [bold]{VectorPath.Description}[/]");
        console.MarkupLineInterpolated(
            $"{data.Train.Count} train and {data.Test.Count} test digits; network {string.Join('-', Trainer.Widths)}; {epochs} epochs; learning rates {string.Join(", ", Sweep.Rates.Select(r => r.ToString(CultureInfo.InvariantCulture)))}; seed {seed}");
        console.WriteLine();
    }

    public static void Table(IAnsiConsole console, IReadOnlyList<Outcome> outcomes, int epochs)
    {
        Table table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii);
        table.AddColumn("activation");
        foreach (string title in (string[])
        [
            "best\nrate", "epochs to\n95 % train", "test\naccuracy", "dead\nunits", "saturated\nactivations",
            "gradient\nfirst/last\nat start", "gradient\nfirst/last\nat end",
        ])
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach ((HiddenActivation activation, TrainingResult best) in outcomes)
        {
            table.AddRow(
                activation.Name,
                Text($"{best.Rate}"),
                best.EpochsToTarget is { } reached ? Text($"{reached}") : Text($"not in {epochs}"),
                Percent(best.TestAccuracy),
                Percent(best.Units.DeadShare),
                Percent(best.Units.SaturatedShare),
                Text($"{best.FirstGradientRatio:0.000}"),
                Text($"{best.LastGradientRatio:0.000}"));
        }

        console.WriteLine();
        console.Write(table);
        foreach (string note in (string[])
        [
            "best rate: fewest epochs to 95 % train accuracy, then smallest train loss; all other columns belong to it",
            "dead: slope exactly 0 on every train image, after training; a function without a flat part has none",
            "saturated: pairs of unit and train image with a slope below 5 % of the largest (relu, leaky: the negative side)",
            "gradient first/last: norm of the first layer's weight gradient over that of the last layer's, on 256 train images",
        ])
        {
            console.MarkupLineInterpolated($"[grey]{note}[/]");
        }
    }

    private static string Percent(double share) => Text($"{100 * share:0.0} %");

    private static string Text(System.FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
