using System;
using System.Linq;
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
