using System;

namespace ActivationKernels.Sample.KernelChecks.Declared;

/// <summary>Piecewise linear and quadratic units. Each declaration brings a derivative and a backward kernel with it.</summary>
internal static partial class CatalogKernels
{
    [Activation("identity")]
    public static partial void Identity(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu")]
    public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("leaky")]
    public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);

    [Activation("prelu")]
    public static partial void Prelu(ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y);

    [Activation("rrelu")]
    public static partial void Rrelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu6")]
    public static partial void Relu6(ReadOnlySpan<float> x, Span<float> y);

    [Activation("relu2")]
    public static partial void Relu2(ReadOnlySpan<float> x, Span<float> y);

    [Activation("threshold")]
    public static partial void Threshold(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_tanh")]
    public static partial void HardTanh(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_sigmoid", Role = ActivationRole.Output)]
    public static partial void HardSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("hard_swish")]
    public static partial void HardSwish(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sparse_plus")]
    public static partial void SparsePlus(ReadOnlySpan<float> x, Span<float> y);

    [Activation("sparse_sigmoid", Role = ActivationRole.Output)]
    public static partial void SparseSigmoid(ReadOnlySpan<float> x, Span<float> y);

    [Activation("maxout")]
    public static partial void Maxout(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);
}
