using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Kernels of training that draw random numbers.</summary>
internal static partial class RandomisedKernels
{
    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y, ulong seed, long offset);

    [Activation("rrelu", Min = 0.2)]
    public static partial void WideRrelu(ReadOnlySpan<double> x, ulong seed, double max, Span<double> y);

    [Activation("rrelu", Companions = false)]
    public static partial void RreluInPlace(Span<float> xy, ulong seed);
}
