using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0010Tests
{
    private const string Id = "AK0010";

    [Theory]
    [InlineData("static float F(float x) => 1 + {|#0:MathF.Floor(x)|};", "'Floor' has no vector form", "leave the step out: its derivative is 0 wherever it exists")]
    [InlineData("static float F(float x) => {|#0:x % 2|};", "the remainder has no vector form", "write the formula without %")]
    [InlineData("static float F(float x) { {|#0:while (x > 1) x -= 1;|} return x; }", "a loop has no vector form", "write its steps out")]
    [InlineData("static float F(float x) => {|#0:Half(x)|}; static float Half(float x) => x / 2;", "'Half' is no formula", "mark it with [ActivationFormula], so that it is inlined, or write it out")]
    [InlineData("static float F(float x) => {|#0:Scale|} * x; static float Scale = 2;", "'Scale' is a variable, and a kernel has only its inputs and constants", "make it const, or a parameter of the formula")]
    public Task Construct_IsUnderlined(string formula, string reason, string advice) => Verify.Members(
        $$"""
        [ActivationFormula] {{formula}}
            [Activation(nameof(F))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """,
        Verify.Rule(Id, "F", reason, advice));

    [Theory]
    [InlineData("static int {|#0:F|}(float x) => 1;", "it returns neither float nor double")]
    [InlineData("static float {|#0:F|}() => 1;", "it has no parameter")]
    [InlineData("static float {|#0:F|}<T>(float x) => x;", "it is generic")]
    [InlineData("static float {|#0:F|}(float x, int n) => x;", "'n' is no value of type float or double")]
    [InlineData("static float {|#0:F|}(ref float x) => x;", "'x' is no value of type float or double")]
    public Task MethodThatIsNoFormula_IsReportedAtItsName(string method, string reason) => Verify.Members(
        $"[ActivationFormula] {method}",
        Verify.Rule(Id, "F", reason, "write a static method from float or double parameters to float or double"));

    [Fact]
    public Task FaultOfACalledFormula_IsReportedOnce() => Verify.Members(
        """
        [ActivationFormula] static float Inner(float x) => {|#0:MathF.Round(x)|};
            [ActivationFormula] static float Outer(float x) => 2 * Inner(x);
            [Activation(nameof(Outer))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """,
        Verify.Rule(Id, "Inner", "'Round' has no vector form", "leave the step out: its derivative is 0 wherever it exists"));

    [Fact]
    public Task FormulasThatCallEachOther_AreReportedAtTheirCalls() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => 1 + {|#0:G(x)|};
            [ActivationFormula] static float G(float x) => 2 * {|#1:F(x)|};
            [Activation(nameof(F))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """,
        Verify.Rule(Id, "F", "'F' calls itself, and a kernel is straight-line code", "write out the steps"),
        Verify.RuleAt(1, Id, "G", "'G' calls itself, and a kernel is straight-line code", "write out the steps"));

    [Fact]
    public Task FormulaWithVectorForm_IsNotReported() => Verify.Members(
        """
        [ActivationFormula] static float F(float x) => x / (1 + MathF.Exp(-x));
            [Activation(nameof(F))] static partial void Kernel(ReadOnlySpan<float> x, Span<float> y);
        """);

    [Fact]
    public Task Pragma_Silences() => Verify.Members(
        """
        #pragma warning disable AK0010
            [ActivationFormula] static float F(float x) => MathF.Round(x);
        """);
}
