using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1005Tests
{
    private const string Id = "AK1005";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError)]
        [Dense(16, "leaky")]
        [Dense(1, "sigmoid")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Info,
        "Output 'sigmoid' stays in [0, 1], and the range of the targets is not declared")]
    [InlineData(
        """
        [Network(Inputs = 1, Loss = Loss.MeanAbsoluteError)]
        [Dense(16, "leaky")]
        [Dense(1, "relu")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Info,
        "Output 'relu' stays in [0, infinity), and the range of the targets is not declared")]
    [InlineData(
        """
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = -3, TargetMax = 9)]
        [Dense(16, "leaky")]
        [Dense(1, "relu")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Warning,
        "Output 'relu' stays in [0, infinity), and the targets lie in [-3, 9]")]
    [InlineData(
        """
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMax = 2.5)]
        [Dense(16, "leaky")]
        [Dense(1, "tanh")]
        """,
        "\"tanh\"",
        DiagnosticSeverity.Warning,
        "Output 'tanh' stays in [-1, 1], and the targets lie in [?, 2.5]")]
    [InlineData(
        """
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = -5, TargetMax = 5)]
        [Dense(16, "leaky")]
        [Dense(1, "elu", Alpha = 2)]
        """,
        "\"elu\"",
        DiagnosticSeverity.Warning,
        "Output 'elu' stays in [-2, infinity), and the targets lie in [-5, 5]")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError)]
        [Dense(16, "leaky")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = 0, TargetMax = 1)]
        [Dense(16, "leaky")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, TargetMin = 0, TargetMax = 100)]
        [Dense(16, "leaky")]
        [Dense(1, "relu")]
        """)]
    [InlineData("""
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError, Classes = 10)]
        [Dense(16, "leaky")]
        [Dense(10, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 1, Loss = Loss.BinaryCrossEntropy)]
        [Dense(16, "leaky")]
        [Dense(1, "sigmoid")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 1, Loss = Loss.MeanSquaredError)]
        [Dense(16, "leaky")]
        [Dense(1, "sigmoid")]
        """);
}
