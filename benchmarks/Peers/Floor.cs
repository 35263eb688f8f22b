using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>The memory traffic of a pass with next to no arithmetic: nothing can be much faster.</summary>
internal static class Floor
{
    public static void Copy<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

    public static void From2To1(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => TensorPrimitives.Multiply(a, b, y);

    public static void From1To2(ReadOnlySpan<float> x, Span<float> y, Span<float> z)
    {
        x.CopyTo(y);
        x.CopyTo(z);
    }

    public static void From2To2(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, Span<float> z)
    {
        a.CopyTo(y);
        b.CopyTo(z);
    }

    public static void From2To3(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, Span<float> z, Span<float> w)
    {
        TensorPrimitives.Multiply(a, b, y);
        a.CopyTo(z);
        b.CopyTo(w);
    }

    public static void From3To2(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y, Span<float> z)
    {
        TensorPrimitives.Multiply(a, c, y);
        b.CopyTo(z);
    }
}
