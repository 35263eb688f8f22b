using System.Threading.Tasks;
using ActivationKernels.Catalog;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0005Tests
{
    private const string Id = "AK0005";

    [Theory]
    [InlineData("double.NaN", "NaN", "0.01")]
    [InlineData("double.PositiveInfinity", "Infinity", "1000000")]
    [InlineData("0", "0", "0.01")]
    [InlineData("-2e6", "-2000000", "-1000000")]
    public Task ValueOutsideItsRange_IsReportedAndBecomesTheNearest(string value, string text, string nearest)
    {
        Parameter slope = ActivationCatalog.Find("leaky")!.FindParameter("Slope")!;
        return Verify.Fix(
            $$"""[Activation("leaky", {|#0:Slope = {{value}}|})] public static partial float Leaky(float x);""",
            $$"""[Activation("leaky", Slope = {{nearest}})] public static partial float Leaky(float x);""",
            Verify.Rule(Id, "Slope", text, slope.Range, "leaky", slope.Reason));
    }

    [Theory]
    [InlineData("leaky", "Slope = -0.5")]
    [InlineData("elu", "Alpha = 1e-6")]
    public Task ValueInItsRange_IsNotReported(string activation, string value) => Verify.Members(
        $$"""[Activation("{{activation}}", {{value}})] public static partial float F(float x);""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0005
            [Activation("leaky", Slope = double.NaN)] public static partial float Leaky(float x);
        """);
}
