using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>A setting of the runtime's just-in-time compiler, applied to a process of its own.</summary>
/// <param name="Name">As the command line and the page name it.</param>
/// <param name="Variable">Environment variable, or null for the defaults.</param>
internal sealed record RunMode(string Name, string? Variable)
{
    public static IReadOnlyList<RunMode> All { get; } =
    [
        new("default", null),
        new("TieredPGO=0", "DOTNET_TieredPGO"),
        new("TieredCompilation=0", "DOTNET_TieredCompilation"),
        new("EnableAVX512=0", "DOTNET_EnableAVX512"),
        new("EnableAVX2=0", "DOTNET_EnableAVX2"),
    ];

    /// <summary>Runs this program again under the mode, with the arguments, and reads the report that it prints.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public ProcessReport Run(IEnumerable<string> arguments)
    {
        string host = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is unknown.");
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (System.IO.Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(typeof(RunMode).Assembly.Location);
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (Variable is not null)
        {
            start.Environment[Variable] = "0";
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {host}.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The process for {Name} ended with code {process.ExitCode}.");
        }

        return JsonSerializer.Deserialize<ProcessReport>(output)
            ?? throw new InvalidOperationException($"The process for {Name} printed no report.");
    }
}
