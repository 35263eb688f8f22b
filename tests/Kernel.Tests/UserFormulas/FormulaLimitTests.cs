using System;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Kernels of formulas where the functions that they call end.</summary>
public sealed partial class FormulaLimitTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(709.7)]
    [InlineData(709.9)]
    [InlineData(-708)]
    [InlineData(-740)]
    [InlineData(-800)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Exponentials_ReachTheEndsOfDouble(double x)
    {
        AssertSame(Math.Exp(x), Run(Exponential, x), 2);
        AssertSame(Math.Exp(x) - 1, Run(Growth, x), 2);
        AssertSame(Math.Sinh(x), Run(Sinh, x), 4);
        AssertSame(Math.Cosh(x), Run(Cosh, x), 4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(-1)]
    [InlineData(double.Epsilon)]
    [InlineData(1e-310)]
    [InlineData(double.MaxValue)]
    [InlineData(1)]
    [InlineData(0.9999999999)]
    [InlineData(1.4142135623730951)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Logarithms_ReachTheEndsOfDouble(double x)
    {
        AssertSame(Math.Log(x), Run(Logarithm, x), 2);
        AssertSame(Math.Cbrt(x), Run(Root, x), 2);
        AssertSame(Math.Asinh(x), Run(Asinh, x), 2);
        AssertSame(Math.Atan(x), Run(Atan, x), 2);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(1e-45f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.NaN)]
    public void Logarithms_ReachTheEndsOfFloat(float x)
    {
        Span<float> y = stackalloc float[1];
        SingleLogarithmKernel([x], y);
        Assert.Equal((float)Math.Log(x), y[0]);
        SingleLogarithmOfSumKernel([x], y);
        Assert.Equal(Formulas.LogP1(x), y[0]);
    }

    [Fact]
    public void Log1p_KeepsTheDigitsOfATinyArgument()
    {
        Span<double> y = stackalloc double[1];
        LogarithmOfSumKernel([1e-17], y);
        Assert.Equal(1e-17, y[0]);
        LogarithmOfSumKernel([-1], y);
        Assert.Equal(double.NegativeInfinity, y[0]);
        LogarithmOfSumKernel([-2], y);
        Assert.True(double.IsNaN(y[0]));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(1e-300)]
    [InlineData(3.141592653589793)]
    [InlineData(1e5)]
    [InlineData(-123456789.125)]
    [InlineData(536870912)]
    [InlineData(2e9)]
    [InlineData(-1e300)]
    public void Sine_IsRightOfEveryAngle(double x)
    {
        AssertSame(Math.Sin(x), Run(Sine, x), 2);
        AssertSame(Math.Cos(x), Run(Cosine, x), 2);
        Assert.Equal(double.IsNegative(Math.Sin(x)), double.IsNegative(Run(Sine, x)));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Sine_OfNoAngle_IsNaN(double x) => Assert.True(double.IsNaN(Run(Sine, x)) && double.IsNaN(Run(Cosine, x)));

    private delegate void Kernel(ReadOnlySpan<double> x, Span<double> y);

    private static double Run(Kernel kernel, double x)
    {
        Span<double> y = stackalloc double[1];
        kernel([x], y);
        return y[0];
    }

    // The functions of Math are themselves within an ulp.
    private static void AssertSame(double expected, double actual, int ulps)
    {
        bool near = expected.Equals(actual) || Math.Abs(expected - actual) <= ulps * Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
        Assert.True(near, FormattableString.Invariant($"{actual:R} where {expected:R} is right."));
    }

    [ActivationFormula]
    private static double ExponentialFormula(double x) => Math.Exp(x);

    [ActivationFormula]
    private static double GrowthFormula(double x) => Math.Exp(x) - 1;

    [ActivationFormula]
    private static double SinhFormula(double x) => Math.Sinh(x);

    [ActivationFormula]
    private static double CoshFormula(double x) => Math.Cosh(x);

    [ActivationFormula]
    private static double LogarithmFormula(double x) => Math.Log(x);

    [ActivationFormula]
    private static double LogarithmOfSum(double x) => Math.Log(1 + x);

    [ActivationFormula]
    private static double RootFormula(double x) => Math.Cbrt(x);

    [ActivationFormula]
    private static double AsinhFormula(double x) => Math.Asinh(x);

    [ActivationFormula]
    private static double SineFormula(double x) => Math.Sin(x);

    [ActivationFormula]
    private static double CosineFormula(double x) => Math.Cos(x);

    [ActivationFormula]
    private static double AtanFormula(double x) => Math.Atan(x);

    [ActivationFormula]
    private static float SingleLogarithm(float x) => MathF.Log(x);

    [ActivationFormula]
    private static float SingleLogarithmOfSum(float x) => MathF.Log(1 + x);

    [Activation(nameof(ExponentialFormula), Companions = false)]
    private static partial void Exponential(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GrowthFormula), Companions = false)]
    private static partial void Growth(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SinhFormula), Companions = false)]
    private static partial void Sinh(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(CoshFormula), Companions = false)]
    private static partial void Cosh(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(LogarithmFormula), Companions = false)]
    private static partial void Logarithm(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(LogarithmOfSum), Companions = false)]
    private static partial void LogarithmOfSumKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(RootFormula), Companions = false)]
    private static partial void Root(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(AsinhFormula), Companions = false)]
    private static partial void Asinh(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SineFormula), Companions = false)]
    private static partial void Sine(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(CosineFormula), Companions = false)]
    private static partial void Cosine(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(AtanFormula), Companions = false)]
    private static partial void Atan(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SingleLogarithm), Companions = false)]
    private static partial void SingleLogarithmKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(SingleLogarithmOfSum), Companions = false)]
    private static partial void SingleLogarithmOfSumKernel(ReadOnlySpan<float> x, Span<float> y);
}
