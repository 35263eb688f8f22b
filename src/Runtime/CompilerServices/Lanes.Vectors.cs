#if NET8_0_OR_GREATER
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActivationKernels.Lowering;

namespace ActivationKernels.CompilerServices;

public static partial class Lanes
{
    /// <summary>Whether 128-bit multiply-adds with one rounding are instructions of this processor.</summary>
    public static bool IsFused
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.Arm64.IsSupported;
    }

    /// <summary>a * b + c with one rounding. Call only where <see cref="IsFused"/> holds.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor has no such instruction.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.Arm64.FusedMultiplyAdd(c, a, b);

    /// <summary>a * b + c with one rounding. Call only where <see cref="IsFused"/> holds.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor has no such instruction.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.FusedMultiplyAdd(c, a, b);

    /// <summary>a &lt; b ? a : b in each lane, so b where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Min(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.Min(a, b) : Vector128.ConditionalSelect(Vector128.LessThan(a, b), a, b);

    /// <summary>a &lt; b ? a : b in each lane, so b where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Min(a, b) : Vector128.ConditionalSelect(Vector128.LessThan(a, b), a, b);

    /// <summary>a &gt; b ? a : b in each lane, so b where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Max(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.Max(a, b) : Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    /// <summary>a &gt; b ? a : b in each lane, so b where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.Max(a, b) : Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    // Apart from the code of the kernel, which seldom comes here. Most angles are below 2^65, and have the first element.

    /// <inheritdoc cref="LookUpOne(double, int)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<double> LookUp(Vector128<double> index, int table) => Find(index, table);

    /// <inheritdoc cref="LookUpOne(double, int)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> LookUp(Vector256<double> index, int table) => index.AsInt64() == Vector256<long>.Zero
        ? Vector256.Create(LookUpTables.Find(table, 0))
        : Find(index, table);

    /// <inheritdoc cref="LookUpOne(double, int)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> LookUp(Vector512<double> index, int table) => index.AsInt64() == Vector512<long>.Zero
        ? Vector512.Create(LookUpTables.Find(table, 0))
        : Vector512.Create(Find(index.GetLower(), table), Find(index.GetUpper(), table));

    /// <summary>Two floats from <paramref name="index"/> on, as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadPair(ref float start, nuint index)
    {
        ref byte address = ref Unsafe.As<float, byte>(ref Unsafe.Add(ref start, index));
        return Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<double>(ref address)).AsSingle());
    }

    /// <summary>Stores two doubles from <paramref name="index"/> on, each rounded to a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePair(Vector128<double> value, ref float start, nuint index)
    {
        ref byte address = ref Unsafe.As<float, byte>(ref Unsafe.Add(ref start, index));
        Unsafe.WriteUnaligned(ref address, Vector128.Narrow(value, value).AsDouble().ToScalar());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Find(Vector256<double> index, int table) =>
        Vector256.Create(Find(index.GetLower(), table), Find(index.GetUpper(), table));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Find(Vector128<double> index, int table) =>
        Vector128.Create(LookUpTables.Find(table, index.AsInt64()[0]), LookUpTables.Find(table, index.AsInt64()[1]));
}
#endif
