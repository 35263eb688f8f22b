using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Exponential units and sigmoids. Each declaration brings a derivative and a backward kernel with it.</summary>
internal static partial class CatalogKernels
{
    [Activation("elu")]
    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("celu")]
    public static partial void Celu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("exponential")]
    public static partial void Exponential(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gaussian")]
    public static partial void Gaussian(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid", Role = ActivationRole.Output)]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softsign")]
    public static partial void Softsign(ReadOnlySpan<float> x, Span<float> y);
}
