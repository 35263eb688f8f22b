using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2101Tests
{
    private const string Id = "AK2101";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 1024)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(9, "softmax")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Warning,
        "At initialisation the gradient norm of 'Net' shrinks to 9.31E-05 of its size over 5 hidden layers; layer 1 alone multiplies it by 0.134")]
    [InlineData(
        """
        [Network(Inputs = 256)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(1000, "softmax")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Info,
        "At initialisation the gradient norm of 'Net' shrinks to 0.000691 of its size over 21 hidden layers; layer 1 alone multiplies it by 0.707")]
    [InlineData(
        """
        [Network(Inputs = 256)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(256, "relu", Init = WeightInit.LeCunNormal)]
        [Dense(1000, "softmax")]
        """,
        "\"relu\"",
        DiagnosticSeverity.Warning,
        "At initialisation the gradient norm of 'Net' shrinks to 4.32E-05 of its size over 29 hidden layers; layer 1 alone multiplies it by 0.707")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 256)]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(256, "relu")]
        [Dense(1000, "softmax")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(128, "relu", Init = WeightInit.Torch)]
        [Dense(128, "relu", Init = WeightInit.Torch)]
        [Dense(128, "relu", Init = WeightInit.Torch)]
        [Dense(1, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 256)]
        [Dense(256, "sigmoid")]
        [Dense(256, "sigmoid")]
        [Dense(256, "sigmoid")]
        [Dense(1, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 1024)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(1000, "sigmoid", Init = WeightInit.Uniform, InitScale = 0.03162277660168379)]
        [Dense(9, "softmax")]
        """);
}
