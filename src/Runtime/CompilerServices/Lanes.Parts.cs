#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

/// <content>Vectors that a row fills in part: only the elements of the row are read.</content>
public static unsafe partial class Lanes
{
    /// <summary>The elements from <paramref name="index"/> on in the first lanes, as many as the count says, and 0 in all others.</summary>
    /// <param name="start">The first element of the row.</param>
    /// <param name="index">Number of elements before those.</param>
    /// <param name="count">Number of elements that are there; fewer than 1 for none, more than there are lanes for all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFirst128(ref float start, nuint index, int count)
    {
        if (Avx.IsSupported)
        {
            fixed (float* pinned = &start)
            {
                return Avx.MaskLoad(pinned + index, Vector128.LessThan(Vector128.Create(0, 1, 2, 3), Vector128.Create(count)).AsSingle());
            }
        }

        ref float first = ref Unsafe.Add(ref start, index);
        return Vector128.Create(
            count > 0 ? first : 0,
            count > 1 ? Unsafe.Add(ref first, 1) : 0,
            count > 2 ? Unsafe.Add(ref first, 2) : 0,
            count > 3 ? Unsafe.Add(ref first, 3) : 0);
    }

    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadFirst128(ref double start, nuint index, int count)
    {
        ref double first = ref Unsafe.Add(ref start, index);
        return count > 1 ? Vector128.LoadUnsafe(ref first) : Vector128.CreateScalar(count > 0 ? first : 0);
    }

    /// <summary>The same of two floats, as doubles.</summary>
    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadFirstPair(ref float start, nuint index, int count) =>
        count > 1 ? LoadPair(ref start, index) : Vector128.CreateScalar((double)(count > 0 ? Unsafe.Add(ref start, index) : 0));

    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFirst256(ref float start, nuint index, int count)
    {
        fixed (float* pinned = &start)
        {
            return Avx.MaskLoad(pinned + index, Vector256.LessThan(Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7), Vector256.Create(count)).AsSingle());
        }
    }

    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadFirst256(ref double start, nuint index, int count)
    {
        fixed (double* pinned = &start)
        {
            return Avx.MaskLoad(pinned + index, Vector256.LessThan(Vector256.Create(0L, 1, 2, 3), Vector256.Create((long)count)).AsDouble());
        }
    }

    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFirst512(ref float start, nuint index, int count) =>
        Vector512.Create(LoadFirst256(ref start, index, count), LoadFirst256(ref start, index + 8, count - 8));

    /// <inheritdoc cref="LoadFirst128(ref float, nuint, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadFirst512(ref double start, nuint index, int count) =>
        Vector512.Create(LoadFirst256(ref start, index, count), LoadFirst256(ref start, index + 4, count - 4));

    /// <summary>A value in the first lanes, another one in the others.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">In how many lanes it stays.</param>
    /// <param name="other">What stands in the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> KeepFirst(Vector128<float> value, int count, float other) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Create(0f, 1, 2, 3), Vector128.Create((float)count)), value, Vector128.Create(other));

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> KeepFirst(Vector128<double> value, int count, double other) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Create(0d, 1), Vector128.Create((double)count)), value, Vector128.Create(other));

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> KeepFirst(Vector256<float> value, int count, float other) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7), Vector256.Create((float)count)), value, Vector256.Create(other));

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> KeepFirst(Vector256<double> value, int count, double other) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Create(0d, 1, 2, 3), Vector256.Create((double)count)), value, Vector256.Create(other));

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> KeepFirst(Vector512<float> value, int count, float other) => Vector512.ConditionalSelect(
        Vector512.LessThan(Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), Vector512.Create((float)count)), value, Vector512.Create(other));

    /// <inheritdoc cref="KeepFirst(Vector128{float}, int, float)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> KeepFirst(Vector512<double> value, int count, double other) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Create(0d, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count)), value, Vector512.Create(other));
}
#endif
