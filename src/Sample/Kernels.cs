using System;

namespace ActivationKernels.Sample;

/// <summary>The activations that are compared. The generator writes their bodies and adds a backward method beside each.</summary>
internal static partial class Kernels
{
#pragma warning disable AK2001 // The sample shows on purpose what a sigmoid does in hidden layers.
    [Activation("sigmoid", Role = ActivationRole.Hidden)]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);
#pragma warning restore AK2001

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky", Slope = 0.01)]
    public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

    [Activation("elu", Alpha = 1)]
    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("maxout")]
    public static partial void Maxout(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);
}
