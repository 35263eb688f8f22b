using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Commands;

public sealed class OtherCommandsTests
{
    [Fact]
    public async Task Explain_ShowsFormulaLimitsAdviceRulesAndPlot()
    {
        (int code, string output, _) = await SampleProcess.Run("explain logistic");

        Assert.Equal(0, code);
        foreach (string part in (string[])["sigmoid(x) * sigmoid(-x)", "-infinity", "0.25", "below -4.3565 and above 4.3565", "gates", "AK2001", "Gradient vanishes", "****"])
        {
            Assert.Contains(part, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Explain_WritesAPageWithAnImage()
    {
        string folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            (int code, string output, _) = await SampleProcess.Run($"explain tanh --out {folder}");

            Assert.Equal(0, code);
            Assert.Contains("mean output 0 for", output, StringComparison.Ordinal);
            Assert.Contains("Shaded", await File.ReadAllTextAsync(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "plots"), "tanh*.png"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Explain_WithAFolderThatCannotBeWritten_IsOneLine()
    {
        (int code, _, string error) = await SampleProcess.Run("explain tanh --out /dev/null/report");

        Assert.Equal(2, code);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("explain relu", "AK2201")]
    [InlineData("explain leaky", "Slope")]
    [InlineData("explain geglu", "value = 1")]
    [InlineData("explain identity", "two linear layers are one")]
    public async Task Explain_KnowsEachKind(string arguments, string part)
    {
        (int code, string output, _) = await SampleProcess.Run(arguments);

        Assert.Equal(0, code);
        Assert.Contains(part, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kernels_AreCheckedAndTimed()
    {
        (int code, string output, _) = await SampleProcess.Run("kernels relu,tanh gelu --quick");

        Assert.Equal(0, code);
        Assert.Contains("3 of 3 within 1 ulp", output, StringComparison.Ordinal);
        Assert.Matches(@"tanh\W+0\.\d+\W+0\.\d+\W+\d\.\d+\W+\d+\.\dx\W+\d+\.\dx", output);
        Assert.Matches(@"gelu\W+0\.\d+\W+0\.\d+\W+\d\.\d+\W+-\W+-", output);
        Assert.DoesNotContain("sigmoid", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_AreCheckedAgainstDifferences()
    {
        (int code, string output, _) = await SampleProcess.Run("formulas");

        Assert.Equal(0, code);
        Assert.Equal(7, output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("d/dalpha", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnose_PrintsTablesAndWarnings()
    {
        (int code, string output, _) = await SampleProcess.Run("diagnose");

        Assert.Equal(0, code);
        Assert.Contains("DeepSigmoid: 64-64-64-64-64-64-64-64-64-10", output, StringComparison.Ordinal);
        Assert.Contains("warning AK2101", output, StringComparison.Ordinal);
        Assert.Contains("silenced: The experiments", output, StringComparison.Ordinal);
        Assert.Contains("8.9e-6", output, StringComparison.Ordinal);
    }
}
