using System;
using System.Collections.Generic;

namespace ActivationKernels.Kernel.Tests.Kernels;

/// <summary>Which kernels exist for which row. A completeness test compares it with the catalog.</summary>
internal static class KernelTable
{
    /// <summary>Float kernels that are declared in every shape.</summary>
    public static IReadOnlyList<KernelCase<float>> ShapedSingle { get; } =
    [
        new("Identity", "identity", [], SingleKernels.Identity, SingleKernels.IdentityDerivative, SingleKernels.IdentityBackward, SingleKernels.IdentityPair, SingleKernels.IdentityInPlace, SingleKernels.IdentityScalar, SingleKernels.IdentityScalarDerivative),
        new("Relu", "relu", [], SingleKernels.Relu, SingleKernels.ReluDerivative, SingleKernels.ReluBackward, SingleKernels.ReluPair, SingleKernels.ReluInPlace, SingleKernels.ReluScalar, SingleKernels.ReluScalarDerivative),
        new("Leaky", "leaky", [], SingleKernels.Leaky, SingleKernels.LeakyDerivative, SingleKernels.LeakyBackward, SingleKernels.LeakyPair, SingleKernels.LeakyInPlace, SingleKernels.LeakyScalar, SingleKernels.LeakyScalarDerivative),
        new("SteepLeaky", "leaky", [("Slope", 0.2)], SingleKernels.SteepLeaky, SingleKernels.SteepLeakyDerivative, SingleKernels.SteepLeakyBackward, SingleKernels.SteepLeakyPair, SingleKernels.SteepLeakyInPlace, SingleKernels.SteepLeakyScalar, SingleKernels.SteepLeakyScalarDerivative),
        new(
            "FreeLeaky",
            "leaky",
            [("Slope", 0.35)],
            (x, y) => SingleKernels.FreeLeaky(x, 0.35f, y),
            (x, derivative) => SingleKernels.FreeLeakyDerivative(x, 0.35f, derivative),
            (x, upstream, gradient) => SingleKernels.FreeLeakyBackward(x, upstream, 0.35f, gradient),
            (x, y, derivative) => SingleKernels.FreeLeakyPair(x, 0.35f, y, derivative),
            xy => SingleKernels.FreeLeakyInPlace(xy, 0.35f),
            x => SingleKernels.FreeLeakyScalar(x, 0.35f),
            x => SingleKernels.FreeLeakyScalarDerivative(x, 0.35f)),
        new("Sigmoid", "sigmoid", [], SingleKernels.Sigmoid, SingleKernels.SigmoidDerivative, SingleKernels.SigmoidBackward, SingleKernels.SigmoidPair, SingleKernels.SigmoidInPlace, SingleKernels.SigmoidScalar, SingleKernels.SigmoidScalarDerivative),
        new("Tanh", "tanh", [], SingleKernels.Tanh, SingleKernels.TanhDerivative, SingleKernels.TanhBackward, SingleKernels.TanhPair, SingleKernels.TanhInPlace, SingleKernels.TanhScalar, SingleKernels.TanhScalarDerivative),
        new("Elu", "elu", [], SingleKernels.Elu, SingleKernels.EluDerivative, SingleKernels.EluBackward, SingleKernels.EluPair, SingleKernels.EluInPlace, SingleKernels.EluScalar, SingleKernels.EluScalarDerivative),
        new("TallElu", "elu", [("Alpha", 1.7)], SingleKernels.TallElu, SingleKernels.TallEluDerivative, SingleKernels.TallEluBackward, SingleKernels.TallEluPair, SingleKernels.TallEluInPlace, SingleKernels.TallEluScalar, SingleKernels.TallEluScalarDerivative),
        new(
            "FreeElu",
            "elu",
            [("Alpha", 0.6)],
            (x, y) => SingleKernels.FreeElu(x, 0.6f, y),
            (x, derivative) => SingleKernels.FreeEluDerivative(x, 0.6f, derivative),
            (x, upstream, gradient) => SingleKernels.FreeEluBackward(x, upstream, 0.6f, gradient),
            (x, y, derivative) => SingleKernels.FreeEluPair(x, 0.6f, y, derivative),
            xy => SingleKernels.FreeEluInPlace(xy, 0.6f),
            x => SingleKernels.FreeEluScalar(x, 0.6f),
            x => SingleKernels.FreeEluScalarDerivative(x, 0.6f)),
        new("Softplus", "softplus", [], SingleKernels.Softplus, SingleKernels.SoftplusDerivative, SingleKernels.SoftplusBackward, SingleKernels.SoftplusPair, SingleKernels.SoftplusInPlace, SingleKernels.SoftplusScalar, SingleKernels.SoftplusScalarDerivative),
        new("Silu", "silu", [], SingleKernels.Silu, SingleKernels.SiluDerivative, SingleKernels.SiluBackward, SingleKernels.SiluPair, SingleKernels.SiluInPlace, SingleKernels.SiluScalar, SingleKernels.SiluScalarDerivative),
        new("Gelu", "gelu", [], SingleKernels.Gelu, SingleKernels.GeluDerivative, SingleKernels.GeluBackward, SingleKernels.GeluPair, SingleKernels.GeluInPlace, SingleKernels.GeluScalar, SingleKernels.GeluScalarDerivative),
        new("Snake", "snake", [], SingleKernels.Snake, SingleKernels.SnakeDerivative, SingleKernels.SnakeBackward, SingleKernels.SnakePair, SingleKernels.SnakeInPlace, SingleKernels.SnakeScalar, SingleKernels.SnakeScalarDerivative),
        new("HardSwish", "hard_swish", [], SingleKernels.HardSwish, SingleKernels.HardSwishDerivative, SingleKernels.HardSwishBackward, SingleKernels.HardSwishPair, SingleKernels.HardSwishInPlace, SingleKernels.HardSwishScalar, SingleKernels.HardSwishScalarDerivative),
        new("Squareplus", "squareplus", [], SingleKernels.Squareplus, SingleKernels.SquareplusDerivative, SingleKernels.SquareplusBackward, SingleKernels.SquareplusPair, SingleKernels.SquareplusInPlace, SingleKernels.SquareplusScalar, SingleKernels.SquareplusScalarDerivative),
    ];

    /// <summary>Double kernels that are declared in every shape.</summary>
    public static IReadOnlyList<KernelCase<double>> ShapedDouble { get; } =
    [
        new("Identity", "identity", [], DoubleKernels.Identity, DoubleKernels.IdentityDerivative, DoubleKernels.IdentityBackward, DoubleKernels.IdentityPair, DoubleKernels.IdentityInPlace, DoubleKernels.IdentityScalar, DoubleKernels.IdentityScalarDerivative),
        new("Relu", "relu", [], DoubleKernels.Relu, DoubleKernels.ReluDerivative, DoubleKernels.ReluBackward, DoubleKernels.ReluPair, DoubleKernels.ReluInPlace, DoubleKernels.ReluScalar, DoubleKernels.ReluScalarDerivative),
        new("Leaky", "leaky", [], DoubleKernels.Leaky, DoubleKernels.LeakyDerivative, DoubleKernels.LeakyBackward, DoubleKernels.LeakyPair, DoubleKernels.LeakyInPlace, DoubleKernels.LeakyScalar, DoubleKernels.LeakyScalarDerivative),
        new("SteepLeaky", "leaky", [("Slope", 0.2)], DoubleKernels.SteepLeaky, DoubleKernels.SteepLeakyDerivative, DoubleKernels.SteepLeakyBackward, DoubleKernels.SteepLeakyPair, DoubleKernels.SteepLeakyInPlace, DoubleKernels.SteepLeakyScalar, DoubleKernels.SteepLeakyScalarDerivative),
        new(
            "FreeLeaky",
            "leaky",
            [("Slope", 0.35)],
            (x, y) => DoubleKernels.FreeLeaky(x, 0.35, y),
            (x, derivative) => DoubleKernels.FreeLeakyDerivative(x, 0.35, derivative),
            (x, upstream, gradient) => DoubleKernels.FreeLeakyBackward(x, upstream, 0.35, gradient),
            (x, y, derivative) => DoubleKernels.FreeLeakyPair(x, 0.35, y, derivative),
            xy => DoubleKernels.FreeLeakyInPlace(xy, 0.35),
            x => DoubleKernels.FreeLeakyScalar(x, 0.35),
            x => DoubleKernels.FreeLeakyScalarDerivative(x, 0.35)),
        new("Sigmoid", "sigmoid", [], DoubleKernels.Sigmoid, DoubleKernels.SigmoidDerivative, DoubleKernels.SigmoidBackward, DoubleKernels.SigmoidPair, DoubleKernels.SigmoidInPlace, DoubleKernels.SigmoidScalar, DoubleKernels.SigmoidScalarDerivative),
        new("Tanh", "tanh", [], DoubleKernels.Tanh, DoubleKernels.TanhDerivative, DoubleKernels.TanhBackward, DoubleKernels.TanhPair, DoubleKernels.TanhInPlace, DoubleKernels.TanhScalar, DoubleKernels.TanhScalarDerivative),
        new("Elu", "elu", [], DoubleKernels.Elu, DoubleKernels.EluDerivative, DoubleKernels.EluBackward, DoubleKernels.EluPair, DoubleKernels.EluInPlace, DoubleKernels.EluScalar, DoubleKernels.EluScalarDerivative),
        new("TallElu", "elu", [("Alpha", 1.7)], DoubleKernels.TallElu, DoubleKernels.TallEluDerivative, DoubleKernels.TallEluBackward, DoubleKernels.TallEluPair, DoubleKernels.TallEluInPlace, DoubleKernels.TallEluScalar, DoubleKernels.TallEluScalarDerivative),
        new(
            "FreeElu",
            "elu",
            [("Alpha", 0.6)],
            (x, y) => DoubleKernels.FreeElu(x, 0.6, y),
            (x, derivative) => DoubleKernels.FreeEluDerivative(x, 0.6, derivative),
            (x, upstream, gradient) => DoubleKernels.FreeEluBackward(x, upstream, 0.6, gradient),
            (x, y, derivative) => DoubleKernels.FreeEluPair(x, 0.6, y, derivative),
            xy => DoubleKernels.FreeEluInPlace(xy, 0.6),
            x => DoubleKernels.FreeEluScalar(x, 0.6),
            x => DoubleKernels.FreeEluScalarDerivative(x, 0.6)),
        new("Softplus", "softplus", [], DoubleKernels.Softplus, DoubleKernels.SoftplusDerivative, DoubleKernels.SoftplusBackward, DoubleKernels.SoftplusPair, DoubleKernels.SoftplusInPlace, DoubleKernels.SoftplusScalar, DoubleKernels.SoftplusScalarDerivative),
        new("Silu", "silu", [], DoubleKernels.Silu, DoubleKernels.SiluDerivative, DoubleKernels.SiluBackward, DoubleKernels.SiluPair, DoubleKernels.SiluInPlace, DoubleKernels.SiluScalar, DoubleKernels.SiluScalarDerivative),
        new("Gelu", "gelu", [], DoubleKernels.Gelu, DoubleKernels.GeluDerivative, DoubleKernels.GeluBackward, DoubleKernels.GeluPair, DoubleKernels.GeluInPlace, DoubleKernels.GeluScalar, DoubleKernels.GeluScalarDerivative),
        new("Snake", "snake", [], DoubleKernels.Snake, DoubleKernels.SnakeDerivative, DoubleKernels.SnakeBackward, DoubleKernels.SnakePair, DoubleKernels.SnakeInPlace, DoubleKernels.SnakeScalar, DoubleKernels.SnakeScalarDerivative),
        new("HardSwish", "hard_swish", [], DoubleKernels.HardSwish, DoubleKernels.HardSwishDerivative, DoubleKernels.HardSwishBackward, DoubleKernels.HardSwishPair, DoubleKernels.HardSwishInPlace, DoubleKernels.HardSwishScalar, DoubleKernels.HardSwishScalarDerivative),
        new("Squareplus", "squareplus", [], DoubleKernels.Squareplus, DoubleKernels.SquareplusDerivative, DoubleKernels.SquareplusBackward, DoubleKernels.SquareplusPair, DoubleKernels.SquareplusInPlace, DoubleKernels.SquareplusScalar, DoubleKernels.SquareplusScalarDerivative),
    ];

    public static IReadOnlyList<KernelCase<float>> Single { get; } = [.. ShapedSingle, .. RowKernels.Of(ShapedSingle)];

    public static IReadOnlyList<KernelCase<double>> Double { get; } = [.. ShapedDouble, .. RowKernels.Of(ShapedDouble)];

    public static IReadOnlyList<SeveralInputsCase<float>> SeveralSingle { get; } =
    [
        new("Maxout2", "maxout", 2, (x, y) => SingleKernels.Maxout2(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.Maxout2Backward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Maxout3", "maxout", 3, (x, y) => SingleKernels.Maxout3(x[0], x[1], x[2], y), (x, upstream, gradients) => SingleKernels.Maxout3Backward(x[0], x[1], x[2], upstream, gradients[0], gradients[1], gradients[2])),
        new("Maxout8", "maxout", 8, (x, y) => SingleKernels.Maxout8(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], y), (x, upstream, gradients) => SingleKernels.Maxout8Backward(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], upstream, gradients[0], gradients[1], gradients[2], gradients[3], gradients[4], gradients[5], gradients[6], gradients[7])),
        new("Glu", "glu", 2, (x, y) => SingleKernels.Glu(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.GluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Reglu", "reglu", 2, (x, y) => SingleKernels.Reglu(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.RegluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Geglu", "geglu", 2, (x, y) => SingleKernels.Geglu(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.GegluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Swiglu", "swiglu", 2, (x, y) => SingleKernels.Swiglu(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.SwigluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Bilinear", "bilinear", 2, (x, y) => SingleKernels.Bilinear(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.BilinearBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Prelu", "prelu", 2, (x, y) => SingleKernels.Prelu(x[0], x[1], y), (x, upstream, gradients) => SingleKernels.PreluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
    ];

    public static IReadOnlyList<SeveralInputsCase<double>> SeveralDouble { get; } =
    [
        new("Maxout2", "maxout", 2, (x, y) => DoubleKernels.Maxout2(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.Maxout2Backward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Maxout3", "maxout", 3, (x, y) => DoubleKernels.Maxout3(x[0], x[1], x[2], y), (x, upstream, gradients) => DoubleKernels.Maxout3Backward(x[0], x[1], x[2], upstream, gradients[0], gradients[1], gradients[2])),
        new("Maxout8", "maxout", 8, (x, y) => DoubleKernels.Maxout8(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], y), (x, upstream, gradients) => DoubleKernels.Maxout8Backward(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], upstream, gradients[0], gradients[1], gradients[2], gradients[3], gradients[4], gradients[5], gradients[6], gradients[7])),
        new("Glu", "glu", 2, (x, y) => DoubleKernels.Glu(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.GluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Reglu", "reglu", 2, (x, y) => DoubleKernels.Reglu(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.RegluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Geglu", "geglu", 2, (x, y) => DoubleKernels.Geglu(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.GegluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Swiglu", "swiglu", 2, (x, y) => DoubleKernels.Swiglu(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.SwigluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Bilinear", "bilinear", 2, (x, y) => DoubleKernels.Bilinear(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.BilinearBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
        new("Prelu", "prelu", 2, (x, y) => DoubleKernels.Prelu(x[0], x[1], y), (x, upstream, gradients) => DoubleKernels.PreluBackward(x[0], x[1], upstream, gradients[0], gradients[1])),
    ];
}
