using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1003Tests
{
    private const string Id = "AK1003";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 9)]
        [Dense(64, "relu", Init = WeightInit.Constant, InitScale = 0.01)]
        [Dense(1, "identity")]
        """,
        "InitScale = 0.01",
        DiagnosticSeverity.Error,
        "All weights of layer 1 start at 0.01: its 64 units stay copies of each other")]
    [InlineData(
        """
        [Network(Inputs = 9)]
        [Dense(1, "tanh", Init = WeightInit.Constant, InitScale = 0)]
        [Dense(1, "identity")]
        """,
        "InitScale = 0",
        DiagnosticSeverity.Error,
        "All weights of layer 1 start at 0: its 1 units stay copies of each other")]
    [InlineData(
        """
        [Network(Inputs = 9)]
        [Dense(64, "relu")]
        [Dense(32, "relu", Init = WeightInit.Normal, InitScale = 0)]
        [Dense(1, "identity")]
        """,
        "InitScale = 0",
        DiagnosticSeverity.Error,
        "All weights of layer 2 start at 0: its 32 units stay copies of each other")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 9)]
        [Dense(64, "relu")]
        [Dense(1, "identity", Init = WeightInit.Constant, InitScale = 0)]
        """)]
    [InlineData("""
        [Network(Inputs = 9)]
        [Dense(1, "tanh", Init = WeightInit.Constant, InitScale = 0.3)]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 9)]
        [Dense(3, "identity", Init = WeightInit.Constant, InitScale = 0)]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 9)]
        [Dense(64, "relu", Init = WeightInit.Constant, InitScale = 0.01)]
        [Dense(1, "identity")]
        """);
}
