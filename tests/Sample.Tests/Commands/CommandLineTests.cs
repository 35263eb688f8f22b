using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--unknown", "--unknown")]
    [InlineData("--activations rleu", "did you mean 'relu'")]
    [InlineData("--activations relu,siggmoid", "did you mean 'sigmoid'")]
    [InlineData("train --activations gelu", "not part of this command")]
    [InlineData("--epochs 0", "1 to 10000")]
    [InlineData("--epochs many", "'many'")]
    [InlineData("--seed 1.5", "'1.5'")]
    [InlineData("--data missing.csv.gz", "not found")]
    [InlineData("--data ActivationKernels.Sample.dll", "gzip")]
    [InlineData("diagnose --data missing.csv.gz", "not found")]
    [InlineData("--out ActivationKernels.Sample.dll", "cannot be written")]
    [InlineData("train --out ActivationKernels.Sample.dll/deeper", "cannot be written")]
    [InlineData("explain gelo", "did you mean 'gelu'")]
    [InlineData("explain", "explain")]
    [InlineData("kernels sigmoidd", "did you mean 'sigmoid'")]
    public async Task WrongUse_IsOneLineAndCode2(string arguments, string part)
    {
        (int code, string output, string error) = await SampleProcess.Run(arguments);

        Assert.Equal(2, code);
        Assert.Equal("", output);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Help_NamesEveryOptionAndCommand()
    {
        (int code, string output, _) = await SampleProcess.Run("--help");

        Assert.Equal(0, code);
        foreach (string word in (string[])["--quick", "--epochs", "--seed", "--activations", "--data", "--out", "--no-color", "train", "kernels", "explain", "diagnose", "formulas"])
        {
            Assert.Contains(word, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task UnwritableOutput_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("taken"), "kept");

        (int code, _, _) = await SampleProcess.Run($"--quick --epochs 1 --activations relu --out \"{folder.File("taken")}\"");

        Assert.Equal(2, code);
        Assert.Equal([folder.File("taken")], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal("kept", await File.ReadAllTextAsync(folder.File("taken")));
    }
}
