using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Where a kernel over rows keeps what its last pass needs again. Each thread has buffers of its own, which stay: no call allocates but
/// the first of a length, and nothing is cleared. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowBuffer
{
    // As long as the second-level cache holds a row and what is kept of it, to keep is quicker than to compute again.
    private const int Capacity = 1 << 16;

    // Longer rows go through parts that stay in the first-level cache; a power of two, so that an index goes round in it.
    private const int Part = 1 << 10;

    // As every larger one a whole number of the stripes of totals: the last of a row may be written in full, beyond its elements.
    private const int LeastCapacity = 1 << 10;

    [ThreadStatic]
    private static double[]?[]? buffers;

    /// <summary>A buffer for the elements of a row, or for as many of them as there is room for.</summary>
    /// <param name="index">Which of the buffers of a kernel.</param>
    /// <param name="length">Number of elements.</param>
    /// <returns>
    /// As long as the row, or a part of it where the row is too long to keep; with the contents that the last user left. It is the caller's
    /// until that takes the same buffer again on the same thread.
    /// </returns>
    public static Span<double> Take(int index, int length)
    {
        int size = length <= Capacity ? length : Part;
        double[]?[]? all = buffers;
        return all is not null && (uint)index < (uint)all.Length && all[index] is { } buffer && buffer.Length >= size
            ? new Span<double>(buffer, 0, size)
            : Grow(index, size);
    }

    private static Span<double> Grow(int index, int size)
    {
        double[]?[] all = buffers ?? [];
        if (index >= all.Length)
        {
            Array.Resize(ref all, index + 1);
            buffers = all;
        }

        int capacity = LeastCapacity;
        while (capacity < size)
        {
            capacity *= 2;
        }

        return new Span<double>(all[index] = new double[capacity], 0, size);
    }
}
