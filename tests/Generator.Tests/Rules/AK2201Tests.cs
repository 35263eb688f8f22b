using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2201Tests
{
    private const string Id = "AK2201";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 2)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(1, "sigmoid")]
        """,
        "5",
        DiagnosticSeverity.Warning,
        "'Net' lets nothing through from the start with probability 0.398: 16 layers of rectifiers are too narrow; use 11 units in each, or 'leaky'")]
    [InlineData(
        """
        [Network(Inputs = 2)]
        [Dense(6, "relu")]
        [Dense(6, "relu")]
        [Dense(1, "sigmoid")]
        """,
        "6",
        DiagnosticSeverity.Info,
        "'Net' lets nothing through from the start with probability 0.031: 2 layers of rectifiers are too narrow; use 8 units in each, or 'leaky'")]
    [InlineData(
        """
        [Network(Inputs = 1)]
        [Dense(4, "relu")]
        [Dense(2, "relu")]
        [Dense(1, "relu")]
        """,
        "1",
        DiagnosticSeverity.Warning,
        "'Net' lets nothing through from the start with probability 0.648: 3 layers of rectifiers are too narrow; use 'leaky'")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 2)]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(5, "leaky")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 2)]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(16, "relu")]
        [Dense(1, "sigmoid")]
        """)]
    [InlineData("""
        [Network(Inputs = 2)]
        [Dense(8, "relu")]
        [Dense(1, "sigmoid")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, """
        [Network(Inputs = 2)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(5, "relu", Init = WeightInit.HeUniform)]
        [Dense(1, "sigmoid")]
        """);
}
