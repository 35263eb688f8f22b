using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActivationKernels.Lowering;

namespace ActivationKernels.CompilerServices;

/// <summary>Operations that emitted kernels need and that no one platform interface gives. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary>Magnitude of the first value, sign of the second; exact for NaN and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double CopySign(double magnitude, double sign) => BitConverter.Int64BitsToDouble(
        (BitConverter.DoubleToInt64Bits(magnitude) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    /// <summary>Magnitude of the first value, sign of the second; exact for NaN and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float CopySign(float magnitude, float sign) => (float)CopySign((double)magnitude, (double)sign);

    /// <summary>The value whose bits are those of <paramref name="value"/> shifted right by 0 to 63 places, with zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ShiftRight(double value, int places) =>
        BitConverter.Int64BitsToDouble((long)((ulong)BitConverter.DoubleToInt64Bits(value) >> places));

    /// <summary>The value with the bits that both have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double And(double a, double b) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) & BitConverter.DoubleToInt64Bits(b));

    /// <summary>The value with the bits that either has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Or(double a, double b) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) | BitConverter.DoubleToInt64Bits(b));

    /// <summary>The value whose bits are those of <paramref name="value"/> shifted left by 0 to 63 places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ShiftLeft(double value, int places) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) << places);

    /// <summary>The value whose bits are those of <paramref name="value"/> shifted left by 0 to 31 places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ShiftLeft(float value, int places)
    {
        var word = new Word { Value = value };
        word.Bits <<= places;
        return word.Value;
    }

    /// <summary>The element of a table of constants at the integer that the bits of <paramref name="index"/> are.</summary>
    /// <param name="index">The integer; only its last six bits count.</param>
    /// <param name="table">0 to 3: the first to fourth 53 binary digits of 2 / pi that count for an angle from 2^(49 + 16 index) on.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double LookUpOne(double index, int table) => LookUpTables.Find(table, BitConverter.DoubleToInt64Bits(index));

    // .NET Standard 2.0 has no conversion between the bits of a float and an integer.
    [StructLayout(LayoutKind.Explicit)]
    private struct Word
    {
        [FieldOffset(0)]
        public float Value;

        [FieldOffset(0)]
        public int Bits;
    }
}
