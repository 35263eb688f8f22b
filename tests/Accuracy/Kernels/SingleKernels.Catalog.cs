using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>The rows of the catalog over float  The table of kernels finds them by their attributes.</summary>
internal static partial class SingleKernels
{
    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("rrelu", Min = 0.05, Max = 0.3)]
    public static partial void WideRrelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu2")]
    public static partial void Relu2(ReadOnlySpan<float> x, Span<float> y);

    [Activation("threshold")]
    public static partial void Threshold(ReadOnlySpan<float> x, Span<float> y);

    [Activation("threshold", Threshold = 0.75, Value = -2.5)]
    public static partial void HighThreshold(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_tanh")]
    public static partial void HardTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5)]
    public static partial void WideHardTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate)]
    public static partial void HardSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSigmoidPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("sparse_plus")]
    public static partial void SparsePlus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate)]
    public static partial void SparseSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("celu")]
    public static partial void Celu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("celu", Alpha = 1.7)]
    public static partial void TallCelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("selu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SeluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("exponential")]
    public static partial void Exponential(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gaussian")]
    public static partial void Gaussian(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softsign")]
    public static partial void Softsign(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus", Beta = 3.3)]
    public static partial void SharpSoftplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("logsigmoid")]
    public static partial void LogSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu", Beta = 1.7)]
    public static partial void SteepSilu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_quick")]
    public static partial void GeluQuick(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void MishPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("sin")]
    public static partial void Sin(ReadOnlySpan<float> x, Span<float> y);

    [Activation("snake", Alpha = 2.3)]
    public static partial void FastSnake(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh_shrink")]
    public static partial void TanhShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("squareplus", Beta = 0.3)]
    public static partial void SharpSquareplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("bent_identity")]
    public static partial void BentIdentity(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_shrink")]
    public static partial void HardShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_shrink", Lambda = 1.3)]
    public static partial void WideHardShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("soft_shrink")]
    public static partial void SoftShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("soft_shrink", Lambda = 1.3)]
    public static partial void WideSoftShrink(ReadOnlySpan<float> x, Span<float> y);
}
