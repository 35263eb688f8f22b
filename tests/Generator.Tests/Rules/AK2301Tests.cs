using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2301Tests
{
    private const string Id = "AK2301";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = 0.1",
        DiagnosticSeverity.Warning,
        "A learning rate of 0.1 with Adam can push rectifiers to where they stay at 0")]
    [InlineData(
        """
        [Network(Inputs = 9, Optimizer = Optimizer.RmsProp, LearningRate = 0.02)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = 0.02",
        DiagnosticSeverity.Info,
        "A learning rate of 0.02 with RmsProp can push rectifiers to where they stay at 0")]
    [InlineData(
        """
        [Network(Inputs = 9, Optimizer = Optimizer.Sgd, LearningRate = 1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = 1",
        DiagnosticSeverity.Warning,
        "A learning rate of 1 with Sgd can push rectifiers to where they stay at 0")]
    [InlineData(
        """
        [Network(Inputs = 9, Optimizer = Optimizer.Momentum, Loss = Loss.MeanSquaredError, LearningRate = 0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "LearningRate = 0.1",
        DiagnosticSeverity.Info,
        "A learning rate of 0.1 with Momentum, with squared errors on targets of undeclared scale, can push rectifiers to where they stay at 0")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.01)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 9, Optimizer = Optimizer.Sgd, LearningRate = 0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 9, Optimizer = Optimizer.Sgd, Loss = Loss.MeanSquaredError, TargetMin = 0, TargetMax = 1, LearningRate = 0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.1)]
        [Dense(64, "leaky")]
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
        [Network(Inputs = 9, Optimizer = Optimizer.Adam, LearningRate = 0.1)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """);
}
