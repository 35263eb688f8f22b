using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Forward passes as a user of TensorPrimitives writes them: one call, or the natural composition of several.</summary>
internal static class TensorForward
{
    [ThreadStatic]
    private static float[]? scratch;

    public static void Identity(ReadOnlySpan<float> x, Span<float> y) => x.CopyTo(y);

    public static void Relu(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Max(x, 0f, y);

    public static void Leaky(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, 0.01f, y);
        TensorPrimitives.Max(x, y, y);
    }

    public static void Sigmoid(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Sigmoid(x, y);

    public static void Tanh(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.Tanh(x, y);

    public static void Tanh(ReadOnlySpan<double> x, Span<double> y) => TensorPrimitives.Tanh(x, y);

    public static void Elu(ReadOnlySpan<float> x, Span<float> y)
    {
        Span<float> negative = Scratch(x.Length);
        TensorPrimitives.Min(x, 0f, negative);
        TensorPrimitives.ExpM1(negative, negative);
        TensorPrimitives.Max(x, 0f, y);
        TensorPrimitives.Add(y, negative, y);
    }

    // max(x, 0) + log(1 + e^-|x|): the form that does not overflow.
    public static void Softplus(ReadOnlySpan<float> x, Span<float> y)
    {
        Span<float> correction = Scratch(x.Length);
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

    /// <summary>A buffer that is kept between calls, so that compositions do not pay for allocations.</summary>
    internal static Span<float> Scratch(int length)
    {
        if (scratch is null || scratch.Length < length)
        {
            scratch = GC.AllocateUninitializedArray<float>(length, pinned: true);
        }

        return scratch.AsSpan(0, length);
    }
}
