#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>A kernel whose destination is pinned. Not for use in hand-written code.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <param name="x0">The first input.</param>
/// <param name="x1">The second; empty for none.</param>
/// <param name="x2">The third.</param>
/// <param name="y0">The destination.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void StreamingKernel<T>(ReadOnlySpan<T> x0, ReadOnlySpan<T> x1, ReadOnlySpan<T> x2, Span<T> y0)
    where T : unmanaged;
#endif
