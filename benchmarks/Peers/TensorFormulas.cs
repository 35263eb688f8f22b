using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>The formulas of <see cref="Formulas"/> as compositions of TensorPrimitives with as few passes as there are.</summary>
internal static class TensorFormulas
{
    private const float Slope = 2 * Formulas.GeluScale;
    private const float Cube = 2 * Formulas.GeluScale * Formulas.GeluCube;

    [ThreadStatic]
    private static float[]? scratch;

    public static void Snake(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, Formulas.Alpha, y);
        TensorPrimitives.Sin<float>(y, y);
        TensorPrimitives.Multiply(y, y, y);
        TensorPrimitives.MultiplyAdd(y, 1 / Formulas.Alpha, x, y);
    }

    public static void SnakeBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        Formulas.SnakeSum = SnakeSum(x, upstream, gradient);

    // 2 sin cos is the sine of twice the angle, and sin^2 is (1 - its cosine) / 2: one call yields both.
    public static float SnakeSum(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        Span<float> sine = Scratch(2 * x.Length)[..x.Length];
        Span<float> cosine = Scratch(2 * x.Length)[x.Length..];
        TensorPrimitives.Multiply(x, 2 * Formulas.Alpha, gradient);
        TensorPrimitives.SinCos<float>(gradient, sine, cosine);
        TensorPrimitives.MultiplyAdd(sine, upstream, upstream, gradient);
        TensorPrimitives.Multiply(sine, x, sine);
        float falling = TensorPrimitives.Sum(upstream) - TensorPrimitives.Dot(upstream, cosine);
        return (TensorPrimitives.Dot(upstream, sine) / Formulas.Alpha) - (falling / (2 * Formulas.Alpha * Formulas.Alpha));
    }

    public static void SwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y)
    {
        TensorPrimitives.Sigmoid(gate, y);
        TensorPrimitives.Multiply(y, gate, y);
        TensorPrimitives.Multiply(y, up, y);
    }

    public static void SwiGluBackward(
        ReadOnlySpan<float> gate, ReadOnlySpan<float> up, ReadOnlySpan<float> upstream, Span<float> gateGradient, Span<float> upGradient)
    {
        Span<float> sigmoid = Scratch(2 * gate.Length)[..gate.Length];
        Span<float> rest = Scratch(2 * gate.Length)[gate.Length..];
        TensorPrimitives.Sigmoid(gate, sigmoid);
        TensorPrimitives.Multiply(gate, sigmoid, gateGradient);
        TensorPrimitives.Multiply(gateGradient, upstream, upGradient);
        TensorPrimitives.Subtract(1, sigmoid, rest);
        TensorPrimitives.MultiplyAdd(gateGradient, rest, sigmoid, gateGradient);
        TensorPrimitives.Multiply(gateGradient, up, gateGradient);
        TensorPrimitives.Multiply(gateGradient, upstream, gateGradient);
    }

    // x sigmoid(2 u), with u the argument of tanh.
    public static void Gelu(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, x, y);
        TensorPrimitives.Multiply(y, Cube, y);
        TensorPrimitives.Add(y, Slope, y);
        TensorPrimitives.Multiply(y, x, y);
        TensorPrimitives.Sigmoid(y, y);
        TensorPrimitives.Multiply(y, x, y);
    }

    public static void GeluBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        Span<float> square = Scratch(2 * x.Length)[..x.Length];
        Span<float> sigmoid = Scratch(2 * x.Length)[x.Length..];
        TensorPrimitives.Multiply(x, x, square);
        TensorPrimitives.Multiply(square, Cube, square);
        TensorPrimitives.Add(square, Slope, sigmoid);
        TensorPrimitives.Multiply(sigmoid, x, sigmoid);
        TensorPrimitives.Sigmoid(sigmoid, sigmoid);
        TensorPrimitives.Multiply(square, 3f, square);
        TensorPrimitives.Add(square, Slope, square);
        TensorPrimitives.Multiply(square, x, square);
        TensorPrimitives.Subtract(1, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, sigmoid, gradient);
        TensorPrimitives.MultiplyAdd(gradient, square, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Welsch(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, x, y);
        TensorPrimitives.Multiply(y, -0.5f / (Formulas.Scale * Formulas.Scale), y);
        TensorPrimitives.ExpM1<float>(y, y);
        TensorPrimitives.Negate(y, y);
    }

    public static void WelschBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        Span<float> weight = Scratch(x.Length);
        TensorPrimitives.Multiply(x, x, weight);
        TensorPrimitives.Multiply(weight, -0.5f / (Formulas.Scale * Formulas.Scale), weight);
        TensorPrimitives.Exp(weight, weight);
        TensorPrimitives.Multiply(weight, 1 / (Formulas.Scale * Formulas.Scale), weight);
        TensorPrimitives.Multiply(weight, x, weight);
        TensorPrimitives.Multiply(weight, upstream, gradient);
    }

    private static Span<float> Scratch(int length)
    {
        if (scratch is null || scratch.Length < length)
        {
            scratch = new float[length];
        }

        return scratch.AsSpan(0, length);
    }
}
