using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.CodeSize;

/// <summary>The command "code-size": bytes of machine code of every kernel at every width, as the just-in-time compiler counts them.</summary>
internal static partial class CodeSizeCommand
{
    public const string Name = "code-size";

    // Longer than a few steps of every loop, and not a multiple of any: nothing but the loop at the widest vectors is compiled.
    private const int Elements = 1001;

    private static readonly Option<FileInfo?> Write = new("--write") { Description = "The page to write; the console unless given." };

    private static readonly Option<bool> Once = new("--once") { Description = "Call every kernel once: the process that is looked at." };

    public static Command Create()
    {
        var command = new Command(Name, "Bytes of machine code of the loops of each kernel.") { Write, Once };
        command.SetAction(Run);
        return command;
    }

    private static BenchmarkCase<float>[] Cases => CaseTable.All.OfType<BenchmarkCase<float>>().ToArray();

    private static int Run(ParseResult parsed)
    {
        if (parsed.GetValue(Once))
        {
            using var operands = new Operands<float>(Elements, 0);
            foreach (BenchmarkCase<float> benchmark in Cases)
            {
                benchmark.Candidates.Single(c => c.Name == CandidateNames.Kernel).Run(operands, 1);
            }

            return 0;
        }

        (string Width, IReadOnlyList<int> Bytes)[] columns =
        [
            ("512 bits", Measure(null)),
            ("256 bits", Measure("DOTNET_EnableAVX512")),
            ("128 bits, unfused", Measure("DOTNET_EnableAVX2")),
        ];
        string page = CodeSizePage.Write(Cases, columns);
        if (parsed.GetValue(Write) is { } file)
        {
            File.WriteAllText(file.FullName, page);
        }
        else
        {
            Console.Write(page);
        }

        return 0;
    }

    /// <summary>Bytes of the loops of each case, in the order of the cases, in a process without the instructions of a variable.</summary>
    private static int[] Measure(string? switchedOff)
    {
        string listing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"));
        }

        start.ArgumentList.Add(Name);
        start.ArgumentList.Add(Once.Name);
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        if (switchedOff is not null)
        {
            start.Environment[switchedOff] = "0";
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            // Loops are compiled when they are called first, so that their classes come in the order of the cases.
            var bytes = new List<(string Class, int Bytes)>();
            foreach (Match loop in Loop().Matches(File.ReadAllText(listing)))
            {
                string name = loop.Groups[1].Value;
                int size = int.Parse(loop.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
                if (bytes.Count > 0 && bytes[^1].Class == name)
                {
                    bytes[^1] = (name, bytes[^1].Bytes + size);
                }
                else
                {
                    bytes.Add((name, size));
                }
            }

            return bytes.Count == Cases.Length
                ? bytes.Select(b => b.Bytes).ToArray()
                : throw new InvalidOperationException($"{bytes.Count} kernels were compiled for {Cases.Length} cases.");
        }
        finally
        {
            File.Delete(listing);
        }
    }

    // The class of a kernel, without the classes in it that hold the passes over a row.
    [GeneratedRegex(@"JIT compiled ActivationKernels\.Generated\.(\w+)[^:\s]*:Loop\w*\(.*code size=(\d+)")]
    private static partial Regex Loop();
}
