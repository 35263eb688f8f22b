using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>The command "compare": kernels against their peers, in turns within one process.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    private static readonly Option<string[]> Filter = new("--filter", "-f")
    {
        Description = "Only cases whose title (activation, pass, element) contains one of these words.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int[]> Sizes = new("--sizes", "-s")
    {
        Description = "Numbers of elements.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [64, 1024, 65536],
    };

    private static readonly Option<bool> Quick = new("--quick", "-q") { Description = "Shorter warm-up, fewer samples." };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "Elements between a 64-byte boundary and the start of each span.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };

    private static readonly Option<FileInfo?> Write = new("--write")
    {
        Description = "Measure every size in a process of its own, under every mode of the compiler, and write this page.",
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
        var command = new Command(Name, "Time kernels, TensorPrimitives and scalar loops in turns.")
        {
            Filter, Sizes, Quick, Offset, Json, Write,
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
        BenchmarkCase[] cases = CaseTable.All
            .Where(c => words.Length == 0 || words.Any(w => c.Title.Contains(w, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        if (cases.Length == 0)
        {
            Console.Error.WriteLine($"No case contains \"{string.Join("\" or \"", words)}\".");
            return 2;
        }

        bool json = parsed.GetValue(Json);
        Effort effort = parsed.GetValue(Quick) ? Effort.Quick : Effort.Full;
        var measurements = new List<Measurement>();
        if (!json)
        {
            Console.WriteLine($"{Machine.VectorPath}; {RuntimeInformation.FrameworkDescription}; ns per element: fastest (lower quartile)");
            Console.WriteLine($"{"case",-26} {"size",6}  {"kernel",15} {"TensorPrimitives",17} {"scalar",8} {"floor",7}  {"kernel/TP",9}");
        }

        Machine.PinThread();
        foreach (BenchmarkCase benchmark in cases)
        {
            foreach (int size in parsed.GetValue(Sizes)!)
            {
                Measurement m = RoundRobin.Measure(benchmark, size, parsed.GetValue(Offset), effort);
                measurements.Add(m);
                if (!json)
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{benchmark.Title,-26} {size,6}  {m.Kernel.Minimum,7:0.000} ({m.Kernel.Quartile:0.000}) {m.Tensor.Minimum,9:0.000} ({m.Tensor.Quartile:0.000}) {m.Scalar.Minimum,8:0.000} {m.Floor.Minimum,7:0.000}  {m.Ratio,9:0.00}"));
                }
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new ProcessReport(Machine.VectorPath, RuntimeInformation.FrameworkDescription, measurements)));
        }

        return 0;
    }

    private static int WritePage(ParseResult parsed, FileInfo page)
    {
        var reports = new List<(RunMode Mode, ProcessReport Report)>();
        foreach (RunMode mode in RunMode.All)
        {
            // TensorPrimitives keeps the code that suits the first sizes it saw: a process for each size shows it at its best.
            var bySize = new List<ProcessReport>();
            foreach (int size in parsed.GetValue(Sizes)!)
            {
                Console.Error.WriteLine($"{mode.Name}, {size} elements");
                var arguments = new List<string> { Name, "--json", "--sizes", size.ToString(CultureInfo.InvariantCulture) };
                if (parsed.GetValue(Quick) || mode.Variable is not null)
                {
                    arguments.Add("--quick");
                }

                foreach (string word in parsed.GetValue(Filter) ?? [])
                {
                    arguments.AddRange(["--filter", word]);
                }

                bySize.Add(mode.Run(arguments));
            }

            reports.Add((mode, bySize[0] with { Measurements = bySize.SelectMany(r => r.Measurements).ToArray() }));
        }

        File.WriteAllText(page.FullName, PerformancePage.Write(reports));
        Console.Error.WriteLine($"Wrote {page.Name}.");
        return 0;
    }
}
