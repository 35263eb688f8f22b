using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1004Tests
{
    private const string Id = "AK1004";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 20, Loss = Loss.MeanSquaredError)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")]
        """,
        "\"softmax\"",
        DiagnosticSeverity.Warning,
        "Output 'softmax' does not fit MeanSquaredError: its gradient fades where the prediction is confidently wrong; one distribution asks for CrossEntropy, independent labels for 'sigmoid' with BinaryCrossEntropy")]
    [InlineData(
        """
        [Network(Inputs = 20, Loss = Loss.BinaryCrossEntropy)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")]
        """,
        "\"softmax\"",
        DiagnosticSeverity.Warning,
        "Output 'softmax' does not fit BinaryCrossEntropy: the loss treats every output as an event of its own, but they sum to 1")]
    [InlineData(
        """
        [Network(Inputs = 20, Loss = Loss.CrossEntropy)]
        [Dense(20, "relu")]
        [Dense(3, "sigmoid")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Warning,
        "Output 'sigmoid' does not fit CrossEntropy: the loss expects one distribution, but the outputs do not sum to 1")]
    [InlineData(
        """
        [Network(Inputs = 11, Loss = Loss.BinaryCrossEntropy)]
        [Dense(12, "relu")]
        [Dense(1, "relu")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Warning,
        "Output 'relu' does not fit BinaryCrossEntropy: the loss expects probabilities, but the outputs lie in [0, infinity)")]
    [InlineData(
        """
        [Network(Inputs = 11, Loss = Loss.CrossEntropyWithLogits)]
        [Dense(12, "relu")]
        [Dense(4, "relu")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Warning,
        "Output 'relu' does not fit CrossEntropyWithLogits: logits have to take both signs")]
    [InlineData(
        """
        [Network(Inputs = 11, Loss = Loss.BinaryCrossEntropy)]
        [Dense(12, "relu")]
        [Dense(1, "tanh")]
        """,
        "\"tanh\"",
        DiagnosticSeverity.Warning,
        "Output 'tanh' does not fit BinaryCrossEntropy: the loss expects probabilities, but the outputs lie in [-1, 1]")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 20, Loss = Loss.CrossEntropy)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 20, Loss = Loss.BinaryCrossEntropy)]
        [Dense(20, "relu")]
        [Dense(3, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 20, Loss = Loss.MeanSquaredError)]
        [Dense(20, "relu")]
        [Dense(3, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 20)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 20, Loss = Loss.BinaryCrossEntropyWithLogits)]
        [Dense(20, "relu")]
        [Dense(3, "leaky")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 20, Loss = Loss.MeanSquaredError)]
        [Dense(20, "relu")]
        [Dense(3, "softmax")]
        """);
}
