using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1001Tests
{
    private const string Id = "AK1001";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]
        [Dense(60, "relu")]
        [Dense(1, "softmax")]
        """,
        "\"softmax\"",
        DiagnosticSeverity.Error,
        "'softmax' over one unit is always 1 and has no gradient: use 'sigmoid'")]
    [InlineData(
        """
        [Network(Inputs = 9, Loss = Loss.MeanSquaredError)]
        [Dense(64, "relu")]
        [Dense(1, "Soft-Max")]
        """,
        "\"Soft-Max\"",
        DiagnosticSeverity.Error,
        "'softmax' over one unit is always 1 and has no gradient: use 'identity'")]
    [InlineData(
        """
        [Network(Inputs = 9, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(64, "relu")]
        [Dense(1, "identity")]
        """,
        "Loss = Loss.CrossEntropyWithLogits",
        DiagnosticSeverity.Error,
        "'CrossEntropyWithLogits' over one unit is always 1 and has no gradient: use BinaryCrossEntropyWithLogits for two classes")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 5, Loss = Loss.CrossEntropy)]
        [Dense(60, "relu")]
        [Dense(2, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]
        [Dense(60, "relu")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropyWithLogits)]
        [Dense(1, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 5, Loss = Loss.BinaryCrossEntropy)]
        [Dense(60, "relu")]
        [Dense(1, "softmax")]
        """);
}
