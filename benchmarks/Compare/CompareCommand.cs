using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActivationKernels.Benchmarks.Cases;
#if !NATIVE
using ActivationKernels.Benchmarks.Errors;
#endif

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>The command "compare": kernels against their peers, in turns within one process.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    // Functions and passes on which the modes of the compiler are compared.
    private static readonly string[] PassesOfModes = ["forward", "backward"];
    private static readonly int[] SizesOfModes = [64, 1024, 65536];

    private static readonly Option<string[]> Filter = new("--filter", "-f")
    {
        Description = "Only cases whose title (activation, pass, element) contains one of these words.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Passes = new("--passes", "-p")
    {
        Description = "Only these passes, for example forward, backward, \"backward from output\".",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int[]> Sizes = new("--sizes", "-s")
    {
        Description = "Numbers of elements.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 7, 64, 1024, 65536, 16777216],
    };

    private static readonly Option<bool> Quick = new("--quick", "-q") { Description = "Fewer samples." };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "Elements between a 64-byte boundary and the start of each span.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    private static readonly Option<FileInfo?> Write = new("--write")
    {
        Description = "Measure every size in a process of its own, and some under every mode of the compiler, and write this page.",
    };

    public static Command Create()
    {
        Sizes.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>().Any(s => s is < 1 or > 1 << 26))
            {
                result.AddError("--sizes: a size lies between 1 and 67108864.");
            }
        });
        var command = new Command(Name, "Time kernels, other libraries and loops by hand in turns.")
        {
            Filter, Passes, Sizes, Quick, Offset, Json, Write,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Write) is { } page)
        {
            return WritePage(parsed, page);
        }

        string[] words = parsed.GetValue(Filter) ?? [];
        string[] passes = parsed.GetValue(Passes) ?? [];
        BenchmarkCase[] cases = CaseTable.All
            .Where(c => words.Length == 0 || words.Any(w => c.Title.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .Where(c => passes.Length == 0 || passes.Contains(c.Pass, StringComparer.OrdinalIgnoreCase))
            .ToArray();
        if (cases.Length == 0)
        {
            Console.Error.WriteLine($"No case contains \"{string.Join("\" or \"", words.Concat(passes))}\".");
            return 2;
        }

        bool json = parsed.GetValue(Json);
        if (!json)
        {
            Console.WriteLine($"{Machine.VectorPath}; {RuntimeInformation.FrameworkDescription}; ns per element, and how many times faster the kernel is");
            foreach (string missing in LibraryPeers.Missing)
            {
                Console.WriteLine(missing);
            }
        }

        Effort effort = parsed.GetValue(Quick) ? Effort.Quick : Effort.Full;
        var measurements = new List<Measurement>();
        Machine.PinThread();
        foreach (int size in parsed.GetValue(Sizes)!)
        {
            foreach (Measurement m in RoundRobin.Measure(cases, size, parsed.GetValue(Offset), effort))
            {
                measurements.Add(m);
                if (!json)
                {
                    Console.WriteLine(Line(m));
                }
            }
        }

        if (json)
        {
            var report = new ProcessReport(Machine.VectorPath, RuntimeInformation.FrameworkDescription, LibraryPeers.Missing.ToArray(), measurements);
            Console.WriteLine(JsonSerializer.Serialize(report, ReportContext.Default.ProcessReport));
        }

        return 0;
    }

    private static string Line(Measurement m)
    {
        IEnumerable<string> others = m.Timings.Where(t => t.Key != CandidateNames.Kernel).Select(t => string.Create(
            CultureInfo.InvariantCulture, $"{t.Key} {t.Value.Minimum:0.000} ({m.Gain(t.Key):0.00})"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{m.Activation + " " + m.Pass + " " + m.Element,-36} {m.Size,8}  {m.Kernel.Minimum:0.000} ({m.Kernel.Quartile:0.000}): {string.Join(", ", others)}");
    }

    private static int WritePage(ParseResult parsed, FileInfo page)
    {
        string[] filter = (parsed.GetValue(Filter) ?? []).SelectMany(word => new[] { "--filter", word }).ToArray();

        // TensorPrimitives keeps the code that suits the first sizes it saw: a process for each size shows it at its best.
        ProcessReport[] bySize = parsed.GetValue(Sizes)!.Select(size => Measure(RunMode.Default, [size], filter)).ToArray();
        ProcessReport standard = bySize[0] with { Measurements = bySize.SelectMany(report => report.Measurements).ToArray() };
        string[] some = [.. filter, .. PassesOfModes.SelectMany(pass => new[] { "--passes", pass })];
        (RunMode Mode, ProcessReport? Report)[] modes = new[] { RunMode.Default }
            .Concat(RunMode.Others)
            .Select(mode => (mode, TryMeasure(mode, SizesOfModes, some)))
            .ToArray();
        File.WriteAllText(page.FullName, PerformancePage.Write(standard, modes, Errors(standard)));
        Console.Error.WriteLine($"Wrote {page.Name}.");
        return 0;
    }

    // Native code, which the command publishes to measure, writes no page and knows no catalog.
    private static IReadOnlyList<CaseErrors> Errors(ProcessReport report) =>
#if NATIVE
        [];
#else
        CandidateErrors.Of(CaseTable.All.Where(c => report.Measurements.Any(m => m.Activation == c.Activation && m.Pass == c.Pass)));
#endif

    // Native code needs a linker, which not every machine has: the page says so, and the rest of the measurement is kept.
    private static ProcessReport? TryMeasure(RunMode mode, int[] sizes, string[] filter)
    {
        try
        {
            return Measure(mode, sizes, filter);
        }
        catch (InvalidOperationException e) when (mode.Properties is not null)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }

    private static ProcessReport Measure(RunMode mode, int[] sizes, string[] filter)
    {
        string[] numbers = sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)).ToArray();
        Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {mode.Name}: {string.Join(", ", numbers)} elements");
        return mode.Run([Name, "--json", "--quick", .. numbers.SelectMany(size => new[] { "--sizes", size }), .. filter]);
    }
}
