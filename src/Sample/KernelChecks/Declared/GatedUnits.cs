using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Gated units. Each declaration brings a derivative and a backward kernel with it.</summary>
internal static partial class CatalogKernels
{
    [Activation("glu")]
    public static partial void Glu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("bilinear")]
    public static partial void Bilinear(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("reglu")]
    public static partial void Reglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("swiglu")]
    public static partial void Swiglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("geglu")]
    public static partial void Geglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);
}
