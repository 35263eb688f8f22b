using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2003Tests
{
    private const string Id = "AK2003";

    [Theory]
    [InlineData(
        """
        [Network(Inputs = 64)]
        [Dense(64, "sigmoid", Init = WeightInit.LeCunNormal)]
        [Dense(64, "sigmoid", Init = WeightInit.LeCunNormal)]
        [Dense(10, "identity")]
        """,
        "\"sigmoid\"",
        DiagnosticSeverity.Info,
        "The outputs of layers 1 and 2 are all on one side of 0 (mean over root mean square 0.969 at initialisation)")]
    public async Task Fault_IsReportedAtItsArgument(string attributes, string text, DiagnosticSeverity severity, string message)
    {
        Finding finding = await Declared.SingleAsync(Id, attributes, "dotnet_diagnostic.AK2003.severity = suggestion");

        Assert.Equal((text, severity), (finding.Text, finding.Severity));
        Assert.Equal(message, finding.Message);
    }

    [Theory]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "sigmoid")]
        [Dense(64, "tanh")]
        [Dense(64, "sigmoid")]
        [Dense(10, "identity")]
        """)]
    [InlineData("""
        [Network(Inputs = 64)]
        [Dense(64, "relu")]
        [Dense(64, "relu")]
        [Dense(10, "identity")]
        """)]
    public Task SoundNetwork_IsNotReported(string attributes) => Declared.IsSilentAsync(Id, attributes, "dotnet_diagnostic.AK2003.severity = suggestion");

}
