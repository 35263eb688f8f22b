using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0012Tests
{
    private const string Id = "AK0012";

    [Theory]
    [InlineData(
        "[Network(Inputs = 64)]",
        "Network(Inputs = 64)",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: it has no layer: add a [Dense] attribute for each")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(0, "relu")]
        [Dense(1, "identity")]
        """,
        "0",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: a layer needs at least one unit, not 0")]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(activation: "relu", units: -3)]
        [Dense(1, "identity")]
        """,
        "units: -3",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: a layer needs at least one unit, not -3")]
    [InlineData(
        """
        [Network(Inputs = 0)]
        [Dense(4, "relu")]
        """,
        "Inputs = 0",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: it needs at least one input, not 0")]
    [InlineData(
        """
        [Network(Inputs = 4)]
        [Dense(4, "maxout")]
        """,
        "\"maxout\"",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: 'maxout' takes 2 inputs for each output, and a layer has one")]
    [InlineData(
        """
        [Network(Inputs = 4, Classes = 10)]
        [Dense(9, "softmax")]
        """,
        "9",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: 'softmax' over 9 units is no distribution over 10 classes")]
    [InlineData(
        """
        [Network(Inputs = 4)]
        [Dense(4, "relu", Init = WeightInit.Uniform)]
        """,
        "Init = WeightInit.Uniform",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: Uniform weights need a finite InitScale")]
    [InlineData(
        """
        [Network(Inputs = 4)]
        [Dense(4, "relu", Init = WeightInit.Normal, InitScale = -1)]
        """,
        "InitScale = -1",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: an InitScale of -1 is no width of a distribution")]
    [InlineData(
        """
        [Network(Inputs = 4)]
        [Dense(4, "relu", Init = (WeightInit)99)]
        """,
        "Init = (WeightInit)99",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: there is no initialisation 99")]
    [InlineData(
        """
        [Network(Inputs = 4)]
        [Dense(4, "relu", Bias = double.NaN)]
        """,
        "Bias = double.NaN",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: a bias of NaN is not finite")]
    [InlineData(
        """
        [Network(Inputs = 4, InputSecondMoment = 0)]
        [Dense(4, "relu")]
        """,
        "InputSecondMoment = 0",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: a mean square of 0 is not positive and finite")]
    [InlineData(
        """
        [Network(Inputs = 4, TargetMin = 2, TargetMax = 1)]
        [Dense(4, "relu")]
        """,
        "TargetMin = 2",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: TargetMin is above TargetMax")]
    [InlineData(
        """
        [Network(Inputs = 4, Classes = 1)]
        [Dense(4, "relu")]
        """,
        "Classes = 1",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: 1 is no number of classes")]
    [InlineData(
        """
        [Network(Inputs = 4, Loss = (Loss)77)]
        [Dense(4, "relu")]
        """,
        "Loss = (Loss)77",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: there is no loss 77")]
    [InlineData(
        """
        [Network(Inputs = 60000)]
        [Dense(60000, "relu")]
        """,
        "Network(Inputs = 60000)",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: it has more than 2^29 parameters")]
    [InlineData(
        "[Dense(4, \"relu\")]",
        "Dense(4, \"relu\")",
        DiagnosticSeverity.Error,
        "The network 'Net' cannot be read: it has layers but no [Network] attribute")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes);

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 1)]
        [Dense(1, "relu")]
        """)]
    [InlineData("""
        [Network(Inputs = 4, Classes = 10)]
        [Dense(10, "softmax")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes);

    [Fact]
    public async Task FileLocalClass_IsReported()
    {
        Finding finding = Assert.Single(await new Analysis(new Analyzers.NetworkAnalyzer()).RunAsync(
            "using ActivationKernels;\n[Network(Inputs = 4)] [Dense(4, \"relu\")] file partial class Net { }"));

        Assert.Equal((Id, "The network 'Net' cannot be read: it is visible in its own file only"), (finding.Id, finding.Message));
    }

    [Fact]
    public Task Pragma_Silences() => Declared.PragmaSilencesAsync(Id, "[Network(Inputs = 64)]");
}
