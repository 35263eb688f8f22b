using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Shrinkage and periodic units. Each declaration brings a derivative and a backward kernel with it.</summary>
internal static partial class CatalogKernels
{
    [Activation("hard_shrink")]
    public static partial void HardShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("soft_shrink")]
    public static partial void SoftShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh_shrink")]
    public static partial void TanhShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sin")]
    public static partial void Sin(ReadOnlySpan<float> x, Span<float> y);

    [Activation("snake")]
    public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);
}
