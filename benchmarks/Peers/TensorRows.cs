using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Activations over a row as a user of TensorPrimitives writes them; from the output where a gradient is asked for.</summary>
internal static class TensorRows
{
    public static void SoftmaxForward(ReadOnlySpan<float> x, Span<float> y) => TensorPrimitives.SoftMax(x, y);

    public static void SoftminForward(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Negate(x, y);
        TensorPrimitives.SoftMax<float>(y, y);
    }

    // The largest element is taken off, so that nothing overflows.
    public static void LogsoftmaxForward(ReadOnlySpan<float> x, Span<float> y)
    {
        float largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, y);
        TensorPrimitives.Exp<float>(y, y);
        TensorPrimitives.Subtract(x, largest + MathF.Log(TensorPrimitives.Sum<float>(y)), y);
    }

    public static void SoftmaxBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Subtract(upstream, TensorPrimitives.Dot(upstream, y), gradient);
        TensorPrimitives.Multiply(gradient, y, gradient);
    }

    public static void SoftminBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Subtract(TensorPrimitives.Dot(upstream, y), upstream, gradient);
        TensorPrimitives.Multiply(gradient, y, gradient);
    }

    public static void LogsoftmaxBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float sum = TensorPrimitives.Sum(upstream);
        TensorPrimitives.Exp(y, gradient);
        TensorPrimitives.MultiplyAdd<float>(gradient, -sum, upstream, gradient);
    }
}
