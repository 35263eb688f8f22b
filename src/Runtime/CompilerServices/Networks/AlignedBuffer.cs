#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Values of a generated network that begin at a cache line: vectors that straddle two lines take twice as long to load from the second
/// cache. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AlignedBuffer
{
    private const int LineBytes = 64;
    private const int LineValues = LineBytes / sizeof(float);

    // Pinned, it keeps its place.
    private readonly float[] memory;
    private readonly int start;

    /// <summary>Allocates zeros.</summary>
    /// <param name="length">Number of values.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        memory = GC.AllocateArray<float>(length + LineValues, pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0).ToInt64();
        start = (int)(-address & (LineBytes - 1)) / sizeof(float);
    }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>All values.</summary>
    public static implicit operator Span<float>(AlignedBuffer buffer) => buffer.AsSpan(0, buffer.Length);

    /// <summary>All values.</summary>
    public static implicit operator ReadOnlySpan<float>(AlignedBuffer buffer) => buffer.AsSpan(0, buffer.Length);

    /// <summary>Some of the values.</summary>
    /// <param name="first">Index of the first one.</param>
    /// <param name="length">Their number.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not all in the memory.</exception>
    public Span<float> AsSpan(int first, int length) => new(memory, start + first, length);
}
#endif
