using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Pipeline;

/// <summary>How the parameters of a formula find those of a kernel.</summary>
public sealed class FormulaKernelTests
{
    private const string Bent = "[ActivationFormula] static float Bent(float x, float alpha) => x > 0 ? x : alpha * x;\n";

    [Theory]
    [InlineData("[Activation(nameof(Bent))] static partial void K(ReadOnlySpan<float> x, float alpha, Span<float> y);", "x", "alpha", "")]
    [InlineData("[Activation(nameof(Bent))] static partial void K(float alpha, ReadOnlySpan<float> x, Span<float> y);", "x", "alpha", "")]
    [InlineData("[Activation(nameof(Bent))] static partial void K(ReadOnlySpan<float> alpha, ReadOnlySpan<float> x, Span<float> y);", "alpha,x", "", "")]
    [InlineData("[Activation(nameof(Bent), Alpha = 0.5)] static partial void K(ReadOnlySpan<float> x, Span<float> y);", "x", "", "alpha=0.5")]
    [InlineData("[Activation(nameof(Bent), Alpha = 0.5)] static partial void K(ReadOnlySpan<float> values, Span<float> y);", "values", "", "alpha=0.5")]
    [InlineData("[Activation(nameof(Bent), Alpha = 0.5)] static partial void K(Span<float> xy);", "xy", "", "alpha=0.5")]
    [InlineData("[Activation(\"Bent\")] private static partial float K(float x, float alpha);", "x", "alpha", "")]
    [InlineData("[Activation(nameof(Bent))] static partial void K(ReadOnlySpan<float> x, float alpha, ReadOnlySpan<float> upstream, Span<float> gradient);", "x", "alpha", "")]
    public void Parameters_BindByName(string kernel, string inputs, string scalars, string constants)
    {
        KernelRequest request = Request(Bent + kernel);

        Assert.Equal(inputs, string.Join(",", request.Inputs));
        Assert.Equal(scalars, string.Join(",", request.Scalars));
        Assert.Equal(constants, string.Join(",", request.Constants.Select(c => FormattableString.Invariant($"{c.Name}={c.Value}"))));
    }

    [Theory]
    [InlineData("[Activation(nameof(Other.G))] static partial void K(ReadOnlySpan<float> x, Span<float> y);")]
    [InlineData("[Activation(\"Other.G\")] static partial void K(ReadOnlySpan<float> x, Span<float> y);")]
    public void FormulaOfANamedType_IsFound(string kernel) =>
        Assert.Equal("G", Request(kernel, "static class Other { [ActivationFormula] internal static float G(float x) => x * x; }").Activation);

    [Fact]
    public void FormulaNamedLikeARow_IsTheFormula()
    {
        KernelRequest request = Request("[ActivationFormula] static float Relu(float x) => x * x; [Activation(nameof(Relu))] static partial void K(ReadOnlySpan<float> x, Span<float> y);");

        Assert.Equal("x * x", Kernel.Create(request).Outputs.Single().ToString());
    }

    [Fact]
    public void OverloadOverTheElementType_IsTaken()
    {
        const string Formulas = "[ActivationFormula] static float F(float x) => x + 1; [ActivationFormula] static double F(double x) => x + 2;\n";

        Assert.Equal("x + 1", Kernel.Create(Request(Formulas + "[Activation(nameof(F))] static partial void K(ReadOnlySpan<float> x, Span<float> y);")).Outputs[0].ToString());
        Assert.Equal("x + 2", Kernel.Create(Request(Formulas + "[Activation(nameof(F))] static partial void K(ReadOnlySpan<double> x, Span<double> y);")).Outputs[0].ToString());
    }

    [Fact]
    public void DefaultValue_IsAConstant() => Assert.Equal(
        "0.25 * x",
        Kernel.Create(Request("[ActivationFormula] static float F(float x, float a = 0.25f) => a * x; [Activation(nameof(F))] static partial void K(ReadOnlySpan<float> x, Span<float> y);")).Outputs[0].ToString());

    [Fact]
    public void Header_SaysWhatWasRecognised()
    {
        GeneratorResult result = Compilations.Run(Compilations.Kernels(
            "[ActivationFormula] static float F(float x) => x * (1 / (1 + MathF.Exp(-x))); [Activation(nameof(F))] static partial void K(ReadOnlySpan<float> x, Span<float> y);"));

        Assert.Contains("// recognised: 1 / (1 + exp(-x)) = sigmoid(x)\n// recognised: the catalog's silu\n", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float F(float x) => x / (1 + MathF.Exp(-x)) * MathF.Sin(x)", "float", "computed in double or in pairs of floats, and rounded once; no bound is proven for the formula as a whole\n// primitives: sigmoid, sin\n// they rest on approximations with these relative errors: exp 3.0e-10, sin 1.8e-11\n")]
    [InlineData("double F(double x) => Math.Atan(x)", "double", "computed in pairs of doubles, and rounded once; no bound is proven for the formula as a whole\n// primitives: atan\n// they rest on approximations with these relative errors: atan 4.3e-19\n")]
    [InlineData("float F(float x) => x > 0 ? x : 0.25f * x", "float", "at most one rounding, so the result is the nearest float\n#nullable")]
    [InlineData("double F(double x) => x * x + 1", "double", "computed in pairs of doubles, and rounded once; no bound is proven for the formula as a whole\n#nullable")]
    public void Header_SaysWhatContributesToTheError(string formula, string type, string expected)
    {
        GeneratorResult result = Compilations.Run(Compilations.Kernels(
            $"[ActivationFormula] static {formula}; [Activation(nameof(F))] static partial void K(ReadOnlySpan<{type}> x, Span<{type}> y);"));

        Assert.Contains("// accuracy: " + expected, result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("float F(float x, float upstream) => x * upstream", "ReadOnlySpan<float> x, ReadOnlySpan<float> upstream")]
    [InlineData("float F(float x, float xGradient) => x * xGradient", "ReadOnlySpan<float> x, ReadOnlySpan<float> xGradient")]
    [InlineData("float F(float gradient) => gradient * gradient", "ReadOnlySpan<float> gradient")]
    [InlineData("float F(float derivative) => derivative * derivative", "ReadOnlySpan<float> derivative")]
    [InlineData("float F(float x, float gradient, float upstream) => x * gradient + upstream", "ReadOnlySpan<float> x, float gradient, float upstream")]
    public void NamesOfTheUser_MeetNoneOfTheCompanions(string formula, string parameters) => Assert.NotNull(Request(
        $"[ActivationFormula] static {formula}; [Activation(nameof(F))] static partial void K({parameters}, Span<float> y);"));

    [Fact]
    public void NamesOfTheUser_MeetNoLocal() => Assert.NotNull(Request(
        "[ActivationFormula] static float F(float x, float result) => x * result; [Activation(nameof(F))] private static partial float K(float x, float result);"));

    [Theory]
    [InlineData("Span<float> da, Span<float> db", "Derivative", "ordered(a, a) ? b + 1 : a|ordered(b, b) ? a : b")]
    [InlineData("Span<float> y, Span<float> da, Span<float> db", "ForwardAndDerivative", "a * b + a|ordered(a, a) ? b + 1 : a|ordered(b, b) ? a : b")]
    public void SeveralInputs_HaveADerivativeEach(string results, string kind, string outputs)
    {
        KernelRequest request = Request(
            $"[ActivationFormula] static float F(float a, float b) => a * b + a; [Activation(nameof(F))] static partial void K(ReadOnlySpan<float> a, ReadOnlySpan<float> b, {results});");

        Assert.Equal(kind, request.Kind.ToString());
        Assert.Equal(outputs, string.Join("|", Kernel.Create(request).Outputs));
    }

    [Fact]
    public void Approximations_HaveAnErrorEach()
    {
        foreach (Primitive primitive in Primitive.All)
        {
            bool isApproximated = Record.Exception(() => Approximations.Find(primitive)) is null;
            Assert.Equal(isApproximated, ApproximationErrors.Find(primitive, ElementType.Single) is not null);
        }
    }

    [Fact]
    public void FormulaThatIsARow_TakesItsStableDerivative() => Assert.Equal(
        Kernel.Create(Request("[Activation(\"silu\", Kernel = KernelKind.Derivative)] static partial void K(ReadOnlySpan<float> x, Span<float> y);")).Outputs[0].ToString(),
        Kernel.Create(Request("[ActivationFormula] static float F(float x) => x / (1 + MathF.Exp(-x)); [Activation(nameof(F), Kernel = KernelKind.Derivative)] static partial void K(ReadOnlySpan<float> x, Span<float> y);")).Outputs[0].ToString());

    private static KernelRequest Request(string members, string otherTypes = "")
    {
        GeneratorResult result = Compilations.Run(Compilations.Kernels(members) + otherTypes);
        Assert.Empty(result.Complaints);
        Assert.Empty(result.Analyze());
        return ((Requests.ActivationRequest)result.Run.TrackedSteps[ActivationGenerator.StepNames.Request].Single().Outputs.Single().Value).Source.Kernel!;
    }
}
