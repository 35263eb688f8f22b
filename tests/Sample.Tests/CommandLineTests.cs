using System;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Sample.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("--unknown", "--unknown")]
    [InlineData("--activations rleu", "did you mean 'relu'")]
    [InlineData("--activations relu,siggmoid", "did you mean 'sigmoid'")]
    [InlineData("--epochs 0", "1 to 10000")]
    [InlineData("--epochs many", "'many'")]
    [InlineData("--seed 1.5", "'1.5'")]
    [InlineData("--data missing.csv.gz", "not found")]
    [InlineData("--data ActivationKernels.Sample.dll", "gzip")]
    public async Task WrongUse_IsOneLineAndCode2(string arguments, string part)
    {
        (int code, string output, string error) = await Run(arguments);

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task QuickRun_PrintsTheTable()
    {
        (int code, string output, string error) = await Run("--quick --activations relu --epochs 2");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Vector path: ", output, StringComparison.Ordinal);
        Assert.Contains("saturated", output, StringComparison.Ordinal);
        Assert.Matches(@"relu\W+\d\S* .*\d+\.\d % ", output);
        Assert.DoesNotContain("sigmoid", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameSeed_PrintsTheSameTable()
    {
        const string Arguments = "--activations tanh maxout --epochs 2 --seed 9";
        string one = Table((await Run(Arguments)).Output);
        string two = Table((await Run(Arguments)).Output);

        Assert.Contains("maxout", one, StringComparison.Ordinal);
        Assert.Equal(one, two);
    }

    [Fact]
    public async Task Help_NamesEveryOption()
    {
        (int code, string output, _) = await Run("--help");

        Assert.Equal(0, code);
        foreach (string option in (string[])["--quick", "--epochs", "--seed", "--activations", "--data"])
        {
            Assert.Contains(option, output, StringComparison.Ordinal);
        }
    }

    // The lines before the table tell of the runs in the order in which they end.
    private static string Table(string output) => output[output.IndexOf("activation ", StringComparison.Ordinal)..];

    private static async Task<(int Code, string Output, string Error)> Run(string arguments)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, $"ActivationKernels.Sample.dll {arguments}")
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
