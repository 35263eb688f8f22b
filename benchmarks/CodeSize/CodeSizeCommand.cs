using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ActivationKernels.Benchmarks.Cases;

namespace ActivationKernels.Benchmarks.CodeSize;

/// <summary>The command "code-size": bytes of machine code of every kernel at every width, as the just-in-time compiler counts them.</summary>
internal static class CodeSizeCommand
{
    public const string Name = "code-size";

    // Longer than a few steps of every loop, and not a multiple of any: nothing but the loop at the widest vectors is compiled.
    private const int Elements = 1001;

    private static readonly Option<FileInfo?> Write = new("--write") { Description = "The page to write; the console unless given." };

    private static readonly Option<bool> Once = new("--once") { Description = "Call every kernel once: the process that is looked at." };

    private static readonly Option<bool> Unrolled = new("--unrolled") { Description = "Time kernels at several unroll factors: the process that is looked at." };

    public static Command Create()
    {
        var command = new Command(Name, "Bytes of machine code of the loops of each kernel, and what unroll factors gain for theirs.") { Write, Once, Unrolled };
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

#if !NATIVE
        if (parsed.GetValue(Unrolled))
        {
            Unrolling.UnrollingTable.Print();
            return 0;
        }
#endif

        (string Width, IReadOnlyList<int> Bytes)[] columns =
        [
            ("512 bits", Measure(null)),
            ("256 bits", Measure("DOTNET_EnableAVX512")),
            ("128 bits, unfused", Measure("DOTNET_EnableAVX2")),
        ];
        string page = CodeSizePage.Write(Cases, columns);
#if !NATIVE
        page += Unrolling.UnrollingTable.Write(Unrolled.Name);
#endif
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
        // Loops are compiled when they are called first, so that their classes come in the order of the cases.
        var bytes = new List<(string Class, int Bytes)>();
        foreach ((string name, int size) in Listing.Loops(Listing.Of(Once.Name, switchedOff).Listing))
        {
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
}
