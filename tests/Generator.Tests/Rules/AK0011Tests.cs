using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0011Tests
{
    private const string Id = "AK0011";

    private const string Step = "only conditions and signs depend on 'x': the formula is a step, and its derivative is 0 wherever it exists";

    [Fact]
    public Task StepWithCompanions_IsReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => x > 0 ? 1 : 0;
            [Activation({|#0:nameof(F)|})] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """,
        Verify.Rule(Id, "F", "x", Step));

    [Fact]
    public Task GradientOfAStep_IsReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => x > 0 ? 1 : 0;
            [Activation({|#0:nameof(F)|})] static partial void Kernel(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);
        """,
        Verify.Rule(Id, "F", "x", Step));

    [Fact]
    public Task UnusedInput_IsReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x, float y) => x * x;
            [Activation({|#0:nameof(F)|})] static partial void Kernel(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result);
        """,
        Verify.Rule(Id, "F", "y", "the formula does not depend on 'y'"));

    [Fact]
    public Task StepAlone_IsNotReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => x > 0 ? 1 : 0;
            [Activation(nameof(F), Companions = false)] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """);

    [Fact]
    public Task Kink_IsNotReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => MathF.Max(x, 0);
            [Activation(nameof(F))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """);

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0011
            [ActivationFormula] static float F(float x) => x > 0 ? 1 : 0;
            [Activation(nameof(F))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """);
}
