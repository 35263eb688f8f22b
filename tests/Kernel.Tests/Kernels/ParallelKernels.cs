using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Kernels of every shape that split long spans over the cores.</summary>
internal static partial class ParallelKernels
{
    [Activation("silu", Parallel = true)]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu", Parallel = true, Companions = false)]
    public static partial void SiluInPlace(Span<float> xy);

    [Activation("tanh", Parallel = true, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("softmax", Parallel = true)]
    public static partial void Softmax(ReadOnlySpan<float> x, Span<float> y, int rowLength);

    [Activation("rrelu", Parallel = true, Companions = false)]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y, ulong seed, long offset);

    [Activation(nameof(GatedOf), Parallel = true)]
    public static partial void Gated(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, float sharpness, Span<float> y);

    [ActivationFormula]
    private static float GatedOf(float value, float gate, float sharpness) => value / (1 + MathF.Exp(-sharpness * gate));
}

/// <summary>The same kernels on one core.</summary>
internal static partial class SerialKernels
{
    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu", Companions = false)]
    public static partial void SiluInPlace(Span<float> xy);

    [Activation("tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("softmax")]
    public static partial void Softmax(ReadOnlySpan<float> x, Span<float> y, int rowLength);

    [Activation("rrelu", Companions = false)]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y, ulong seed, long offset);

    [Activation(nameof(GatedOf))]
    public static partial void Gated(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, float sharpness, Span<float> y);

    [ActivationFormula]
    private static float GatedOf(float value, float gate, float sharpness) => value / (1 + MathF.Exp(-sharpness * gate));
}
