using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1008Tests
{
    private const string Id = "AK1008";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 10, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "softmax")]
        """,
        "\"softmax\"",
        DiagnosticSeverity.Warning,
        "Output 'softmax' is applied before CrossEntropyWithLogits, which applies softmax itself")]
    [InlineData(
        """
        [Network(Inputs = 10, Loss = Loss.BinaryCrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Warning,
        "Output 'sigmoid' is applied before BinaryCrossEntropyWithLogits, which applies sigmoid itself")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 10, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 10, Loss = Loss.CrossEntropy)]
        [Dense(32, "relu")]
        [Dense(3, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 10, Loss = Loss.BinaryCrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(1, "tanh")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 10, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "softmax")]
        """);
}
