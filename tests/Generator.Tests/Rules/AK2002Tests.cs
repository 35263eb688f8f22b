using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2002Tests
{
    private const string Id = "AK2002";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 1, InputSecondMoment = 3333.3333333333335)]
        [Dense(50, "sigmoid", Init = WeightInit.GlorotUniform)]
        [Dense(1, "identity")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Warning,
        "At initialisation 70 % of the units of layer 1 have less than 5 % of the steepest slope of 'sigmoid' (variance 131): scale the inputs or weights down, or use an activation that does not saturate")]
    [InlineData(
        """
        [Network(Inputs = 784, InputSecondMoment = 0.112)]
        [Dense(30, "sigmoid", Init = WeightInit.Normal, InitScale = 1)]
        [Dense(1, "identity")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Warning,
        "At initialisation 64 % of the units of layer 1 have less than 5 % of the steepest slope of 'sigmoid' (variance 87.8): scale the inputs or weights down, or use an activation that does not saturate")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "tanh")]
        [Dense(64, "tanh", Init = WeightInit.Normal, InitScale = 1)]
        [Dense(1, "identity")]
        """,
        "\"tanh\"",
        DiagnosticSeverity.Warning,
        "At initialisation 72 % of the units of layer 2 have less than 5 % of the steepest slope of 'tanh' (variance 35.9): scale the inputs or weights down, or use an activation that does not saturate")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 1)]
        [Dense(50, "sigmoid", Init = WeightInit.Normal, InitScale = 100)]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 784, InputSecondMoment = 1)]
        [Dense(30, "relu", Init = WeightInit.Normal, InitScale = 1)]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64, InputSecondMoment = 1)]
        [Dense(64, "tanh")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64, InputSecondMoment = 100)]
        [Dense(1, "sigmoid", Init = WeightInit.Normal, InitScale = 9)]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 1, InputSecondMoment = 3333.3333333333335)]
        [Dense(50, "sigmoid", Init = WeightInit.GlorotUniform)]
        [Dense(1, "identity")]
        """);
}
