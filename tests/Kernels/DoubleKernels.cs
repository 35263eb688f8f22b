using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Kernels over double for every row of the catalog, in every shape.</summary>
internal static partial class DoubleKernels
{
    [Activation("identity")]
    public static partial void Identity(ReadOnlySpan<double> x, Span<double> y);

    [Activation("identity", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void IdentityPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("identity", Companions = false)]
    public static partial void IdentityInPlace(Span<double> xy);

    [Activation("identity", Companions = false)]
    public static partial double IdentityScalar(double x);

    [Activation("identity", Kernel = KernelKind.Derivative)]
    public static partial double IdentityScalarDerivative(double x);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("relu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void ReluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("relu", Companions = false)]
    public static partial void ReluInPlace(Span<double> xy);

    [Activation("relu", Companions = false)]
    public static partial double ReluScalar(double x);

    [Activation("relu", Kernel = KernelKind.Derivative)]
    public static partial double ReluScalarDerivative(double x);

    [Activation("leaky")]
    public static partial void Leaky(ReadOnlySpan<double> x, Span<double> y);

    [Activation("leaky", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void LeakyPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("leaky", Companions = false)]
    public static partial void LeakyInPlace(Span<double> xy);

    [Activation("leaky", Companions = false)]
    public static partial double LeakyScalar(double x);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial double LeakyScalarDerivative(double x);

    [Activation("leaky", Slope = 0.2)]
    public static partial void SteepLeaky(ReadOnlySpan<double> x, Span<double> y);

    [Activation("leaky", Slope = 0.2, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SteepLeakyPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("leaky", Slope = 0.2, Companions = false)]
    public static partial void SteepLeakyInPlace(Span<double> xy);

    [Activation("leaky", Slope = 0.2, Companions = false)]
    public static partial double SteepLeakyScalar(double x);

    [Activation("leaky", Slope = 0.2, Kernel = KernelKind.Derivative)]
    public static partial double SteepLeakyScalarDerivative(double x);

    [Activation("leaky", Companions = false)]
    public static partial void FreeLeaky(ReadOnlySpan<double> x, double slope, Span<double> y);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial void FreeLeakyDerivative(ReadOnlySpan<double> x, double slope, Span<double> derivative);

    [Activation("leaky", Kernel = KernelKind.Backward)]
    public static partial void FreeLeakyBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double slope, Span<double> gradient);

    [Activation("leaky", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void FreeLeakyPair(ReadOnlySpan<double> x, double slope, Span<double> y, Span<double> derivative);

    [Activation("leaky", Companions = false)]
    public static partial void FreeLeakyInPlace(Span<double> xy, double slope);

    [Activation("leaky", Companions = false)]
    public static partial double FreeLeakyScalar(double x, double slope);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial double FreeLeakyScalarDerivative(double x, double slope);

    [Activation("sigmoid", Role = ActivationRole.Gate)]
    public static partial void Sigmoid(ReadOnlySpan<double> x, Span<double> y);

    [Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SigmoidPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("sigmoid", Role = ActivationRole.Gate, Companions = false)]
    public static partial void SigmoidInPlace(Span<double> xy);

    [Activation("sigmoid", Role = ActivationRole.Gate, Companions = false)]
    public static partial double SigmoidScalar(double x);

    [Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.Derivative)]
    public static partial double SigmoidScalarDerivative(double x);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);

    [Activation("tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TanhPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("tanh", Companions = false)]
    public static partial void TanhInPlace(Span<double> xy);

    [Activation("tanh", Companions = false)]
    public static partial double TanhScalar(double x);

    [Activation("tanh", Kernel = KernelKind.Derivative)]
    public static partial double TanhScalarDerivative(double x);

    [Activation("elu")]
    public static partial void Elu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("elu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void EluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("elu", Companions = false)]
    public static partial void EluInPlace(Span<double> xy);

    [Activation("elu", Companions = false)]
    public static partial double EluScalar(double x);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial double EluScalarDerivative(double x);

    [Activation("elu", Alpha = 1.7)]
    public static partial void TallElu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("elu", Alpha = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TallEluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("elu", Alpha = 1.7, Companions = false)]
    public static partial void TallEluInPlace(Span<double> xy);

    [Activation("elu", Alpha = 1.7, Companions = false)]
    public static partial double TallEluScalar(double x);

    [Activation("elu", Alpha = 1.7, Kernel = KernelKind.Derivative)]
    public static partial double TallEluScalarDerivative(double x);

    [Activation("elu", Companions = false)]
    public static partial void FreeElu(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial void FreeEluDerivative(ReadOnlySpan<double> x, double alpha, Span<double> derivative);

    [Activation("elu", Kernel = KernelKind.Backward)]
    public static partial void FreeEluBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double alpha, Span<double> gradient);

    [Activation("elu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void FreeEluPair(ReadOnlySpan<double> x, double alpha, Span<double> y, Span<double> derivative);

    [Activation("elu", Companions = false)]
    public static partial void FreeEluInPlace(Span<double> xy, double alpha);

    [Activation("elu", Companions = false)]
    public static partial double FreeEluScalar(double x, double alpha);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial double FreeEluScalarDerivative(double x, double alpha);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("softplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftplusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("softplus", Companions = false)]
    public static partial void SoftplusInPlace(Span<double> xy);

    [Activation("softplus", Companions = false)]
    public static partial double SoftplusScalar(double x);

    [Activation("softplus", Kernel = KernelKind.Derivative)]
    public static partial double SoftplusScalarDerivative(double x);

    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("silu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SiluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("silu", Companions = false)]
    public static partial void SiluInPlace(Span<double> xy);

    [Activation("silu", Companions = false)]
    public static partial double SiluScalar(double x);

    [Activation("silu", Kernel = KernelKind.Derivative)]
    public static partial double SiluScalarDerivative(double x);

    [Activation("maxout")]
    public static partial void Maxout2(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

    [Activation("maxout")]
    public static partial void Maxout3(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, Span<double> y);

    [Activation("maxout")]
    public static partial void Maxout8(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        ReadOnlySpan<double> c,
        ReadOnlySpan<double> d,
        ReadOnlySpan<double> e,
        ReadOnlySpan<double> f,
        ReadOnlySpan<double> g,
        ReadOnlySpan<double> h, Span<double> y);

    [Activation("glu")]
    public static partial void Glu(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation("reglu")]
    public static partial void Reglu(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation("geglu")]
    public static partial void Geglu(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation("swiglu")]
    public static partial void Swiglu(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation("bilinear")]
    public static partial void Bilinear(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation("prelu")]
    public static partial void Prelu(ReadOnlySpan<double> x, ReadOnlySpan<double> slope, Span<double> y);

    [Activation("prelu")]
    public static partial void ScalarPrelu(ReadOnlySpan<double> x, double slope, Span<double> y);

    [Activation("prelu")]
    public static partial void ScalarPreluGradients(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double slope, Span<double> gradient, Span<double> slopeGradient);

    [Activation("gelu")]
    public static partial void Gelu(ReadOnlySpan<double> x, Span<double> y);

    [Activation("gelu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("gelu", Companions = false)]
    public static partial void GeluInPlace(Span<double> xy);

    [Activation("gelu", Companions = false)]
    public static partial double GeluScalar(double x);

    [Activation("gelu", Kernel = KernelKind.Derivative)]
    public static partial double GeluScalarDerivative(double x);

    [Activation("snake")]
    public static partial void Snake(ReadOnlySpan<double> x, Span<double> y);

    [Activation("snake", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SnakePair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("snake", Companions = false)]
    public static partial void SnakeInPlace(Span<double> xy);

    [Activation("snake", Companions = false)]
    public static partial double SnakeScalar(double x);

    [Activation("snake", Kernel = KernelKind.Derivative)]
    public static partial double SnakeScalarDerivative(double x);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<double> x, Span<double> y);

    [Activation("hard_swish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSwishPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("hard_swish", Companions = false)]
    public static partial void HardSwishInPlace(Span<double> xy);

    [Activation("hard_swish", Companions = false)]
    public static partial double HardSwishScalar(double x);

    [Activation("hard_swish", Kernel = KernelKind.Derivative)]
    public static partial double HardSwishScalarDerivative(double x);

    [Activation("squareplus")]
    public static partial void Squareplus(ReadOnlySpan<double> x, Span<double> y);

    [Activation("squareplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SquareplusPair(ReadOnlySpan<double> x, Span<double> y, Span<double> derivative);

    [Activation("squareplus", Companions = false)]
    public static partial void SquareplusInPlace(Span<double> xy);

    [Activation("squareplus", Companions = false)]
    public static partial double SquareplusScalar(double x);

    [Activation("squareplus", Kernel = KernelKind.Derivative)]
    public static partial double SquareplusScalarDerivative(double x);
}
