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

    [Theory]
    [InlineData("DerivativeFromOutput")]
    [InlineData("BackwardFromOutput")]
    [InlineData("Observe")]
    public Task KindThatIsNotOffered_IsReported(string kind) => Verify.Members(
        $$"""[Activation("relu", {|#0:Kernel = KernelKind.{{kind}}|})] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);""",
        Verify.Rule(Id, "Relu", kind, "'relu' does not offer that kind; the signature fits Forward"));

    [Theory]
    [InlineData("Derivative", "(ReadOnlySpan<float> x, Span<float> y)")]
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
