using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0003Tests
{
    private const string Id = "AK0003";
    private const string Shapes = "(ReadOnlySpan<float> x, Span<float> y); (Span<float> xy); "
        + "(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient); (ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)";

    [Fact]
    public Task MissingResult_IsReportedAndGetsOne() => Verify.Fix(
        """[Activation("relu")] public static partial void Relu{|#0:(ReadOnlySpan<float> x)|};""",
        """[Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", "relu", "it has no Span for the result", Shapes));

    [Theory]
    [InlineData("(ReadOnlySpan<float> x, float slope, Span<float> y)", "'slope' is neither a span nor named like a parameter of 'relu'")]
    [InlineData("(Span<float> y, ReadOnlySpan<float> x)", "an input follows a result")]
    [InlineData("(ReadOnlySpan<float> x, Span<double> y)", "'y' has another element type than the rest")]
    [InlineData("(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, Span<float> z)", "'relu' takes 1 input and the method has 2 inputs and 2 results")]
    [InlineData("(ReadOnlySpan<float> x, ref Span<float> y)", "'y' is passed by reference")]
    [InlineData("()", "it has neither spans nor a number that comes in and goes out")]
    public Task UnknownShape_IsReportedWithItsReason(string parameters, string reason) => Verify.Members(
        $$"""[Activation("relu")] public static partial void Relu{|#0:{{parameters}}|};""",
        Verify.Rule(Id, "Relu", "relu", reason, Shapes));

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("void F(Span<double> xy)")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)")]
    [InlineData("double F(double x)")]
    [InlineData("void F(ReadOnlySpan<float> x, float slope, Span<float> y)")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, float SLOPE)")]
    [InlineData("double F(double x, double slope)")]
    public Task KernelShape_IsNotReported(string signature) => Verify.Members(
        $$"""[Activation("leaky")] public static partial {{signature}};""");

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y)")]
    [InlineData("void F(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> ga, Span<float> gb)")]
    [InlineData("float F(float a, float b)")]
    public Task SeveralInputs_AreNotReported(string signature) => Verify.Members(
        $$"""[Activation("maxout")] public static partial {{signature}};""");

    [Theory]
    [InlineData("void K{|#0:(ReadOnlySpan<float> x, Span<float> y)|}", "nothing gives 'alpha' of 'Bent' a value")]
    [InlineData("void K{|#0:(ReadOnlySpan<float> upstream, ReadOnlySpan<float> x, float alpha, Span<float> gradient)|}", "its first spans are not named like parameters of 'Bent', which are 'x', 'alpha'")]
    [InlineData("void K{|#0:(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)|}", "its first spans are not named like parameters of 'Bent', which are 'x', 'alpha'")]
    public Task FormulaThatFindsItsParametersNot_IsReported(string kernel, string reason) => Verify.Members(
        $$"""
        [ActivationFormula] static float Bent(float x, float alpha) => x > 0 ? x : alpha * x;
            [Activation(nameof(Bent))] static partial {{kernel}};
        """,
        Verify.Rule(Id, "K", "Bent", reason, "(ReadOnlySpan<float> x, float alpha, Span<float> y)"));

    [Fact]
    public Task GradientOfWhatIsNoRunTimeValue_IsReported() => Verify.Members(
        """
        [ActivationFormula] static float Bent(float x, float alpha = 1) => x > 0 ? x : alpha * x;
            [Activation(nameof(Bent))] static partial void K{|#0:(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient, ref float alphaGradient)|};
        """,
        Verify.Rule(
            Id,
            "K",
            "Bent",
            "it asks for the gradient of 'alpha', which is no run-time value here",
            "(ReadOnlySpan<float> x, Span<float> y); (Span<float> xy); (ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient); (ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)"));

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("void F(ReadOnlySpan<double> x, Span<double> y, int rowLength)")]
    [InlineData("void F(in int rowLength, Span<float> xy)")]
    [InlineData("void F(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient, int rowLength)")]
    public Task RowReduction_IsNotReported(string signature) => Verify.Members(
        $$"""[Activation("softmax")] public static partial {{signature}};""");

    [Theory]
    [InlineData("void F{|#0:(ReadOnlySpan<float> x, Span<float> y, int columns)|}", "'columns' has another element type than the rest")]
    [InlineData("void F{|#0:(ReadOnlySpan<float> x, Span<float> y, long rowLength)|}", "'rowLength' has another element type than the rest")]
    [InlineData("void F{|#0:(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative)|}", "'softmax' takes 1 input and the method has 1 inputs and 2 results")]
    [InlineData("float F{|#0:(float x)|}", "'softmax' depends on a whole row, which is a span")]
    public Task ShapeOfNoRowReduction_IsReported(string signature, string reason) => Verify.Members(
        $$"""[Activation("softmax")] public static partial {{signature}};""",
        Verify.Rule(
            Id,
            "F",
            "softmax",
            reason,
            "(ReadOnlySpan<float> x, Span<float> y); (ReadOnlySpan<float> x, Span<float> y, int rowLength); (Span<float> xy); "
                + "(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)"));

    [Theory]
    [InlineData("relu", "(ReadOnlySpan<float> x, Span<float> y)", "it returns statistics, which are those of one ReadOnlySpan and constant parameters")]
    [InlineData("leaky", "(ReadOnlySpan<float> x, float slope)", "it returns statistics, which are those of one ReadOnlySpan and constant parameters")]
    [InlineData("softmax", "(ReadOnlySpan<float> x)", "it returns statistics, and 'softmax' is not a function of one element")]
    [InlineData("maxout", "(ReadOnlySpan<float> a, ReadOnlySpan<float> b)", "it returns statistics, and 'maxout' is not a function of one element")]
    public async Task StatisticsOfAnotherShape_AreReported(string activation, string parameters, string reason)
    {
        string text = Compilations.Kernels($$"""[Activation("{{activation}}")] public static partial ActivationStatistics F{{parameters}};""");

        string message = Assert.Single(Compilations.Run(text).Analyze()).GetMessage(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Contains(reason, message, System.StringComparison.Ordinal);
        await Verify.Members($$"""[Activation("elu", Alpha = 0.5)] public static partial ActivationStatistics F(ReadOnlySpan<double> x);""");
    }

    [Theory]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, ulong seed)")]
    [InlineData("void F(ulong seed, long offset, Span<double> xy)")]
    [InlineData("void F(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float min, float max, ulong seed, Span<float> gradient)")]
    [InlineData("void F(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative, in ulong seed)")]
    public Task RandomNumbersFromASeed_AreNotReported(string signature) => Verify.Members(
        $$"""[Activation("rrelu")] public static partial {{signature}};""");

    [Theory]
    [InlineData("rrelu", "float F(float x, ulong seed)", "random numbers are drawn for spans, from a seed, and without sums of gradients")]
    [InlineData("rrelu", "void F(ReadOnlySpan<float> x, Span<float> y, long offset)", "random numbers are drawn for spans, from a seed, and without sums of gradients")]
    [InlineData("rrelu", "void F(ReadOnlySpan<float> x, Span<float> y, int seed)", "'seed' has another element type than the rest")]
    [InlineData("relu", "void F(ReadOnlySpan<float> x, Span<float> y, ulong seed)", "'seed' has another element type than the rest")]
    public void RandomNumbersOfAnotherShape_AreReported(string activation, string signature, string reason)
    {
        string text = Compilations.Kernels($$"""[Activation("{{activation}}")] public static partial {{signature}};""");

        Assert.Contains(reason, Assert.Single(Compilations.Run(text).Analyze()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Fact]
    public Task RowLengthOfAnElementWiseActivation_IsReported() => Verify.Members(
        """[Activation("relu")] public static partial void Relu{|#0:(ReadOnlySpan<float> x, Span<float> y, int rowLength)|};""",
        Verify.Rule(Id, "Relu", "relu", "'rowLength' has another element type than the rest", Shapes));

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0003
            [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x);
        """);
}
