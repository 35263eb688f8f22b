using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace ActivationKernels.Sample.Tests.Commands;

/// <summary>Runs the sample as its users do.</summary>
internal static class SampleProcess
{
    public static async Task<(int Code, string Output, string Error)> Run(string arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(string arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return Process.Start(new ProcessStartInfo(host, $"ActivationKernels.Sample.dll {arguments}")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
