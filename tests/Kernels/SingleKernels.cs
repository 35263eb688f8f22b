using System;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Kernels over float for every row of the catalog, in every shape.</summary>
internal static partial class SingleKernels
{
    [Activation("identity")]
    public static partial void Identity(ReadOnlySpan<float> x, Span<float> y);

    [Activation("identity", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void IdentityPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("identity", Companions = false)]
    public static partial void IdentityInPlace(Span<float> xy);

    [Activation("identity", Companions = false)]
    public static partial float IdentityScalar(float x);

    [Activation("identity", Kernel = KernelKind.Derivative)]
    public static partial float IdentityScalarDerivative(float x);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void ReluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("relu", Companions = false)]
    public static partial void ReluInPlace(Span<float> xy);

    [Activation("relu", Companions = false)]
    public static partial float ReluScalar(float x);

    [Activation("relu", Kernel = KernelKind.Derivative)]
    public static partial float ReluScalarDerivative(float x);

    [Activation("leaky")]
    public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void LeakyPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("leaky", Companions = false)]
    public static partial void LeakyInPlace(Span<float> xy);

    [Activation("leaky", Companions = false)]
    public static partial float LeakyScalar(float x);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial float LeakyScalarDerivative(float x);

    [Activation("leaky", Slope = 0.2)]
    public static partial void SteepLeaky(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky", Slope = 0.2, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SteepLeakyPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("leaky", Slope = 0.2, Companions = false)]
    public static partial void SteepLeakyInPlace(Span<float> xy);

    [Activation("leaky", Slope = 0.2, Companions = false)]
    public static partial float SteepLeakyScalar(float x);

    [Activation("leaky", Slope = 0.2, Kernel = KernelKind.Derivative)]
    public static partial float SteepLeakyScalarDerivative(float x);

    [Activation("leaky", Companions = false)]
    public static partial void FreeLeaky(ReadOnlySpan<float> x, float slope, Span<float> y);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial void FreeLeakyDerivative(ReadOnlySpan<float> x, float slope, Span<float> derivative);

    [Activation("leaky", Kernel = KernelKind.Backward)]
    public static partial void FreeLeakyBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float slope, Span<float> gradient);

    [Activation("leaky", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void FreeLeakyPair(ReadOnlySpan<float> x, float slope, Span<float> y, Span<float> derivative);

    [Activation("leaky", Companions = false)]
    public static partial void FreeLeakyInPlace(Span<float> xy, float slope);

    [Activation("leaky", Companions = false)]
    public static partial float FreeLeakyScalar(float x, float slope);

    [Activation("leaky", Kernel = KernelKind.Derivative)]
    public static partial float FreeLeakyScalarDerivative(float x, float slope);

    [Activation("sigmoid", Role = ActivationRole.Gate)]
    public static partial void Sigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SigmoidPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("sigmoid", Role = ActivationRole.Gate, Companions = false)]
    public static partial void SigmoidInPlace(Span<float> xy);

    [Activation("sigmoid", Role = ActivationRole.Gate, Companions = false)]
    public static partial float SigmoidScalar(float x);

    [Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.Derivative)]
    public static partial float SigmoidScalarDerivative(float x);

    [Activation("tanh")]
    public static partial void Tanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("tanh", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TanhPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("tanh", Companions = false)]
    public static partial void TanhInPlace(Span<float> xy);

    [Activation("tanh", Companions = false)]
    public static partial float TanhScalar(float x);

    [Activation("tanh", Kernel = KernelKind.Derivative)]
    public static partial float TanhScalarDerivative(float x);

    [Activation("elu")]
    public static partial void Elu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("elu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void EluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("elu", Companions = false)]
    public static partial void EluInPlace(Span<float> xy);

    [Activation("elu", Companions = false)]
    public static partial float EluScalar(float x);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial float EluScalarDerivative(float x);

    [Activation("elu", Alpha = 1.7)]
    public static partial void TallElu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("elu", Alpha = 1.7, Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void TallEluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("elu", Alpha = 1.7, Companions = false)]
    public static partial void TallEluInPlace(Span<float> xy);

    [Activation("elu", Alpha = 1.7, Companions = false)]
    public static partial float TallEluScalar(float x);

    [Activation("elu", Alpha = 1.7, Kernel = KernelKind.Derivative)]
    public static partial float TallEluScalarDerivative(float x);

    [Activation("elu", Companions = false)]
    public static partial void FreeElu(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial void FreeEluDerivative(ReadOnlySpan<float> x, float alpha, Span<float> derivative);

    [Activation("elu", Kernel = KernelKind.Backward)]
    public static partial void FreeEluBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float alpha, Span<float> gradient);

    [Activation("elu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void FreeEluPair(ReadOnlySpan<float> x, float alpha, Span<float> y, Span<float> derivative);

    [Activation("elu", Companions = false)]
    public static partial void FreeEluInPlace(Span<float> xy, float alpha);

    [Activation("elu", Companions = false)]
    public static partial float FreeEluScalar(float x, float alpha);

    [Activation("elu", Kernel = KernelKind.Derivative)]
    public static partial float FreeEluScalarDerivative(float x, float alpha);

    [Activation("softplus")]
    public static partial void Softplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("softplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SoftplusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("softplus", Companions = false)]
    public static partial void SoftplusInPlace(Span<float> xy);

    [Activation("softplus", Companions = false)]
    public static partial float SoftplusScalar(float x);

    [Activation("softplus", Kernel = KernelKind.Derivative)]
    public static partial float SoftplusScalarDerivative(float x);

    [Activation("silu")]
    public static partial void Silu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("silu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SiluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("silu", Companions = false)]
    public static partial void SiluInPlace(Span<float> xy);

    [Activation("silu", Companions = false)]
    public static partial float SiluScalar(float x);

    [Activation("silu", Kernel = KernelKind.Derivative)]
    public static partial float SiluScalarDerivative(float x);

    [Activation("maxout")]
    public static partial void Maxout2(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [Activation("maxout")]
    public static partial void Maxout3(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y);

    [Activation("maxout")]
    public static partial void Maxout8(
        ReadOnlySpan<float> a,
        ReadOnlySpan<float> b,
        ReadOnlySpan<float> c,
        ReadOnlySpan<float> d,
        ReadOnlySpan<float> e,
        ReadOnlySpan<float> f,
        ReadOnlySpan<float> g,
        ReadOnlySpan<float> h, Span<float> y);

    [Activation("glu")]
    public static partial void Glu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("reglu")]
    public static partial void Reglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("geglu")]
    public static partial void Geglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("swiglu")]
    public static partial void Swiglu(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("bilinear")]
    public static partial void Bilinear(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation("prelu")]
    public static partial void Prelu(ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y);

    [Activation("prelu")]
    public static partial void ScalarPrelu(ReadOnlySpan<float> x, float slope, Span<float> y);

    [Activation("prelu")]
    public static partial void ScalarPreluGradients(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float slope, Span<float> gradient, Span<float> slopeGradient);

    [Activation("gelu")]
    public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("gelu", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void GeluPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("gelu", Companions = false)]
    public static partial void GeluInPlace(Span<float> xy);

    [Activation("gelu", Companions = false)]
    public static partial float GeluScalar(float x);

    [Activation("gelu", Kernel = KernelKind.Derivative)]
    public static partial float GeluScalarDerivative(float x);

    [Activation("snake")]
    public static partial void Snake(ReadOnlySpan<float> x, Span<float> y);

    [Activation("snake", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SnakePair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("snake", Companions = false)]
    public static partial void SnakeInPlace(Span<float> xy);

    [Activation("snake", Companions = false)]
    public static partial float SnakeScalar(float x);

    [Activation("snake", Kernel = KernelKind.Derivative)]
    public static partial float SnakeScalarDerivative(float x);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_swish", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void HardSwishPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("hard_swish", Companions = false)]
    public static partial void HardSwishInPlace(Span<float> xy);

    [Activation("hard_swish", Companions = false)]
    public static partial float HardSwishScalar(float x);

    [Activation("hard_swish", Kernel = KernelKind.Derivative)]
    public static partial float HardSwishScalarDerivative(float x);

    [Activation("squareplus")]
    public static partial void Squareplus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("squareplus", Kernel = KernelKind.ForwardAndDerivative)]
    public static partial void SquareplusPair(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);

    [Activation("squareplus", Companions = false)]
    public static partial void SquareplusInPlace(Span<float> xy);

    [Activation("squareplus", Companions = false)]
    public static partial float SquareplusScalar(float x);

    [Activation("squareplus", Kernel = KernelKind.Derivative)]
    public static partial float SquareplusScalarDerivative(float x);
}
