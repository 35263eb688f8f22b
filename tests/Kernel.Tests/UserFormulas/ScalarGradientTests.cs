using System;
using System.Linq;
using ActivationKernels.CompilerServices;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>The gradient of a run-time value: returned, by reference, or element by element.</summary>
public sealed partial class ScalarGradientTests
{
    private const float Beta = 1.25f;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1000)]
    public void EveryForm_GivesTheSameSum(int length)
    {
        float[] x = Enumerable.Range(0, length).Select(i => MathF.Sin(i + 1) * 4).ToArray();
        float[] upstream = Enumerable.Range(0, length).Select(i => MathF.Cos(3 * i)).ToArray();
        float[] gradient = new float[length];
        float[] elements = new float[length];
        float byReference = 7;

        Referenced(x, upstream, Beta, gradient, ref byReference);
        float returned = Returned(x, upstream, Beta, gradient);
        ForwardBackward(x, upstream, Beta, gradient, out float companion);
        Separate(x, upstream, Beta, gradient, elements);

        Assert.Equal(byReference, returned);
        Assert.Equal(byReference, companion);
        Assert.Equal((float)elements.Select(e => (double)e).Sum(), returned, 1e-4f);
        Assert.Equal(length > 0, returned != 0);
    }

    [Fact]
    public void EveryForm_GivesTheSameGradientOfTheInput()
    {
        float[] x = Enumerable.Range(0, 600).Select(i => MathF.Sin(i) * 4).ToArray();
        float[] upstream = Enumerable.Range(0, 600).Select(i => MathF.Cos(3 * i)).ToArray();
        float[] expected = new float[600];
        float[] actual = new float[600];

        ForwardBackward(x, upstream, Beta, expected);
        Returned(x, upstream, Beta, actual);
        Assert.Equal(expected, actual);

        // In place: the blocks are read before they are written.
        Returned(x, upstream, Beta, upstream);
        Assert.Equal(expected, upstream);
    }

    [Fact]
    public void SumOfDoubles_KeepsWhatItsAdditionsRoundOff()
    {
        var sum = default(GradientSum);
        sum.Add([1e16, 1, 1, 1, -1e16, 1, 1, 1]);
        Assert.Equal(6, sum.Value);
    }

    [Fact]
    public void SumOfFloats_IsThatOfDoubles()
    {
        var sum = default(GradientSum);
        sum.Add(Enumerable.Repeat(0.1f, 1_000_003).ToArray());
        Assert.Equal(1_000_003 * (double)0.1f, sum.Value, 1e-6);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 1, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN)]
    [InlineData(double.NaN, 1, double.NaN)]
    public void SpecialElements_MakeTheSumWhatTheyWould(double a, double b, double expected)
    {
        var sum = default(GradientSum);
        sum.Add([a, 0, b, 3, 5]);
        Assert.Equal(expected, sum.Value);
    }

    [ActivationFormula]
    private static float Swish(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

    [Activation(nameof(Swish))]
    internal static partial void Forward(ReadOnlySpan<float> x, float beta, Span<float> y);

    [Activation(nameof(Swish))]
    private static partial void Referenced(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float beta, Span<float> gradient, ref float betaGradient);

    [Activation(nameof(Swish))]
    private static partial float Returned(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float beta, Span<float> gradient);

    [Activation(nameof(Swish))]
    private static partial void Separate(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float beta, Span<float> gradient, Span<float> betaGradient);
}
