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

    [Theory]
    [InlineData("hard_tanh", "{|#0:Min = 1|}", "Min", "1", "[-1000000, 1)", "nothing would pass between the two")]
    [InlineData("hard_tanh", "{|#0:Max = -3|}", "Max", "-3", "(-1, 1000000]", "nothing would pass between the two")]
    [InlineData("hard_tanh", "{|#0:Min = 2|}, Max = 1.5", "Min", "2", "[-1000000, 1.5)", "nothing would pass between the two")]
    [InlineData("rrelu", "Max = 0.2, {|#0:Min = 0.5|}", "Min", "0.5", "[1E-06, 0.2)", "the slope is drawn between the two")]
    public Task ParametersInWrongOrder_AreReported(string activation, string values, string name, string value, string range, string reason) => Verify.Members(
        $$"""[Activation("{{activation}}", {{values}})] public static partial float F(float x);""",
        Verify.Rule(Id, name, value, range, activation, reason));

    [Theory]
    [InlineData("float F(float x, float min)")]
    [InlineData("void F(ReadOnlySpan<float> x, float max, Span<float> y)")]
    public Task OrderAtRunTime_IsTheCallers(string signature) => Verify.Members(
        $$"""[Activation("hard_tanh")] public static partial {{signature}};""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0005
            [Activation("leaky", Slope = double.NaN)] public static partial float Leaky(float x);
        """);
}
