using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ActivationKernels.Sample.KernelChecks;
using ActivationKernels.Sample.Reports;
using ActivationKernels.Sample.Reports.Sections;
using Spectre.Console;

namespace ActivationKernels.Sample.Commands;

/// <summary>Checks and times every kernel on this machine.</summary>
internal static class KernelsCommand
{
    private static readonly string[] Known = [.. KernelTable.All.Select(k => k.Name)];

    public static Command Create(SampleOptions options)
    {
        var names = new Argument<string[]>("activations")
        {
            Description = "Which kernels, separated by commas or spaces. Default: all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.Validators.Add(result =>
        {
            if (ActivationNames.Problem(ActivationNames.Split(result.Tokens.Select(t => t.Value)), Known) is { } problem)
            {
                result.AddError(problem);
            }
        });
        var command = new Command("kernels", "Checks and times every kernel on this machine, against the scalar loop and TensorPrimitives. Exit code 1 where one misses its bound.")
        {
            names, options.Quick,
        };
        command.SetAction(parsed => Run(parsed, options, ActivationNames.Split(parsed.GetValue(names))));
        return command;
    }

    private static int Run(ParseResult parsed, SampleOptions options, IReadOnlyList<string> names)
    {
        const string Title = "kernels";
        bool isQuick = parsed.GetValue(options.Quick);
        CatalogKernel[] kernels = [.. KernelTable.All.Where(k => names.Count == 0 || names.Contains(k.Name))];
        using var interrupt = new Interrupt();
        IAnsiConsole console = ConsoleReport.Create(!parsed.GetValue(options.NoColor));
        IReadOnlyList<KernelFigures> figures = LiveProgress.Show(console, progress =>
        {
            progress.Begin(Title, kernels.Length);
            return KernelBench.Run(
                kernels, isQuick ? 16 : 128, isQuick ? TimingEffort.Quick : TimingEffort.Full, () => progress.Advance(Title), interrupt.Token);
        });
        if (figures.Count > 0)
        {
            ConsoleReport.Print(console, new Document("Kernels", Machine.Processor, [("Vector path", Machine.VectorPath), ("Runtime", Machine.Runtime)], [KernelSection.Compose(figures)]));
        }

        if (names.Count == 0 && KernelBench.Missing.Count > 0)
        {
            console.WriteLine($"Rows without a kernel in this sample: {string.Join(", ", KernelBench.Missing)}.");
        }

        if (figures.Count < kernels.Length)
        {
            Console.Error.WriteLine($"Stopped: {figures.Count} of {kernels.Length} kernels finished.");
            return CommandLine.Interrupted;
        }

        return figures.All(f => f.Accuracy.IsGood) ? 0 : CommandLine.CheckFailed;
    }
}
