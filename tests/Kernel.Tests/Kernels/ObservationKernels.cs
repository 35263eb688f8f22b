using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Kernels that observe: with and without saturation, with dead units, with a parameter, over both types.</summary>
internal static partial class ObservationKernels
{
    [Activation("sigmoid", Role = ActivationRole.Gate)]
    public static partial ActivationStatistics Sigmoid(ReadOnlySpan<float> x);

    [Activation("tanh")]
    public static partial ActivationStatistics Tanh(ReadOnlySpan<double> x);

    [Activation("relu")]
    public static partial ActivationStatistics Relu(ReadOnlySpan<float> x);

    [Activation("leaky", Kernel = KernelKind.Observe, Slope = 0.2)]
    public static partial ActivationStatistics Leaky(ReadOnlySpan<double> x);
}
