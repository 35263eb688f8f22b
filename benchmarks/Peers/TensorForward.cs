using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Forward passes as a user of TensorPrimitives writes them: one call, or the natural composition of several.</summary>
internal static class TensorForward
{
    public static void Identity(ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Max(x, 0f, y);

    public static void Leaky(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, 0.01f, y);
        TensorPrimitives.Max(x, y, y);
    }

    public static void HardSigmoid(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, 1f / 6, y);
        TensorPrimitives.Add(y, 0.5f, y);
        TensorPrimitives.Clamp<float>(y, 0f, 1f, y);
    }

    public static void HardSwish(ReadOnlySpan<float> x, Span<float> y)
    {
        HardSigmoid(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }

    public static void SoftShrink(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Clamp<float>(x, -0.5f, 0.5f, y);
        TensorPrimitives.Subtract(x, y, y);
    }

    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Tanh(x, y);

    public static void Tanh(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);

    public static void Elu(ReadOnlySpan<float> x, Span<float> y)
    {
        Span<float> negative = Scratch.Take(0, x.Length);
        TensorPrimitives.Min(x, 0f, negative);
        TensorPrimitives.ExpM1(negative, negative);
        TensorPrimitives.Max(x, 0f, y);
        TensorPrimitives.Add(y, negative, y);
    }

    // max(x, 0) + log(1 + e^-|x|): the form that does not overflow.
    public static void Softplus(ReadOnlySpan<float> x, Span<float> y)
    {
        Span<float> correction = Scratch.Take(0, x.Length);
        TensorPrimitives.Abs(x, correction);
        TensorPrimitives.Negate(correction, correction);
        TensorPrimitives.Exp(correction, correction);
        TensorPrimitives.LogP1(correction, correction);
        TensorPrimitives.Max(x, 0f, y);
        TensorPrimitives.Add(y, correction, y);
    }

    public static void Silu(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }

    public static void Maxout(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => TensorPrimitives.Max(a, b, y);
}
