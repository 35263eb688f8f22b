using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Spectre.Console;

namespace ActivationKernels.Sample;

/// <summary>Shows a sweep while it runs: bars on a terminal, one line a run elsewhere.</summary>
internal static class SweepProgress
{
    public static IReadOnlyList<Outcome> Show(
        IAnsiConsole console, Trainer trainer, IReadOnlyList<HiddenActivation> activations, int epochs, CancellationToken cancellation)
    {
        if (!console.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return Sweep.Run(trainer, activations, new Lines(console.Profile.Out.Writer), cancellation);
        }

        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .Start(context => Sweep.Run(trainer, activations, new Bars(context, activations, epochs), cancellation));
    }

    private static string Describe(TrainingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"rate {result.Rate}: train accuracy {result.TrainAccuracy:P1}, {(result.EpochsToTarget is { } e ? $"95 % reached in epoch {e}" : "95 % not reached")}");

    private sealed class Lines(TextWriter output) : ISweepProgress
    {
        private readonly Lock gate = new();

        public void EpochDone(HiddenActivation activation)
        {
        }

        public void RunDone(HiddenActivation activation, TrainingResult result)
        {
            lock (gate)
            {
                output.WriteLine($"{activation.Name}, {Describe(result)}");
                output.Flush();
            }
        }
    }

    private sealed class Bars(ProgressContext context, IReadOnlyList<HiddenActivation> activations, int epochs) : ISweepProgress
    {
        private readonly Dictionary<string, ProgressTask> tasks = activations.ToDictionary(
            a => a.Name, a => context.AddTask(a.Name, autoStart: true, maxValue: (double)epochs * Sweep.Rates.Length));

        public void EpochDone(HiddenActivation activation) => tasks[activation.Name].Increment(1);

        public void RunDone(HiddenActivation activation, TrainingResult result) =>
            tasks[activation.Name].Description = $"{activation.Name,-8} {Describe(result)}";
    }
}
