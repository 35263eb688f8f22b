using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActivationKernels.CompilerServices;

/// <summary>What generated kernels check before they write anything. Called by generated code; not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>Demands that two inputs have the same length.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="first">The input that sets the length.</param>
    /// <param name="other">Another input.</param>
    /// <param name="otherName">Name of that parameter.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> other, string otherName)
    {
        if (first.Length != other.Length)
        {
            ThrowLength(first.Length, other.Length, otherName);
        }
    }

    /// <summary>Demands that a length is a whole number of rows.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="rowLength">Number of elements of a row.</param>
    /// <param name="name">Name of that parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">A row has no elements.</exception>
    /// <exception cref="ArgumentException">The last row is not whole.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(int length, int rowLength, string name)
    {
        if (rowLength < 1 || length % rowLength != 0)
        {
            ThrowRows(length, rowLength, name);
        }
    }

    /// <summary>Demands that a destination holds at least <paramref name="length"/> elements.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="length">Number of elements that will be written.</param>
    /// <param name="destination">Where they will be written.</param>
    /// <param name="name">Name of that parameter.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Destination<T>(int length, Span<T> destination, string name)
    {
        if (destination.Length < length)
        {
            ThrowShort(length, destination.Length, name);
        }
    }

    /// <summary>Demands that a destination is apart from an input or starts where it starts.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="input">What is read.</param>
    /// <param name="destination">Where its first <c>input.Length</c> elements will be written; what lies behind them does not count. Not shorter than the input.</param>
    /// <param name="name">Name of the destination's parameter.</param>
    /// <exception cref="ArgumentException">They overlap and start at different elements.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Overlap<T>(ReadOnlySpan<T> input, Span<T> destination, string name)
    {
        nint offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(destination));
        if (offset != 0 && Intersect<T>(offset, input.Length))
        {
            ThrowOverlap(name);
        }
    }

    /// <summary>Demands that two destinations share no element that will be written.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="length">Number of elements that will be written to each; what lies behind them does not count. Neither is shorter.</param>
    /// <param name="a">One destination.</param>
    /// <param name="b">Another destination.</param>
    /// <param name="name">Name of the parameter <paramref name="b"/>.</param>
    /// <exception cref="ArgumentException">They overlap; the same start counts as overlap here.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Distinct<T>(int length, Span<T> a, Span<T> b, string name)
    {
        nint offset = Unsafe.ByteOffset(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b));
        if (Intersect<T>(offset, length))
        {
            ThrowShared(name);
        }
    }

    // Whether -bytes < offset < bytes: in unsigned arithmetic one comparison.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Intersect<T>(nint offset, int length)
    {
        nuint bytes = (nuint)length * (nuint)Unsafe.SizeOf<T>();
        return (nuint)offset + bytes - 1 < bytes + bytes - 1 && bytes != 0;
    }

    // Without an attribute: the just-in-time compiler looks into them, sees that they never return, and keeps no value for what follows.
    private static void ThrowLength(int expected, int actual, string name) => throw new ArgumentException(
        FormattableString.Invariant($"Inputs must have the same length: {actual} elements where the first input has {expected}."),
        name);

    private static void ThrowRows(int length, int rowLength, string name) => throw (rowLength < 1
        ? new ArgumentOutOfRangeException(name, rowLength, "A row has at least one element.")
        : new ArgumentException(FormattableString.Invariant($"{length} elements are no whole number of rows of {rowLength}."), name));

    private static void ThrowShort(int expected, int actual, string name) => throw new ArgumentException(
        FormattableString.Invariant($"The destination is too short: {actual} elements where {expected} will be written."),
        name);

    private static void ThrowOverlap(string name) => throw new ArgumentException(
        "The destination overlaps an input without starting where it starts.",
        name);

    private static void ThrowShared(string name) => throw new ArgumentException(
        "Two destinations overlap.",
        name);
}
