using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.KernelChecks;
using ActivationKernels.Sample.Networks;
using ActivationKernels.Sample.Reports;
using Spectre.Console;

namespace ActivationKernels.Sample.Commands;

/// <summary>Runs the experiments, prints what they found and writes the report. The default command.</summary>
internal sealed class TrainCommand
{
    private const int MostEpochs = 10_000;

    private static readonly string[] Known = [.. NetworkTable.Contenders.Select(c => c.Name)];

    private readonly SampleOptions options;

    private readonly Option<int?> epochs = new("--epochs")
    {
        Description = $"Epochs of a training run, 1 to {MostEpochs}. Default: {LaboratorySettings.FullEpochs}, and {LaboratorySettings.QuickEpochs} with --quick.",
        HelpName = "N",
        CustomParser = result => SampleOptions.Integer(result, "--epochs", 1, MostEpochs),
    };

    private readonly Option<string[]> activations = new("--activations")
    {
        Description = $"Which activations to compare, separated by commas or spaces: {string.Join(", ", Known)}. Default: all.",
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = true,
    };

    public TrainCommand(SampleOptions options)
    {
        this.options = options;
        activations.Validators.Add(result =>
        {
            if (ActivationNames.Problem(ActivationNames.Split(result.GetValueOrDefault<string[]>()), Known) is { } problem)
            {
                result.AddError(problem);
            }
        });
    }

    public Command Create()
    {
        var command = new Command("train", "Compares the activations and judges the claims of the text (what runs without a command).");
        Complete(command);
        return command;
    }

    /// <summary>Gives a command the options and the action of this one.</summary>
    public void Complete(Command command)
    {
        foreach (Option option in (Option[])[options.Quick, epochs, options.Seed, activations, options.Out, options.Data])
        {
            command.Add(option);
        }

        command.SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        bool isQuick = parsed.GetValue(options.Quick);
        LaboratorySettings settings = Settings(parsed, isQuick);
        DigitsData data = DigitsData.Load(parsed.GetValue(options.Data) ?? DigitsData.DefaultPath);
        ReportFiles files = ReportFiles.Open(parsed.GetValue(options.Out)!);
        using var interrupt = new Interrupt();
        IAnsiConsole console = ConsoleReport.Create(!parsed.GetValue(options.NoColor));
        console.MarkupLineInterpolated($"Vector path: [bold]{Machine.VectorPath}[/]");
        console.WriteLine(FormattableString.Invariant($"{data.Train.Count} train and {data.Test.Count} test digits, {settings.Epochs} epochs, {settings.Seeds} seeds from {settings.FirstSeed} on"));

        LaboratoryRun run = LiveProgress.Show(console, progress => Measure(data, settings, isQuick, progress, interrupt.Token));
        if (run.Results.Comparison.Count == 0)
        {
            Console.Error.WriteLine("Stopped before anything was finished: no report.");
            return CommandLine.Interrupted;
        }

        Document document = LaboratoryReport.Compose(run, data);
        console.WriteLine();
        ConsoleReport.Print(console, document);
        files.Write(document);
        console.WriteLine();
        console.MarkupLineInterpolated($"Report: [bold]{files.Page}[/], plots: [bold]{files.Plots}[/]");
        if (!run.Results.IsStopped)
        {
            return 0;
        }

        Console.Error.WriteLine("Stopped: the report holds what was finished.");
        return CommandLine.Interrupted;
    }

    private LaboratorySettings Settings(ParseResult parsed, bool isQuick)
    {
        int seed = parsed.GetValue(options.Seed);
        LaboratorySettings settings = isQuick ? LaboratorySettings.Quick(seed) : LaboratorySettings.Full(seed);
        if (parsed.GetValue(epochs) is { } count)
        {
            settings = settings with { Epochs = count };
        }

        IReadOnlyList<string> names = ActivationNames.Split(parsed.GetValue(activations));
        return names.Count > 0 ? settings with { Activations = names } : settings;
    }

    private static LaboratoryRun Measure(
        DigitsData data, LaboratorySettings settings, bool isQuick, ILaboratoryProgress progress, CancellationToken cancellation)
    {
        const string Kernels = "kernels";
        long start = Stopwatch.GetTimestamp();
        LaboratoryResults results = new Laboratory(data, settings, progress, cancellation).Run();
        IReadOnlyList<CatalogKernel> rows = [.. KernelTable.All.Where(k => settings.Activations.Contains(k.Name) || settings.Activations.Count == Known.Length)];
        progress.Begin(Kernels, rows.Count);
        IReadOnlyList<KernelFigures> kernels = KernelBench.Run(
            rows, isQuick ? 8 : 32, isQuick ? TimingEffort.Quick : TimingEffort.Full, () => progress.Advance(Kernels), cancellation);
        return new LaboratoryRun(
            results with { IsStopped = cancellation.IsCancellationRequested }, kernels, CompilerLog.Read(CompilerLog.DefaultPath), Stopwatch.GetElapsedTime(start));
    }
}
