using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>The rows of the catalog over float in two shapes each. The table of kernels finds them by their attributes.</summary>
internal static partial class SingleKernels
{
    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("rrelu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void RreluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("rrelu", Min = 0.05, Max = 0.3)]
    public static partial void WideRrelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("rrelu", Min = 0.05, Max = 0.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideRreluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu6", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Relu6Pair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("relu2")]
    public static partial void Relu2(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu2", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void Relu2Pair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("threshold")]
    public static partial void Threshold(ReadOnlySpan<float> x, Span<float> y);

    [Activation("threshold", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void ThresholdPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("threshold", Threshold = 0.75, Value = -2.5)]
    public static partial void HighThreshold(ReadOnlySpan<float> x, Span<float> y);

    [Activation("threshold", Threshold = 0.75, Value = -2.5, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HighThresholdPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_tanh")]
    public static partial void HardTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardTanhPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5)]
    public static partial void WideHardTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_tanh", Min = -0.3, Max = 2.5, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideHardTanhPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate)]
    public static partial void HardSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSigmoidPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_swish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSwishPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("sparse_plus")]
    public static partial void SparsePlus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sparse_plus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SparsePlusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate)]
    public static partial void SparseSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sparse_sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SparseSigmoidPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("celu")]
    public static partial void Celu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("celu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void CeluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("celu", Alpha = 1.7)]
    public static partial void TallCelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("celu", Alpha = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TallCeluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("selu")]
    public static partial void Selu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("selu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SeluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("gaussian")]
    public static partial void Gaussian(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gaussian", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GaussianPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("softsign")]
    public static partial void Softsign(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softsign", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftsignPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("softplus", Beta = 2)]
    public static partial void SharpSoftplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus", Beta = 2, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SharpSoftplusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("logsigmoid")]
    public static partial void LogSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("logsigmoid", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void LogSigmoidPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("silu", Beta = 1.7)]
    public static partial void SteepSilu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu", Beta = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SteepSiluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("gelu_quick")]
    public static partial void GeluQuick(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_quick", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluQuickPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("gelu_tanh")]
    public static partial void GeluTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu_tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluTanhPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("mish")]
    public static partial void Mish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("mish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void MishPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("squareplus")]
    public static partial void Squareplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("squareplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SquareplusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("squareplus", Beta = 0.3)]
    public static partial void SharpSquareplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("squareplus", Beta = 0.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SharpSquareplusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("bent_identity")]
    public static partial void BentIdentity(ReadOnlySpan<float> x, Span<float> y);

    [Activation("bent_identity", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void BentIdentityPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_shrink")]
    public static partial void HardShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_shrink", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardShrinkPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_shrink", Lambda = 1.3)]
    public static partial void WideHardShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_shrink", Lambda = 1.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideHardShrinkPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("soft_shrink")]
    public static partial void SoftShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("soft_shrink", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftShrinkPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("soft_shrink", Lambda = 1.3)]
    public static partial void WideSoftShrink(ReadOnlySpan<float> x, Span<float> y);

    [Activation("soft_shrink", Lambda = 1.3, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void WideSoftShrinkPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);
}
