using System;

namespace ActivationKernels.Benchmarks;

/// <summary>The kernels under test, as a user declares them; the generator adds their derivative and backward companions.</summary>
internal static partial class Kernels
{
    [Activation("identity")]
    public static partial void Identity(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky", Slope = 0.01)]
    public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid", Role = ActivationRole.Output)]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("elu", Alpha = 1)]
    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("maxout")]
    public static partial void Maxout(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [Activation("sigmoid", Role = ActivationRole.Output)]
    public static partial void Sigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);
}
