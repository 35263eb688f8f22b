#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

/// <summary>What generated networks need of matrices beside their fused products, all row-major. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseProduct
{
    // Blocks of that size stay in the first-level cache; vectors transpose half as much at once.
    private const int Block = 16;
    private const int VectorBlock = 8;

    /// <summary>The gradient of a layer's biases: the sum of the rows of delta, added up in their order.</summary>
    /// <param name="delta">Rows as long as the gradient.</param>
    /// <param name="gradient">Receives the sums.</param>
    /// <exception cref="ArgumentException">A row is cut off.</exception>
    public static void SumRows(ReadOnlySpan<float> delta, Span<float> gradient)
    {
        int units = gradient.Length;
        Check(delta.Length % units == 0);
        gradient.Clear();
        for (int first = 0; first < delta.Length; first += units)
        {
            ReadOnlySpan<float> row = delta.Slice(first, units);
            Span<Vector<float>> sums = MemoryMarshal.Cast<float, Vector<float>>(gradient);
            ReadOnlySpan<Vector<float>> values = MemoryMarshal.Cast<float, Vector<float>>(row);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += values[i];
            }

            for (int i = sums.Length * Vector<float>.Count; i < units; i++)
            {
                gradient[i] += row[i];
            }
        }
    }

    /// <summary>Writes the rows of a matrix as columns.</summary>
    /// <param name="from">rows x columns.</param>
    /// <param name="to">At least columns x rows.</param>
    /// <param name="rows">Number of rows of <paramref name="from"/>.</param>
    /// <param name="columns">Number of its columns.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    public static void Transpose(ReadOnlySpan<float> from, Span<float> to, int rows, int columns)
    {
        Check(from.Length == rows * columns && to.Length >= from.Length);
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
        if (Avx.IsSupported && rows >= VectorBlock && columns >= VectorBlock)
        {
            // The last blocks end with the matrix: where they overlap those before, the same values are written twice.
            for (int i = 0; i < rows; i += VectorBlock)
            {
                int r = Math.Min(i, rows - VectorBlock);
                for (int j = 0; j < columns; j += VectorBlock)
                {
                    int c = Math.Min(j, columns - VectorBlock);
                    ref float block = ref Unsafe.Add(ref source, (nint)r * columns + c);
                    ref float result = ref Unsafe.Add(ref target, (nint)c * rows + r);
                    TransposeHalf(ref block, columns, ref result, rows);
                    TransposeHalf(ref Unsafe.Add(ref block, VectorBlock / 2), columns, ref Unsafe.Add(ref result, VectorBlock / 2 * rows), rows);
                }
            }

            return;
        }

        for (int r0 = 0; r0 < rows; r0 += Block)
        {
            for (int c0 = 0; c0 < columns; c0 += Block)
            {
                int lastRow = Math.Min(r0 + Block, rows);
                int lastColumn = Math.Min(c0 + Block, columns);
                for (int c = c0; c < lastColumn; c++)
                {
                    for (int r = r0; r < lastRow; r++)
                    {
                        Unsafe.Add(ref target, (nint)c * rows + r) = Unsafe.Add(ref source, (nint)r * columns + c);
                    }
                }
            }
        }
    }

    // Eight rows of four values become four of eight: row i stands beside row i + 4, so that no value crosses the middle later.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeHalf(ref float source, nint sourceStride, ref float target, nint targetStride)
    {
        Vector256<float> a = Pair(ref source, sourceStride);
        Vector256<float> b = Pair(ref Unsafe.Add(ref source, sourceStride), sourceStride);
        Vector256<float> c = Pair(ref Unsafe.Add(ref source, 2 * sourceStride), sourceStride);
        Vector256<float> d = Pair(ref Unsafe.Add(ref source, 3 * sourceStride), sourceStride);
        Vector256<float> lowAb = Avx.UnpackLow(a, b);
        Vector256<float> highAb = Avx.UnpackHigh(a, b);
        Vector256<float> lowCd = Avx.UnpackLow(c, d);
        Vector256<float> highCd = Avx.UnpackHigh(c, d);
        Avx.Shuffle(lowAb, lowCd, 0b01_00_01_00).StoreUnsafe(ref target);
        Avx.Shuffle(lowAb, lowCd, 0b11_10_11_10).StoreUnsafe(ref target, (nuint)targetStride);
        Avx.Shuffle(highAb, highCd, 0b01_00_01_00).StoreUnsafe(ref target, (nuint)(2 * targetStride));
        Avx.Shuffle(highAb, highCd, 0b11_10_11_10).StoreUnsafe(ref target, (nuint)(3 * targetStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float source, nint stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref source), Vector128.LoadUnsafe(ref source, (nuint)(4 * stride)));

    private static void Check(bool fits)
    {
        if (!fits)
        {
            throw new ArgumentException("The lengths of the operands do not fit each other.");
        }
    }
}
#endif
