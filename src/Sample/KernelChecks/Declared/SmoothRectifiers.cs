using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Smooth rectifiers. Each declaration brings a derivative and a backward kernel with it.</summary>
internal static partial class CatalogKernels
{
    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("logsigmoid")]
    public static partial void Logsigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu")]
    public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_quick")]
    public static partial void GeluQuick(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("squareplus")]
    public static partial void Squareplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("bent_identity")]
    public static partial void BentIdentity(ReadOnlySpan<float> x, Span<float> y);
}
