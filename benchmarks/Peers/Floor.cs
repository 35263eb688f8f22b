using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>The memory traffic of a pass with next to no arithmetic: nothing can be much faster.</summary>
internal static class Floor
{
    public static void Copy<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    public static void TwoIn(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => TensorPrimitives.Multiply(a, b, y);

    public static void TwoOut(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> ga, Span<float> gb)
    {
        TensorPrimitives.Multiply(a, upstream, ga);
        b.CopyTo(gb);
    }
}
