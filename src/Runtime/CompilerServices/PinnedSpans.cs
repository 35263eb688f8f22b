using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>Computes some elements of spans. Not for use in hand-written code.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <param name="spans">The spans of the kernel.</param>
/// <param name="start">First element.</param>
/// <param name="length">Number of elements.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void KernelPart<T>(PinnedSpans<T> spans, int start, int length)
    where T : unmanaged;

/// <summary>Spans that stay where they are while other threads work on their parts. Not for use in hand-written code.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class PinnedSpans<T>
    where T : unmanaged
{
    private readonly nint[] starts;

    internal PinnedSpans(nint[] starts)
    {
        this.starts = starts;
    }

    /// <summary>Part of an input.</summary>
    /// <param name="span">Its place among the spans.</param>
    /// <param name="start">First element.</param>
    /// <param name="length">Number of elements.</param>
    public ReadOnlySpan<T> Read(int span, int start, int length) => new((T*)starts[span] + start, length);

    /// <summary>Part of a destination.</summary>
    /// <param name="span">Its place among the spans.</param>
    /// <param name="start">First element.</param>
    /// <param name="length">Number of elements.</param>
    public Span<T> Write(int span, int start, int length) => new((T*)starts[span] + start, length);
}
