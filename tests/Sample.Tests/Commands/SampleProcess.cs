using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace ActivationKernels.Sample.Tests.Commands;

/// <summary>Runs the sample as its users do.</summary>
internal static class SampleProcess
{
    public static async Task<(int Code, string Output, string Error)> Run(string arguments, params (string Name, string Value)[] variables)
    {
        using Process process = Start(arguments, variables);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(string arguments, params (string Name, string Value)[] variables)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

        // A test run in the background hands down that interrupts are ignored; the sample is to get them as in a terminal.
        (string file, string start) = OperatingSystem.IsLinux() ? ("env", $"--default-signal=INT \"{host}\" ") : (host, "");
        var info = new ProcessStartInfo(file, $"{start}ActivationKernels.Sample.dll {arguments}")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
        {
            info.Environment[name] = value;
        }

        return Process.Start(info)!;
    }
}
