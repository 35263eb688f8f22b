using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2102Tests
{
    private const string Id = "AK2102";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(10, "identity")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Warning,
        "At initialisation the gradient norm grows by a factor of 128 in 'Net'; layer 1 ('relu') is the steepest")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "identity", Init = WeightInit.Normal, InitScale = 1e200)]
        [Dense(64, "identity", Init = WeightInit.Normal, InitScale = 1e200)]
        [Dense(64, "identity", Init = WeightInit.Normal, InitScale = 1e200)]
        [Dense(10, "identity")]
        """,
        "\"identity\"",
        DiagnosticSeverity.Warning,
        "At initialisation the variance overflows in layer 1 in 'Net'; layer 1 ('identity') is the steepest")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64, InputSecondMoment = 1e6)]
        [Dense(64, "relu")]
        [Dense(10, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 64)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(64, "relu", Init = WeightInit.Normal, InitScale = 0.5)]
        [Dense(10, "identity")]
        """);
}
