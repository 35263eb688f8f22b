using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2202Tests
{
    private const string Id = "AK2202";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(128, "relu", Init = WeightInit.LeCunNormal, Bias = -2)]
        [Dense(10, "identity")]
        """,
        "Bias = -2",
        DiagnosticSeverity.Info,
        "A bias of -2 in layer 1 lies 2 standard deviations below 0: a share of 0.0228 of the rectifiers is active at initialisation")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(128, "relu", Init = WeightInit.LeCunNormal, Bias = -3)]
        [Dense(10, "identity")]
        """,
        "Bias = -3",
        DiagnosticSeverity.Warning,
        "A bias of -3 in layer 1 lies 3 standard deviations below 0: a share of 0.00135 of the rectifiers is active at initialisation")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "relu", Init = WeightInit.LeCunNormal, Bias = -1.9)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "leaky", Bias = -9)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "relu", Bias = 3)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64, InputSecondMoment = 100)]
        [Dense(128, "relu", Init = WeightInit.LeCunNormal, Bias = -3)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "leaky")]
        [Dense(10, "relu", Bias = -9)]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 64)]
        [Dense(128, "relu", Init = WeightInit.LeCunNormal, Bias = -2)]
        [Dense(10, "identity")]
        """);
}
