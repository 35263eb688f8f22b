using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Commands;

public sealed class TrainCommandTests
{
    private const int Interrupted = 130;

    [Fact]
    public async Task QuickRun_PrintsTheTableAndWritesTheReport()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = await SampleProcess.Run($"--quick --activations relu --epochs 2 --no-color --out \"{folder.Path}\"");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Vector path: ", output, StringComparison.Ordinal);
        Assert.Contains("saturated", output, StringComparison.Ordinal);
        Assert.Matches(@"relu\W+\d\S* .*\d+\.\d % ", output);
        Assert.Contains("NOT MEASURED", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.Equal(["plots", "report.html"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("accuracy.png", Directory.GetFiles(folder.File("plots")).Select(Path.GetFileName));
        string page = await File.ReadAllTextAsync(folder.File("report.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameSeed_PrintsTheSameTable()
    {
        string one = await Table();
        string two = await Table();

        Assert.Contains("maxout", one, StringComparison.Ordinal);
        Assert.Equal(one, two);
    }

    [Fact]
    public async Task Interrupt_KeepsWhatIsFinished()
    {
        using var folder = new TemporaryFolder();
        using Process process = SampleProcess.Start($"--epochs 3 --out \"{folder.Path}\"");
        Task<string> error = process.StandardError.ReadToEndAsync();
        await ReadTo(process, "measured: comparison");
        await Signal(process);
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(Interrupted, process.ExitCode);
        Assert.Contains("Stopped: the report holds what was finished", await error, StringComparison.Ordinal);
        Assert.Contains("maxout", output, StringComparison.Ordinal);
        Assert.Contains("NOT MEASURED", output, StringComparison.Ordinal);
        Assert.Contains("the run was stopped", await File.ReadAllTextAsync(folder.File("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InterruptBeforeAnythingIsFinished_WritesNothing()
    {
        using var folder = new TemporaryFolder();
        using Process process = SampleProcess.Start($"--epochs 10000 --activations sigmoid --out \"{folder.Path}\"");
        Task<string> error = process.StandardError.ReadToEndAsync();
        await ReadTo(process, "measured: predictions");
        await Signal(process);
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(Interrupted, process.ExitCode);
        Assert.Single((await error).TrimEnd('\n').Split('\n'));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static async Task<string> Table()
    {
        using var folder = new TemporaryFolder();
        string output = (await SampleProcess.Run($"--quick --activations tanh maxout --epochs 2 --seed 9 --out \"{folder.Path}\"")).Output;
        int start = output.IndexOf("Six activations", StringComparison.Ordinal);
        return output[start..output.IndexOf("What the compiler knew", start, StringComparison.Ordinal)];
    }

    private static async Task ReadTo(Process process, string line)
    {
        string? read;
        do
        {
            read = await process.StandardOutput.ReadLineAsync();
            Assert.NotNull(read);
        }
        while (read != line);
    }

    private static async Task Signal(Process process)
    {
        using Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
