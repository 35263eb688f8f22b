using System;
using System.ComponentModel;
using System.Threading.Tasks;

namespace ActivationKernels.CompilerServices;

/// <summary>Splits the work on long spans over the cores. Called by generated code; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ParallelSpans
{
    // A cache line of the smallest element, so that no two threads write to one.
    private const int Alignment = 64;

    // More parts than cores: one that is busy with something else gets fewer.
    private const int PartsPerCore = 2;

    /// <summary>
    /// Calls <paramref name="part"/> for ranges that cover all elements once, on several threads where that is worthwhile. Returns when all
    /// are done.
    /// </summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="part">Computes a range; its values depend on the elements only.</param>
    /// <param name="length">Number of elements.</param>
    /// <param name="unit">Ranges are whole numbers of so many elements, but for the last: 1, or the length of a row.</param>
    /// <param name="least">Fewest elements of a range that are worth a thread.</param>
    /// <param name="s0">The spans, in the order in which the part asks for them.</param>
    /// <param name="s1">The second; empty for none.</param>
    /// <param name="s2">The third.</param>
    /// <param name="s3">And so on.</param>
    /// <param name="s4">And so on.</param>
    /// <param name="s5">And so on.</param>
    /// <param name="s6">And so on.</param>
    /// <param name="s7">And so on.</param>
    /// <param name="s8">And so on.</param>
    /// <param name="s9">And so on.</param>
    /// <param name="s10">And so on.</param>
    /// <param name="s11">The last.</param>
    public static void Run<T>(
        KernelPart<T> part,
        int length,
        int unit,
        int least,
        ReadOnlySpan<T> s0,
        ReadOnlySpan<T> s1 = default,
        ReadOnlySpan<T> s2 = default,
        ReadOnlySpan<T> s3 = default,
        ReadOnlySpan<T> s4 = default,
        ReadOnlySpan<T> s5 = default,
        ReadOnlySpan<T> s6 = default,
        ReadOnlySpan<T> s7 = default,
        ReadOnlySpan<T> s8 = default,
        ReadOnlySpan<T> s9 = default,
        ReadOnlySpan<T> s10 = default,
        ReadOnlySpan<T> s11 = default)
        where T : unmanaged
    {
        fixed (T* p0 = s0, p1 = s1, p2 = s2, p3 = s3, p4 = s4, p5 = s5, p6 = s6, p7 = s7, p8 = s8, p9 = s9, p10 = s10, p11 = s11)
        {
            var spans = new PinnedSpans<T>(
            [
                (nint)p0, (nint)p1, (nint)p2, (nint)p3, (nint)p4, (nint)p5, (nint)p6, (nint)p7, (nint)p8, (nint)p9, (nint)p10, (nint)p11,
            ]);
            int size = RangeLength(length, unit, least, Environment.ProcessorCount);
            if (size >= length)
            {
                part(spans, 0, length);
                return;
            }

            int ranges = 1 + ((length - 1) / size);
            Parallel.For(0, ranges, range => part(spans, range * size, Math.Min(size, length - (range * size))));
        }
    }

    /// <summary>Number of elements of each range but the last.</summary>
    private static int RangeLength(int length, int unit, int least, int cores)
    {
        if (cores < 2)
        {
            return length;
        }

        // Rows stay whole; elements are taken by cache lines.
        long step = unit > 1 ? unit : Alignment;
        long wished = Math.Max(least, 1 + ((length - 1) / (cores * PartsPerCore)));
        return (int)Math.Min(length, (wished + step - 1) / step * step);
    }
}
