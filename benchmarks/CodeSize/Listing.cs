using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;

namespace ActivationKernels.Benchmarks.CodeSize;

/// <summary>What the just-in-time compiler says of a process of this program.</summary>
internal static partial class Listing
{
    /// <summary>Runs the command with one more argument, and gives what that prints and what the compiler lists.</summary>
    /// <param name="argument">Behind the name of the command.</param>
    /// <param name="switchedOff">Variable of instructions that the process is to do without; null for none.</param>
    public static (string Output, string Listing) Of(string argument, string? switchedOff)
    {
        string listing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"));
        }

        start.ArgumentList.Add(CodeSizeCommand.Name);
        start.ArgumentList.Add(argument);
        start.Environment["DOTNET_JitStdOutFile"] = listing;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";
        if (switchedOff is not null)
        {
            start.Environment[switchedOff] = "0";
        }

        try
        {
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (output, File.ReadAllText(listing));
        }
        finally
        {
            File.Delete(listing);
        }
    }

    /// <summary>The class and the bytes of each loop of a kernel, in the order in which they were compiled.</summary>
    public static IEnumerable<(string Class, int Bytes)> Loops(string listing)
    {
        foreach (Match loop in Loop().Matches(listing))
        {
            yield return (loop.Groups[1].Value, int.Parse(loop.Groups[2].Value, CultureInfo.InvariantCulture));
        }
    }

    // The class of a kernel, without the classes in it that hold the passes over a row.
    [GeneratedRegex(@"JIT compiled ActivationKernels\.Generated\.(\w+)[^:\s]*:Loop\w*\(.*code size=(\d+)")]
    private static partial Regex Loop();
}
