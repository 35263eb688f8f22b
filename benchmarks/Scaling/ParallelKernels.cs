using System;

namespace ActivationKernels.Benchmarks.Scaling;

/// <summary>Kernels that split long spans over the cores, from next to no arithmetic to much of it.</summary>
internal static partial class ParallelKernels
{
    [Activation("relu", Parallel = true)]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid", Parallel = true, Role = ActivationRole.Output)]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu", Parallel = true)]
    public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish", Parallel = true)]
    public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);
}
