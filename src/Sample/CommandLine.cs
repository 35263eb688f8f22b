using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Spectre.Console;

namespace ActivationKernels.Sample;

/// <summary>The options of the sample, and what it does with them.</summary>
internal static class CommandLine
{
    public const int UsageError = 2;
    public const int Interrupted = 130;

    private const int FullEpochs = 60;
    private const int QuickEpochs = 20;
    private const int MostEpochs = 10_000;

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = $"Train for {QuickEpochs} epochs instead of {FullEpochs}: a few seconds.",
    };

    private static readonly Option<int?> Epochs = new("--epochs")
    {
        Description = $"Epochs of each training run, 1 to {MostEpochs}.",
        HelpName = "N",
        CustomParser = result => Integer(result, "--epochs", 1, MostEpochs),
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Seed of the first weights and of the order of the images.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result => Integer(result, "--seed", int.MinValue, int.MaxValue) ?? 0,
    };

    private static readonly Option<string[]> Activations = new("--activations")
    {
        Description = $"Which activations to compare, separated by commas or spaces: {KnownNames}. Default: all.",
        HelpName = "NAMES",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "File of digits, gzip-compressed CSV. Default: the one beside the program.",
        HelpName = "FILE",
    };

    private static string KnownNames => string.Join(", ", ActivationTable.All.Select(a => a.Name));

    /// <returns>0, or <see cref="UsageError"/> after one line on the standard error, or <see cref="Interrupted"/>.</returns>
    public static int Run(string[] arguments)
    {
        Activations.Validators.Add(CheckActivations);
        var root = new RootCommand("Trains a small classifier on handwritten digits, once for each activation, with generated kernels.")
        {
            Quick, Epochs, Seed, Activations, Data,
        };
        root.SetAction(Train);
        ParseResult parsed = root.Parse(arguments);
        return parsed.Errors.Count > 0 ? Fail(parsed.Errors[0].Message) : parsed.Invoke();
    }

    private static int Train(ParseResult parsed)
    {
        int epochs = parsed.GetValue(Epochs) ?? (parsed.GetValue(Quick) ? QuickEpochs : FullEpochs);
        int seed = parsed.GetValue(Seed);
        HiddenActivation[] activations = [.. Names(parsed.GetValue(Activations)).Select(n => ActivationTable.Find(n)!).Distinct()];
        if (activations.Length == 0)
        {
            activations = [.. ActivationTable.All];
        }

        DigitsData data;
        try
        {
            data = DigitsData.Load(parsed.GetValue(Data) ?? DigitsData.DefaultPath);
        }
        catch (DataException e)
        {
            return Fail(e.Message);
        }

        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });

        IAnsiConsole console = Report.CreateConsole();
        Report.Heading(console, data, epochs, seed);
        IReadOnlyList<Outcome> outcomes =
            SweepProgress.Show(console, new Trainer(data, epochs, seed), activations, epochs, stop.Token);
        if (outcomes.Count > 0)
        {
            Report.Table(console, outcomes, epochs);
        }

        if (outcomes.Count == activations.Length)
        {
            return 0;
        }

        Console.Error.WriteLine($"Stopped: {outcomes.Count} of {activations.Length} activations finished.");
        return Interrupted;
    }

    private static int? Integer(ArgumentResult result, string option, int least, int most)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"{option} '{text}': expected a whole number from {least} to {most}.");
        return null;
    }

    private static void CheckActivations(OptionResult result)
    {
        foreach (string name in Names(result.GetValueOrDefault<string[]>()))
        {
            if (ActivationTable.Find(name) is null)
            {
                result.AddError($"Unknown activation '{name}': did you mean '{ActivationTable.Nearest(name)}'? Known are {KnownNames}.");
                return;
            }
        }
    }

    private static IEnumerable<string> Names(string[]? values) => (values ?? [])
        .SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return UsageError;
    }
}
