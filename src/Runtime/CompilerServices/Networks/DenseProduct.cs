#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// What generated networks need of matrices beside their fused products, all row-major. Every element of a result is summed in the order of the inner
/// dimension, so that it does not depend on how many rows come at once. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseProduct
{
    private const int Lane = 8;
    private const int TileRows = 4;

    /// <summary>
    /// The gradient of a layer's parameters: x^T delta, and behind it, as the gradient of an input that is always 1, the sum of the rows
    /// of delta.
    /// </summary>
    /// <param name="x">rows x inputs.</param>
    /// <param name="delta">rows x units.</param>
    /// <param name="gradient">inputs x units, then units.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="units">Number of units.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    public static void ParameterGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> gradient, int inputs, int units)
    {
        int rows = delta.Length / units;
        Check(x.Length == rows * inputs && delta.Length == rows * units && gradient.Length == (inputs + 1) * units);
        ref float below = ref MemoryMarshal.GetReference(delta);
        Multiply(ref MemoryMarshal.GetReference(x), 1, inputs, ref below, ref MemoryMarshal.GetReference(gradient), inputs, rows, units);
        float one = 1;
        Multiply(ref one, 0, 0, ref below, ref gradient[inputs * units], 1, rows, units);
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

        // Blocks that stay in the first-level cache.
        const int Block = 16;
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
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

    private static void Check(bool fits)
    {
        if (!fits)
        {
            throw new ArgumentException("The lengths of the operands of a product do not fit each other.");
        }
    }

    // c[r, j] = sum over k of a[r * rowStride + k * stepStride] * b[k * columns + j].
    private static void Multiply(
        ref float a, int rowStride, int stepStride, ref float b, ref float c, int rows, int steps, int columns)
    {
        if (columns < Lane || !Vector128.IsHardwareAccelerated)
        {
            Narrow(ref a, rowStride, stepStride, ref b, ref c, rows, steps, columns, 0);
            return;
        }

        // The outer loop runs over columns: one panel of b stays in the cache while all rows pass.
        int j = 0;
        for (; j <= columns - 2 * Lane; j += 2 * Lane)
        {
            Panel(ref a, rowStride, stepStride, ref b, ref c, rows, steps, columns, j);
        }

        // The last panel overlaps the one before it: the same values are written twice.
        if (j < columns)
        {
            if (columns >= 2 * Lane)
            {
                Panel(ref a, rowStride, stepStride, ref b, ref c, rows, steps, columns, columns - 2 * Lane);
            }
            else
            {
                Single(ref a, rowStride, stepStride, ref b, ref c, rows, steps, columns, 0);
                Single(ref a, rowStride, stepStride, ref b, ref c, rows, steps, columns, columns - Lane);
            }
        }
    }

    private static void Panel(
        ref float a, int rowStride, int stepStride, ref float b, ref float c, int rows, int steps, int columns, int j)
    {
        int r = 0;
        for (; r <= rows - TileRows; r += TileRows)
        {
            Vector256<float> c00 = default, c01 = default, c10 = default, c11 = default, c20 = default, c21 = default, c30 = default, c31 = default;
            ref float row = ref Unsafe.Add(ref a, (nint)r * rowStride);
            ref float panel = ref Unsafe.Add(ref b, j);
            for (int k = 0; k < steps; k++)
            {
                Vector256<float> b0 = Vector256.LoadUnsafe(ref panel);
                Vector256<float> b1 = Vector256.LoadUnsafe(ref panel, Lane);
                Vector256<float> a0 = Vector256.Create(row);
                c00 = MultiplyAdd(a0, b0, c00);
                c01 = MultiplyAdd(a0, b1, c01);
                Vector256<float> a1 = Vector256.Create(Unsafe.Add(ref row, rowStride));
                c10 = MultiplyAdd(a1, b0, c10);
                c11 = MultiplyAdd(a1, b1, c11);
                Vector256<float> a2 = Vector256.Create(Unsafe.Add(ref row, 2 * rowStride));
                c20 = MultiplyAdd(a2, b0, c20);
                c21 = MultiplyAdd(a2, b1, c21);
                Vector256<float> a3 = Vector256.Create(Unsafe.Add(ref row, 3 * rowStride));
                c30 = MultiplyAdd(a3, b0, c30);
                c31 = MultiplyAdd(a3, b1, c31);
                row = ref Unsafe.Add(ref row, stepStride);
                panel = ref Unsafe.Add(ref panel, columns);
            }

            ref float result = ref Unsafe.Add(ref c, (nint)r * columns + j);
            c00.StoreUnsafe(ref result);
            c01.StoreUnsafe(ref result, Lane);
            c10.StoreUnsafe(ref result, (nuint)columns);
            c11.StoreUnsafe(ref result, (nuint)(columns + Lane));
            c20.StoreUnsafe(ref result, (nuint)(2 * columns));
            c21.StoreUnsafe(ref result, (nuint)(2 * columns + Lane));
            c30.StoreUnsafe(ref result, (nuint)(3 * columns));
            c31.StoreUnsafe(ref result, (nuint)(3 * columns + Lane));
        }

        for (; r < rows; r++)
        {
            Vector256<float> c0 = default, c1 = default;
            ref float row = ref Unsafe.Add(ref a, (nint)r * rowStride);
            ref float panel = ref Unsafe.Add(ref b, j);
            for (int k = 0; k < steps; k++)
            {
                Vector256<float> a0 = Vector256.Create(row);
                c0 = MultiplyAdd(a0, Vector256.LoadUnsafe(ref panel), c0);
                c1 = MultiplyAdd(a0, Vector256.LoadUnsafe(ref panel, Lane), c1);
                row = ref Unsafe.Add(ref row, stepStride);
                panel = ref Unsafe.Add(ref panel, columns);
            }

            ref float result = ref Unsafe.Add(ref c, (nint)r * columns + j);
            c0.StoreUnsafe(ref result);
            c1.StoreUnsafe(ref result, Lane);
        }
    }

    // One vector of columns.
    private static void Single(
        ref float a, int rowStride, int stepStride, ref float b, ref float c, int rows, int steps, int columns, int j)
    {
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> sum = default;
            ref float row = ref Unsafe.Add(ref a, (nint)r * rowStride);
            ref float panel = ref Unsafe.Add(ref b, j);
            for (int k = 0; k < steps; k++)
            {
                sum = MultiplyAdd(Vector256.Create(row), Vector256.LoadUnsafe(ref panel), sum);
                row = ref Unsafe.Add(ref row, stepStride);
                panel = ref Unsafe.Add(ref panel, columns);
            }

            sum.StoreUnsafe(ref Unsafe.Add(ref c, (nint)r * columns + j));
        }
    }

    // Fewer columns than a vector has lanes.
    private static void Narrow(
        ref float a, int rowStride, int stepStride, ref float b, ref float c, int rows, int steps, int columns, int first)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int j = first; j < columns; j++)
            {
                float sum = 0;
                ref float row = ref Unsafe.Add(ref a, (nint)r * rowStride);
                ref float column = ref Unsafe.Add(ref b, j);
                for (int k = 0; k < steps; k++)
                {
                    sum += row * column;
                    row = ref Unsafe.Add(ref row, stepStride);
                    column = ref Unsafe.Add(ref column, columns);
                }

                Unsafe.Add(ref c, (nint)r * columns + j) = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c)
        : Lanes.IsFused ? Vector256.Create(
            Lanes.MultiplyAdd(a.GetLower(), b.GetLower(), c.GetLower()),
            Lanes.MultiplyAdd(a.GetUpper(), b.GetUpper(), c.GetUpper()))
        : a * b + c;
}
#endif
