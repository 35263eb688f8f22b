using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1101Tests
{
    private const string Id = "AK1101";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(128, "identity")]
        [Dense(10, "identity")]
        """,
        "\"identity\"",
        DiagnosticSeverity.Warning,
        "Layer 1 is linear: with layer 2 it collapses into one linear map; use leaky, relu, silu or tanh")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(128, "relu")]
        [Dense(64, "linear")]
        [Dense(10, "identity")]
        """,
        "\"linear\"",
        DiagnosticSeverity.Warning,
        "Layer 2 is linear: with layer 3 it collapses into one linear map; use leaky, relu, silu or tanh")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(8, "identity")]
        [Dense(64, "relu")]
        [Dense(10, "identity")]
        """,
        "\"identity\"",
        DiagnosticSeverity.Info,
        "Layer 1 is linear: with layer 2 it collapses into one linear map of rank 8; use leaky, relu, silu or tanh")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "relu")]
        [Dense(10, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 64)]
        [Dense(128, "identity")]
        [Dense(10, "identity")]
        """);
}
