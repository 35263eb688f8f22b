using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.Kernel.Tests;

/// <summary>Bit patterns of results, and which arithmetic produced them.</summary>
internal static class Bits
{
    /// <summary>Whether this process runs the form of the kernels with fused multiply-add.</summary>
    public static bool IsFused { get; } = Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>The bit pattern; one and the same for every NaN, whose sign and payload are not part of the contract.</summary>
    public static ulong Of<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsNaN(value) ? ulong.MaxValue
        : Unsafe.SizeOf<T>() == 4 ? BitConverter.SingleToUInt32Bits(float.CreateTruncating(value))
        : BitConverter.DoubleToUInt64Bits(double.CreateTruncating(value));

    /// <summary>FNV-1a over the bit patterns, eight bytes at a time.</summary>
    public static ulong Digest<T>(ReadOnlySpan<T> values, ulong seed = 14695981039346656037)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ulong hash = seed;
        foreach (T value in values)
        {
            hash = (hash ^ Of(value)) * 1099511628211;
            hash ^= hash >> 32;
        }

        return hash;
    }
}
