using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1103Tests
{
    private const string Id = "AK1103";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(128, "softmax")]
        [Dense(10, "identity")]
        """,
        "\"softmax\"",
        DiagnosticSeverity.Warning,
        "'softmax' in hidden layer 1 leaves each unit 0.00781 on average and lets them compete: use leaky, relu, silu or tanh")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64, Loss = Loss.CrossEntropy)]
        [Dense(128, "relu")]
        [Dense(10, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(10, "softmax")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 64)]
        [Dense(128, "softmax")]
        [Dense(10, "identity")]
        """);
}
