#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Stores that go past the caches, for destinations far longer than those: the lines need not be read before they are written. The
/// memory must be pinned: a store beside a boundary of its size ends the process. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class StreamingStores
{
    private const nuint Line = 64;

    /// <summary>Calls a kernel while its destination is pinned.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="kernel">What to call.</param>
    /// <param name="y0">The destination.</param>
    /// <param name="x0">The first input.</param>
    /// <param name="x1">The second; empty for none.</param>
    /// <param name="x2">The third.</param>
    public static void Run<T>(StreamingKernel<T> kernel, Span<T> y0, ReadOnlySpan<T> x0, ReadOnlySpan<T> x1 = default, ReadOnlySpan<T> x2 = default)
        where T : unmanaged
    {
        fixed (T* pinned = y0)
        {
            kernel(x0, x1, x2, y0);
        }
    }

    /// <summary>Number of elements before the first that begins a cache line, or -1 where none does.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="start">The first element, pinned.</param>
    public static nint ElementsBeforeLine<T>(ref T start)
        where T : unmanaged
    {
        nuint bytes = (Line - ((nuint)Unsafe.AsPointer(ref start) % Line)) % Line;
        return bytes % (nuint)sizeof(T) == 0 ? (nint)(bytes / (nuint)sizeof(T)) : -1;
    }

    /// <summary>Stores a vector at a multiple of its size.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="start">The first element, pinned.</param>
    /// <param name="index">Number of elements before the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T start, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref start) + index);

    /// <summary>Stores a vector at a multiple of its size.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="start">The first element, pinned.</param>
    /// <param name="index">Number of elements before the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T start, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref start) + index);

    /// <summary>Stores a vector at a multiple of its size.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="value">The vector.</param>
    /// <param name="start">The first element, pinned.</param>
    /// <param name="index">Number of elements before the place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> value, ref T start, nuint index)
        where T : unmanaged => value.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref start) + index);

    /// <summary>Makes what was stored visible to other threads before anything that is stored later: x64 orders ordinary stores only.</summary>
    public static void Finish()
    {
        if (Sse.IsSupported)
        {
            Sse.StoreFence();
        }
    }
}
#endif
