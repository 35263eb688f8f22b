using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>A setting of the compiler, just in time or ahead of it, applied to a process of its own.</summary>
/// <param name="Name">As the command line and the page name it.</param>
/// <param name="Variable">Environment variable that is set to 0, or null for none.</param>
/// <param name="Properties">What this program is published with as native code; null for the just-in-time compiler.</param>
internal sealed record RunMode(string Name, string? Variable = null, IReadOnlyList<string>? Properties = null)
{
    private const string Project = "Benchmarks.csproj";

    public static RunMode Default { get; } = new("default");

    public static IReadOnlyList<RunMode> Others { get; } =
    [
        new("TieredPGO=0", "DOTNET_TieredPGO"),
        new("TieredCompilation=0", "DOTNET_TieredCompilation"),
        new("EnableAVX512=0", "DOTNET_EnableAVX512"),
        new("EnableAVX2=0", "DOTNET_EnableAVX2"),
        new("Native AOT", null, []),
        new("Native AOT, IlcInstructionSet=native", null, ["-p:IlcInstructionSet=native"]),
    ];

    /// <summary>Runs this program again under the mode, with the arguments, and reads the report that it prints.</summary>
    /// <exception cref="InvalidOperationException">The process failed, or the program could not be published.</exception>
    public ProcessReport Run(IEnumerable<string> arguments)
    {
        string host = Properties is null
            ? Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is unknown.")
            : Publish();
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll"));
        }

        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (Variable is not null)
        {
            start.Environment[Variable] = "0";
        }

        // Libraries may greet on the way; the report is the last line.
        string report = Execute(start).TrimEnd().Split('\n')[^1];
        return JsonSerializer.Deserialize(report, ReportContext.Default.ProcessReport)
            ?? throw new InvalidOperationException($"The process for {Name} printed no report.");
    }

    private string Publish()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Project)))
        {
            folder = folder.Parent;
        }

        if (folder is null)
        {
            throw new InvalidOperationException($"There is no {Project} above this program.");
        }

        string output = Path.Combine(folder.FullName, "bin", "native", Properties!.Count == 0 ? "plain" : "instructions");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        string[] arguments =
        [
            "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-p:NativeBenchmarks=true", "-p:RunAnalyzers=false",
            "-o", output, "-v", "quiet", "-nologo", .. Properties,
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        Execute(start);
        return Path.Combine(output, OperatingSystem.IsWindows() ? "Benchmarks.exe" : "Benchmarks");
    }

    private string Execute(ProcessStartInfo start)
    {
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"Cannot start {start.FileName}.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} for {Name} ended with code {process.ExitCode}:\n{output}");
    }
}
