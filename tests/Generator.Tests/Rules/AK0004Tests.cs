using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0004Tests
{
    private const string Id = "AK0004";

    [Fact]
    public Task KindOfAnotherSignature_IsReportedAndSet() => Verify.Fix(
        """[Activation("relu", {|#0:Kernel = KernelKind.Backward|})] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        """[Activation("relu", Kernel = KernelKind.Forward)] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", "Backward", "the signature is that of Forward"));

    [Fact]
    public Task KindThatIsNotOffered_IsReported() => Verify.Members(
        """[Activation("relu", {|#0:Kernel = KernelKind.Observe|})] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", "Observe", "what is observed is returned as ActivationStatistics; the signature fits Forward"));

    [Theory]
    [InlineData("mish", "", "the output of 'mish' does not determine its derivative, keep the input; the signature fits Forward")]
    [InlineData("leaky", "Slope = -0.1, ", "the output of 'leaky' determines its derivative for a positive Slope only; the signature fits Forward")]
    public Task OutputThatDoesNotTell_IsReported(string activation, string parameter, string reason) => Verify.Members(
        $$"""[Activation("{{activation}}", {{parameter}}{|#0:Kernel = KernelKind.DerivativeFromOutput|})] public static partial void F(ReadOnlySpan<float> y, Span<float> d);""",
        Verify.Rule(Id, "F", "DerivativeFromOutput", reason));

    [Theory]
    [InlineData("Derivative", "(ReadOnlySpan<float> x, Span<float> y)", "Forward")]
    [InlineData("DerivativeFromOutput", "(ReadOnlySpan<float> x, Span<float> y)", "Forward")]
    [InlineData("Backward", "(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)", "BackwardFromOutput")]
    public Task ElementWiseKindOfARowReduction_IsReported(string kind, string parameters, string inferred) => Verify.Members(
        $$"""[Activation("logsoftmax", {|#0:Kernel = KernelKind.{{kind}}|})] public static partial void F{{parameters}};""",
        Verify.Rule(Id, "F", kind, $"every value of 'logsoftmax' depends on its whole row, which offers Forward and BackwardFromOutput; the signature fits {inferred}"));

    [Fact]
    public Task BackwardFromOutputOfARowReduction_IsNotReported() => Verify.Members(
        """[Activation("softmin", Kernel = KernelKind.BackwardFromOutput)] public static partial void F(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient);""");

    [Theory]
    [InlineData("Derivative", "(ReadOnlySpan<float> x, Span<float> y)")]
    [InlineData("DerivativeFromOutput", "(ReadOnlySpan<float> y, Span<float> derivative)")]
    [InlineData("BackwardFromOutput", "(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)")]
    [InlineData("Forward", "(Span<float> xy)")]
    [InlineData("Backward", "(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)")]
    public Task FittingKind_IsNotReported(string kind, string parameters) => Verify.Members(
        $$"""[Activation("relu", Kernel = KernelKind.{{kind}})] public static partial void Relu{{parameters}};""");

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0004
            [Activation("relu", Kernel = KernelKind.Backward)] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        """);
}
