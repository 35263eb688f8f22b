using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>
/// What no implementation can do without: each weight is read once from wherever it lies, and each multiply-add takes its place in the
/// arithmetic of the core. Whoever overlaps both perfectly needs the longer of the two times.
/// </summary>
internal static class Floors
{
    // As many independent sums as hide the latency of a multiply-add on two units.
    private const int Sums = 8;

    /// <summary>Reads all values and gives their sum, lest the compiler leaves the work out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static float Read(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector512<float>> vectors = MemoryMarshal.Cast<float, Vector512<float>>(values);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        int i = 0;
        for (; i <= vectors.Length - 4; i += 4)
        {
            s0 += vectors[i];
            s1 += vectors[i + 1];
            s2 += vectors[i + 2];
            s3 += vectors[i + 3];
        }

        for (; i < vectors.Length; i++)
        {
            s0 += vectors[i];
        }

        return Vector512.Sum(s0 + s1 + s2 + s3);
    }

    /// <summary>Does so many multiply-adds of floats in registers alone, and gives the sum of their results.</summary>
    public static float MultiplyAdd(long count) => Vector512.IsHardwareAccelerated
        ? Vector512.Sum(MultiplyAdd512(count / (Sums * Vector512<float>.Count), Vector512.Create(0.5f)))
        : Vector256.Sum(MultiplyAdd256(count / (Sums * Vector256<float>.Count), Vector256.Create(0.5f)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector512<float> MultiplyAdd512(long rounds, Vector512<float> x)
    {
        Vector512<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x;
        for (long i = 0; i < rounds; i++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, x);
            b = Vector512.FusedMultiplyAdd(b, x, x);
            c = Vector512.FusedMultiplyAdd(c, x, x);
            d = Vector512.FusedMultiplyAdd(d, x, x);
            e = Vector512.FusedMultiplyAdd(e, x, x);
            f = Vector512.FusedMultiplyAdd(f, x, x);
            g = Vector512.FusedMultiplyAdd(g, x, x);
            h = Vector512.FusedMultiplyAdd(h, x, x);
        }

        return a + b + c + d + e + f + g + h;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector256<float> MultiplyAdd256(long rounds, Vector256<float> x)
    {
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x;
        for (long i = 0; i < rounds; i++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, x);
            b = Vector256.FusedMultiplyAdd(b, x, x);
            c = Vector256.FusedMultiplyAdd(c, x, x);
            d = Vector256.FusedMultiplyAdd(d, x, x);
            e = Vector256.FusedMultiplyAdd(e, x, x);
            f = Vector256.FusedMultiplyAdd(f, x, x);
            g = Vector256.FusedMultiplyAdd(g, x, x);
            h = Vector256.FusedMultiplyAdd(h, x, x);
        }

        return a + b + c + d + e + f + g + h;
    }
}
