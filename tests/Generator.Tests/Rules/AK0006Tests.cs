using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0006Tests
{
    private const string Id = "AK0006";

    [Fact]
    public Task ParameterOfAnotherActivation_IsReportedAndRemoved() => Verify.Fix(
        """[Activation("relu", {|#0:Alpha = 2|})] public static partial float Relu(float x);""",
        """[Activation("relu")] public static partial float Relu(float x);""",
        Verify.Rule(Id, "Alpha", "'relu' has no parameters"));

    [Fact]
    public Task ParameterThatIsGivenAtRunTime_IsReportedAndRemoved() => Verify.Fix(
        """[Activation("leaky", {|#0:Slope = 2|})] public static partial float Leaky(float x, float slope);""",
        """[Activation("leaky")] public static partial float Leaky(float x, float slope);""",
        Verify.Rule(Id, "Slope", "a parameter of the method gives its value"));

    [Fact]
    public Task ParameterOfTheActivation_IsNotReported() => Verify.Members(
        """[Activation("leaky", Slope = 0.2)] public static partial float Leaky(float x);""");

    [Theory]
    [InlineData("float Relu(float x)", "relu", "one value is not split")]
    [InlineData("void Softmax(ReadOnlySpan<float> x, Span<float> y)", "softmax", "one row is not split; an int rowLength makes the spans hold several")]
    [InlineData(
        "ActivationStatistics Observe(ReadOnlySpan<float> x)",
        "tanh",
        "what is observed is summed in one order, so that it has the same bits on every machine")]
    [InlineData(
        "float Gradients(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float slope, Span<float> gradient)",
        "leaky",
        "the gradient of a parameter is summed in one order, so that it has the same bits on every machine")]
    public Task WorkThatCannotBeSplit_IsReportedAndRemoved(string method, string activation, string reason) => Verify.Fix(
        $$"""[Activation("{{activation}}", {|#0:Parallel = true|})] public static partial {{method}};""",
        $$"""[Activation("{{activation}}")] public static partial {{method}};""",
        Verify.Rule(Id, "Parallel", reason));

    [Theory]
    [InlineData("void Softmax(ReadOnlySpan<float> x, Span<float> y, int rowLength)", "softmax")]
    [InlineData("void Silu(Span<double> xy)", "silu")]
    public Task WorkThatCanBeSplit_IsNotReported(string method, string activation) => Verify.Members(
        $$"""[Activation("{{activation}}", Parallel = true)] public static partial {{method}};""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0006
            [Activation("relu", Alpha = 2)] public static partial float Relu(float x);
        """);
}
