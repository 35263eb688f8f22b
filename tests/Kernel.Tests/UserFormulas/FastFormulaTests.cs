using System;
using System.Linq;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>
/// Fast kernels of formulas: within 4 units in the last place wherever the scalars lie, with the same bits at every place of a span.
/// </summary>
public sealed partial class FastFormulaTests
{
    private const double Bound = 4;

    // Three steps of the widest loop, and a rest.
    private const int Length = 203;

    private static readonly float[] Far =
    [
        0, -0f, float.Epsilon, -1e-40f, 1e-20f, 1023, 1025, -16385, 1048575, -1048577, 1e15f, -1e30f, float.MaxValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(-0.3)]
    [InlineData(9.5367431640625e-7)] // 2^-20: the least that the loop takes.
    [InlineData(9e-7)]
    [InlineData(1e-41)]
    [InlineData(0)]
    [InlineData(2e6)]
    [InlineData(1e38)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void AScalarThatDivides_MayHaveAnySize(double scale) =>
        AssertClose((x, y) => WelschKernel(x, (float)scale, y), x => -Expm1(-(x / (float)scale * (x / (float)scale)) / 2), Math.Abs(scale) is > 1e-3 and < 1e3 ? (float)scale : 1);

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.001)]
    [InlineData(1000)]
    [InlineData(0)]
    [InlineData(1e10)]
    public void ASine_KeepsTheDigitsOfItsAngle(double alpha) =>
        AssertClose((x, y) => WaveKernel(x, (float)alpha, y), x => double.IsFinite(x) ? Math.Sin((float)alpha * x) : double.NaN, 1);

    [Fact]
    public void AnExponential_KeepsTheDigitsOfItsArgument()
    {
        AssertClose(GeluKernel, x => x * Sigmoid(2 * 0.7978846f * (x + (0.044715f * x * x * x))), 1);
        AssertClose(GateKernel, x => x * Sigmoid(1.702f * x), 1);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Expm1(double x) => Math.Abs(x) < 1e-4 ? x * (1 + (x / 2) + (x * x / 6) + (x * x * x / 24)) : Math.Exp(x) - 1;

    private static void AssertClose(Kernel kernel, Func<double, double> expected, float unit)
    {
        float[] x = [.. Enumerable.Range(0, Length - (2 * Far.Length)).Select(i => unit * 12 * (i - 80.3f) / 80), .. Far, .. Far.Select(far => far * unit)];
        float[] y = new float[x.Length];
        kernel(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            float[] alone = new float[1];
            kernel(x.AsSpan(i, 1), alone);
            Assert.Equal(alone[0], y[i]);
            Assert.Equal(float.IsNegative(alone[0]) && !float.IsNaN(y[i]), float.IsNegative(y[i]) && !float.IsNaN(y[i]));

            // What the formula gives at infinities is no number, what its kernel gives may be the limit.
            float exact = (float)expected(x[i]);
            Assert.True(exact.Equals(y[i]) || (!float.IsFinite(x[i]) && float.IsNaN(exact)) || Math.Abs((double)exact - y[i]) <= Bound * UnitInTheLastPlace(exact), $"{x[i]:R}: {y[i]:R} instead of {exact:R}");
        }
    }

    private static double UnitInTheLastPlace(float value) => Math.Max((double)MathF.BitIncrement(MathF.Abs(value)) - MathF.Abs(value), float.Epsilon);

    private delegate void Kernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    internal static float Welsch(float x, float scale) => 1 - MathF.Exp(-(x / scale) * (x / scale) / 2);

    [ActivationFormula]
    internal static float Wave(float x, float alpha) => MathF.Sin(alpha * x);

    [ActivationFormula]
    internal static float Gelu(float x) => 0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + (0.044715f * x * x * x))));

    [ActivationFormula]
    internal static float Gate(float x) => x / (1 + MathF.Exp(-1.702f * x));

    [Activation(nameof(Welsch), Accuracy = ActivationKernels.Accuracy.Fast)]
    private static partial void WelschKernel(ReadOnlySpan<float> x, float scale, Span<float> y);

    [Activation(nameof(Wave), Accuracy = ActivationKernels.Accuracy.Fast)]
    private static partial void WaveKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(Gelu), Accuracy = ActivationKernels.Accuracy.Fast)]
    private static partial void GeluKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Gate), Accuracy = ActivationKernels.Accuracy.Fast)]
    private static partial void GateKernel(ReadOnlySpan<float> x, Span<float> y);
}
