using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using ActivationKernels.Sample.Experiments;
using Spectre.Console;

namespace ActivationKernels.Sample.Commands;

/// <summary>Shows experiments while they run: bars on a terminal, a line for each elsewhere.</summary>
internal static class LiveProgress
{
    public static T Show<T>(IAnsiConsole console, Func<ILaboratoryProgress, T> run)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Capabilities.Ansi)
        {
            return run(new Lines(console.Profile.Out.Writer));
        }

        return console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .Start(context => run(new Bars(context)));
    }

    private sealed class Lines(TextWriter output) : ILaboratoryProgress
    {
        private readonly Lock gate = new();
        private int left;

        public void Begin(string experiment, int jobs) => left = jobs;

        public void Advance(string experiment)
        {
            lock (gate)
            {
                if (--left == 0)
                {
                    output.WriteLine($"measured: {experiment}");
                    output.Flush();
                }
            }
        }
    }

    private sealed class Bars(ProgressContext context) : ILaboratoryProgress
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Begin(string experiment, int jobs)
        {
            lock (tasks)
            {
                tasks[experiment] = context.AddTask(experiment, autoStart: true, maxValue: jobs);
            }
        }

        public void Advance(string experiment)
        {
            lock (tasks)
            {
                tasks[experiment].Increment(1);
            }
        }
    }
}
