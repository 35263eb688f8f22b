using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2103Tests
{
    private const string Id = "AK2103";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 2)]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(1, "sigmoid")]
        """,
        "8",
        DiagnosticSeverity.Info,
        "'Net' has 9 rectifier layers whose inverse widths sum to 1.12: the noise of few units outweighs the mean at initialisation")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 2)]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 2)]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(8, "tanh")]
        [Dense(1, "sigmoid")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 2)]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(8, "relu")]
        [Dense(1, "sigmoid")]
        """);
}
