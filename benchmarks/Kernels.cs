using System;

namespace ActivationKernels.Benchmarks;

/// <summary>Kernels over doubles, as a user declares them; those over floats are in the folder Catalog.</summary>
internal static partial class Kernels
{
    [Activation("sigmoid", Role = ActivationRole.Output, Companions = false)]
    public static partial void Sigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("tanh", Companions = false)]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);
}
