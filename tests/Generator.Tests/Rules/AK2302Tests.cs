using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2302Tests
{
    private const string Id = "AK2302";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 9, LearningRate = -0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = -0.1",
        DiagnosticSeverity.Error,
        "A learning rate of -0.1 does not descend: it has to be positive and finite")]
    [InlineData(
        """
        [Network(Inputs = 9, LearningRate = 0)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = 0",
        DiagnosticSeverity.Error,
        "A learning rate of 0 does not descend: it has to be positive and finite")]
    [InlineData(
        """
        [Network(Inputs = 9, LearningRate = double.NaN)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = double.NaN",
        DiagnosticSeverity.Error,
        "A learning rate of NaN does not descend: it has to be positive and finite")]
    [InlineData(
        """
        [Network(Inputs = 9, LearningRate = double.PositiveInfinity)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = double.PositiveInfinity",
        DiagnosticSeverity.Error,
        "A learning rate of infinite does not descend: it has to be positive and finite")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 9, LearningRate = 1e-9)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 9)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 9, LearningRate = -0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """);
}
