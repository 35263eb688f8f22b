#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Matrix products of generated networks over row-major matrices. Every element of a result is summed in the order of the inner
/// dimension, so that it does not depend on how many rows come at once. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DenseProduct
{
    private const int Lane = 8;
    private const int TileRows = 4;

    /// <summary>y = x W + b.</summary>
    /// <param name="x">rows x inputs.</param>
    /// <param name="weights">inputs x units.</param>
    /// <param name="bias">units.</param>
    /// <param name="y">rows x units.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="units">Number of units.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    public static void Affine(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> y, int inputs, int units)
    {
        int rows = y.Length / units;
        Check(x.Length == rows * inputs && weights.Length == inputs * units && bias.Length == units && y.Length == rows * units);
        Multiply(
            ref MemoryMarshal.GetReference(x), inputs, 1, ref MemoryMarshal.GetReference(weights), bias, ref MemoryMarshal.GetReference(y), rows, inputs, units);
    }

    /// <summary>gradient = x^T delta.</summary>
    /// <param name="x">rows x inputs.</param>
    /// <param name="delta">rows x units.</param>
    /// <param name="gradient">inputs x units.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="units">Number of units.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    public static void WeightGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> delta, Span<float> gradient, int inputs, int units)
    {
        int rows = delta.Length / units;
        Check(x.Length == rows * inputs && delta.Length == rows * units && gradient.Length == inputs * units);
        Multiply(
            ref MemoryMarshal.GetReference(x), 1, inputs, ref MemoryMarshal.GetReference(delta), default, ref MemoryMarshal.GetReference(gradient), inputs, rows, units);
    }

    /// <summary>gradient = delta W^T.</summary>
    /// <param name="delta">rows x units.</param>
    /// <param name="weights">inputs x units.</param>
    /// <param name="gradient">rows x inputs.</param>
    /// <param name="scratch">At least inputs x units values, overwritten.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="units">Number of units.</param>
    /// <exception cref="ArgumentException">A length does not fit the others.</exception>
    public static void InputGradient(
        ReadOnlySpan<float> delta, ReadOnlySpan<float> weights, Span<float> gradient, Span<float> scratch, int inputs, int units)
    {
        int rows = delta.Length / units;
        Check(delta.Length == rows * units && weights.Length == inputs * units && gradient.Length == rows * inputs && scratch.Length >= weights.Length);
        Transpose(weights, scratch, inputs, units);
        Multiply(
            ref MemoryMarshal.GetReference(delta), units, 1, ref MemoryMarshal.GetReference(scratch), default, ref MemoryMarshal.GetReference(gradient), rows, units, inputs);
    }

    /// <summary>gradient = sum of the rows of delta.</summary>
    /// <param name="delta">rows x units.</param>
    /// <param name="gradient">units.</param>
    public static void BiasGradient(ReadOnlySpan<float> delta, Span<float> gradient)
    {
        gradient.Clear();
        for (int first = 0; first < delta.Length; first += gradient.Length)
        {
            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] += delta[first + j];
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

    // Blocks that stay in the first-level cache.
    private static void Transpose(ReadOnlySpan<float> from, Span<float> to, int rows, int columns)
    {
        const int Block = 16;
        for (int r0 = 0; r0 < rows; r0 += Block)
        {
            for (int c0 = 0; c0 < columns; c0 += Block)
            {
                for (int r = r0; r < Math.Min(r0 + Block, rows); r++)
                {
                    for (int c = c0; c < Math.Min(c0 + Block, columns); c++)
                    {
                        to[c * rows + r] = from[r * columns + c];
                    }
                }
            }
        }
    }

    // c[r, j] = bias[j] + sum over k of a[r * rowStride + k * stepStride] * b[k * columns + j].
    private static void Multiply(
        ref float a, int rowStride, int stepStride, ref float b, ReadOnlySpan<float> bias, ref float c, int rows, int steps, int columns)
    {
        if (columns < Lane || !Vector128.IsHardwareAccelerated)
        {
            Narrow(ref a, rowStride, stepStride, ref b, bias, ref c, rows, steps, columns, 0);
            return;
        }

        // The outer loop runs over columns: one panel of b stays in the cache while all rows pass.
        int j = 0;
        for (; j <= columns - 2 * Lane; j += 2 * Lane)
        {
            Panel(ref a, rowStride, stepStride, ref b, bias, ref c, rows, steps, columns, j);
        }

        // The last panel overlaps the one before it: the same values are written twice.
        if (j < columns)
        {
            if (columns >= 2 * Lane)
            {
                Panel(ref a, rowStride, stepStride, ref b, bias, ref c, rows, steps, columns, columns - 2 * Lane);
            }
            else
            {
                Single(ref a, rowStride, stepStride, ref b, bias, ref c, rows, steps, columns, 0);
                Single(ref a, rowStride, stepStride, ref b, bias, ref c, rows, steps, columns, columns - Lane);
            }
        }
    }

    private static void Panel(
        ref float a, int rowStride, int stepStride, ref float b, ReadOnlySpan<float> bias, ref float c, int rows, int steps, int columns, int j)
    {
        Vector256<float> first = bias.IsEmpty ? default : Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bias), (nuint)j);
        Vector256<float> second = bias.IsEmpty ? default : Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bias), (nuint)(j + Lane));
        int r = 0;
        for (; r <= rows - TileRows; r += TileRows)
        {
            Vector256<float> c00 = first, c01 = second, c10 = first, c11 = second, c20 = first, c21 = second, c30 = first, c31 = second;
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
            Vector256<float> c0 = first, c1 = second;
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
        ref float a, int rowStride, int stepStride, ref float b, ReadOnlySpan<float> bias, ref float c, int rows, int steps, int columns, int j)
    {
        Vector256<float> start = bias.IsEmpty ? default : Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(bias), (nuint)j);
        for (int r = 0; r < rows; r++)
        {
            Vector256<float> sum = start;
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
        ref float a, int rowStride, int stepStride, ref float b, ReadOnlySpan<float> bias, ref float c, int rows, int steps, int columns, int first)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int j = first; j < columns; j++)
            {
                float sum = bias.IsEmpty ? 0 : bias[j];
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
