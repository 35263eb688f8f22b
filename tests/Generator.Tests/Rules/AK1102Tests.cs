using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1102Tests
{
    private const string Id = "AK1102";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
        [Dense(10, "identity")]
        """,
        "InitScale = 0.01",
        DiagnosticSeverity.Warning,
        "The weights of layer 1 start with a gain (fan-in times variance) of 0.0064, 0.0032 times the 2 that 'relu' asks for")]
    [InlineData(
        """
        [Network(Inputs = 576)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
        [Dense(10, "identity")]
        """,
        "InitScale = 0.01",
        DiagnosticSeverity.Info,
        "The weights of layer 1 start with a gain (fan-in times variance) of 0.0576, 0.0288 times the 2 that 'relu' asks for")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 0.4)]
        [Dense(10, "identity")]
        """,
        "InitScale = 0.4",
        DiagnosticSeverity.Info,
        "The weights of layer 1 start with a gain (fan-in times variance) of 10.2, 4.76 times the 2.15 that 'tanh' asks for")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 1)]
        [Dense(10, "identity")]
        """,
        "InitScale = 1",
        DiagnosticSeverity.Warning,
        "The weights of layer 1 start with a gain (fan-in times variance) of 64, 29.7 times the 2.15 that 'tanh' asks for")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "selu", Init = WeightInit.HeNormal)]
        [Dense(10, "identity")]
        """,
        "Init = WeightInit.HeNormal",
        DiagnosticSeverity.Warning,
        "The weights of layer 1 start with a gain (fan-in times variance) of 2, 2 times the 1 that 'selu' asks for")]
    [InlineData(
        """
        [Network(Inputs = 1)]
        [Dense(64, "relu", Init = WeightInit.GlorotUniform)]
        [Dense(10, "identity")]
        """,
        "Init = WeightInit.GlorotUniform",
        DiagnosticSeverity.Info,
        "The weights of layer 1 start with a gain (fan-in times variance) of 0.0308, 0.0154 times the 2 that 'relu' asks for")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.GlorotUniform)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Torch)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "tanh")]
        [Dense(64, "silu")]
        [Dense(64, "elu")]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "selu", Init = WeightInit.LeCunNormal)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "selu")]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "relu")]
        [Dense(10, "identity", Init = WeightInit.Normal, InitScale = 0.0001)]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.01)]
        [Dense(10, "identity")]
        """);
}
