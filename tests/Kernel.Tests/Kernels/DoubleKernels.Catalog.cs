using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>The rows of the catalog over double in two shapes each. The table of kernels finds them by their attributes.</summary>
internal static partial class DoubleKernels
{
    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("rrelu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void RreluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("rrelu", Min = 0.05, Max = 0.3)]
    public static partial void WideRrelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("rrelu", Min = 0.05, Max = 0.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideRreluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu6", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Relu6Pair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("relu2")]
    public static partial void Relu2(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu2", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Relu2Pair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("threshold")]
    public static partial void Threshold(ReadOnlySpan<double> x, Span<double> y);

    [Activation("threshold", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void ThresholdPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("threshold", Threshold = 0.75, Value = -2.5)]
    public static partial void HighThreshold(ReadOnlySpan<double> x, Span<double> y);

    [Activation("threshold", Threshold = 0.75, Value = -2.5, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HighThresholdPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_tanh")]
    public static partial void HardTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardTanhPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5)]
    public static partial void WideHardTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideHardTanhPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate)]
    public static partial void HardSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSigmoidPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_swish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSwishPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("sparse_plus")]
    public static partial void SparsePlus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("sparse_plus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SparsePlusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate)]
    public static partial void SparseSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SparseSigmoidPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("celu")]
    public static partial void Celu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("celu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void CeluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("celu", Alpha = 1.7)]
    public static partial void TallCelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("celu", Alpha = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TallCeluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("selu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SeluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("gaussian")]
    public static partial void Gaussian(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gaussian", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GaussianPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("softsign")]
    public static partial void Softsign(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softsign", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftsignPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("softplus", Beta = 2)]
    public static partial void SharpSoftplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softplus", Beta = 2, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SharpSoftplusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("logsigmoid")]
    public static partial void LogSigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("logsigmoid", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void LogSigmoidPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("silu", Beta = 1.7)]
    public static partial void SteepSilu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("silu", Beta = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SteepSiluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("gelu_quick")]
    public static partial void GeluQuick(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gelu_quick", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluQuickPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gelu_tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluTanhPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<double> x, Span<double> y);

    [Activation("mish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void MishPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("squareplus")]
    public static partial void Squareplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("squareplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SquareplusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("squareplus", Beta = 0.3)]
    public static partial void SharpSquareplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("squareplus", Beta = 0.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SharpSquareplusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("bent_identity")]
    public static partial void BentIdentity(ReadOnlySpan<double> x, Span<double> y);

    [Activation("bent_identity", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void BentIdentityPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_shrink")]
    public static partial void HardShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_shrink", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardShrinkPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_shrink", Lambda = 1.3)]
    public static partial void WideHardShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_shrink", Lambda = 1.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideHardShrinkPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("soft_shrink")]
    public static partial void SoftShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("soft_shrink", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftShrinkPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("soft_shrink", Lambda = 1.3)]
    public static partial void WideSoftShrink(ReadOnlySpan<double> x, Span<double> y);

    [Activation("soft_shrink", Lambda = 1.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideSoftShrinkPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);
}
