using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1007Tests
{
    private const string Id = "AK1007";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 16, Loss = Loss.CrossEntropy)]
        [Dense(32, "relu")]
        [Dense(3, "linear")]
        """,
        "\"linear\"",
        DiagnosticSeverity.Warning,
        "Output 'identity' is no probability, which CrossEntropy expects: use CrossEntropyWithLogits, or 'softmax'")]
    [InlineData(
        """
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy)]
        [Dense(32, "relu")]
        [Dense(1, "identity")]
        """,
        "\"identity\"",
        DiagnosticSeverity.Warning,
        "Output 'identity' is no probability, which BinaryCrossEntropy expects: use BinaryCrossEntropyWithLogits, or 'sigmoid'")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 16, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(32, "relu")]
        [Dense(3, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 16, Loss = Loss.MeanSquaredError)]
        [Dense(32, "relu")]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 16)]
        [Dense(32, "relu")]
        [Dense(1, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 16, Loss = Loss.CrossEntropy)]
        [Dense(32, "relu")]
        [Dense(3, "linear")]
        """);
}
