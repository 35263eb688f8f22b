using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK1006Tests
{
    private const string Id = "AK1006";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")]
        """,
        "1",
        DiagnosticSeverity.Warning,
        "One 'sigmoid' unit tells two classes apart, not 3")]
    [InlineData(
        """
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropyWithLogits, Classes = 10)]
        [Dense(32, "relu")]
        [Dense(units: 1, activation: "identity")]
        """,
        "units: 1",
        DiagnosticSeverity.Warning,
        "One 'identity' unit tells two classes apart, not 10")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 2)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(3, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 16, Loss = Loss.MeanSquaredError, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(1, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 16, Loss = Loss.BinaryCrossEntropy, Classes = 3)]
        [Dense(32, "relu")]
        [Dense(1, "sigmoid")]
        """);
}
