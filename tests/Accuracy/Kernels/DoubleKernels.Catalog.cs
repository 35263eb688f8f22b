using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>The rows of the catalog over double  The table of kernels finds them by their attributes.</summary>
internal static partial class DoubleKernels
{
    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("rrelu", Min = 0.05, Max = 0.3)]
    public static partial void WideRrelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu2")]
    public static partial void Relu2(ReadOnlySpan<double> x, Span<double> y);

    [Activation("threshold")]
    public static partial void Threshold(ReadOnlySpan<double> x, Span<double> y);

    [Activation("threshold", Threshold = 0.75, Value = -2.5)]
    public static partial void HighThreshold(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_tanh")]
    public static partial void HardTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5)]
    public static partial void WideHardTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate)]
    public static partial void HardSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSigmoidPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("sparse_plus")]
    public static partial void SparsePlus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate)]
    public static partial void SparseSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("celu")]
    public static partial void Celu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("celu", Alpha = 1.7)]
    public static partial void TallCelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("selu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SeluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("exponential")]
    public static partial void Exponential(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gaussian")]
    public static partial void Gaussian(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softsign")]
    public static partial void Softsign(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softplus", Beta = 3.3)]
    public static partial void SharpSoftplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("logsigmoid")]
    public static partial void LogSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("silu", Beta = 1.7)]
    public static partial void SteepSilu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gelu_quick")]
    public static partial void GeluQuick(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<double> x, Span<double> y);

    [Activation("mish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void MishPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("sin")]
    public static partial void Sin(ReadOnlySpan<double> x, Span<double> y);

    [Activation("snake", Alpha = 2.3)]
    public static partial void FastSnake(ReadOnlySpan<double> x, Span<double> y);

    [Activation("tanh_shrink")]
    public static partial void TanhShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("squareplus", Beta = 0.3)]
    public static partial void SharpSquareplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("bent_identity")]
    public static partial void BentIdentity(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_shrink")]
    public static partial void HardShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_shrink", Lambda = 1.3)]
    public static partial void WideHardShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("soft_shrink")]
    public static partial void SoftShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("soft_shrink", Lambda = 1.3)]
    public static partial void WideSoftShrink(ReadOnlySpan<double> x, Span<double> y);
}
