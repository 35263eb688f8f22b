using System;
using System.Collections.Generic;
using System.Numerics;
using ActivationKernels.Benchmarks.Peers;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>The table of everything that is measured.</summary>
internal static unsafe class CaseTable
{
    public const string FloatType = "float";
    private const string DoubleType = "double";

    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        Forward<float>("identity", FloatType, &Kernels.Identity, &TensorForward.Identity, &ScalarForward.Identity),
        Forward<float>("relu", FloatType, &Kernels.Relu, &TensorForward.Relu, &ScalarForward.Relu),
        Forward<float>("leaky", FloatType, &Kernels.Leaky, &TensorForward.Leaky, &ScalarForward.Leaky),
        Forward<float>("sigmoid", FloatType, &Kernels.Sigmoid, &TensorForward.Sigmoid, &ScalarForward.Sigmoid),
        Forward<float>("tanh", FloatType, &Kernels.Tanh, &TensorForward.Tanh, &ScalarForward.Tanh),
        Forward<float>("elu", FloatType, &Kernels.Elu, &TensorForward.Elu, &ScalarForward.Elu),
        Forward<float>("softplus", FloatType, &Kernels.Softplus, &TensorForward.Softplus, &ScalarForward.Softplus),
        Forward<float>("silu", FloatType, &Kernels.Silu, &TensorForward.Silu, &ScalarForward.Silu),
        TwoIn("maxout", "forward", &Kernels.Maxout, &TensorForward.Maxout, &ScalarForward.Maxout),
        Forward<double>("sigmoid", DoubleType, &Kernels.Sigmoid, &TensorForward.Sigmoid, &ScalarForward.Sigmoid),
        Forward<double>("tanh", DoubleType, &Kernels.Tanh, &TensorForward.Tanh, &ScalarForward.Tanh),
        TwoIn("identity", "backward", &Kernels.IdentityBackward, &TensorBackward.Identity, &ScalarBackward.Identity),
        TwoIn("relu", "backward", &Kernels.ReluBackward, &TensorBackward.Relu, &ScalarBackward.Relu),
        TwoIn("leaky", "backward", &Kernels.LeakyBackward, &TensorBackward.Leaky, &ScalarBackward.Leaky),
        TwoIn("sigmoid", "backward", &Kernels.SigmoidBackward, &TensorBackward.Sigmoid, &ScalarBackward.Sigmoid),
        TwoIn("tanh", "backward", &Kernels.TanhBackward, &TensorBackward.Tanh, &ScalarBackward.Tanh),
        TwoIn("elu", "backward", &Kernels.EluBackward, &TensorBackward.Elu, &ScalarBackward.Elu),
        TwoIn("softplus", "backward", &Kernels.SoftplusBackward, &TensorBackward.Softplus, &ScalarBackward.Softplus),
        TwoIn("silu", "backward", &Kernels.SiluBackward, &TensorBackward.Silu, &ScalarBackward.Silu),
        TwoOut("maxout", &Kernels.MaxoutBackward, &TensorBackward.Maxout, &ScalarBackward.Maxout),
        .. FormulaCases.All,
    ];

    private static BenchmarkCase<T> Forward<T>(
        string activation,
        string element,
        delegate*<ReadOnlySpan<T>, Span<T>, void> kernel,
        delegate*<ReadOnlySpan<T>, Span<T>, void> tensor,
        delegate*<ReadOnlySpan<T>, Span<T>, void> scalar)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(activation, "forward", element,
        [
            new Unary<T>(CandidateNames.Kernel, kernel),
            new Unary<T>(CandidateNames.Tensor, tensor),
            new Unary<T>(CandidateNames.Scalar, scalar),
            new Unary<T>(CandidateNames.Floor, &Floor.Copy),
        ]);

    private static BenchmarkCase<float> TwoIn(
        string activation,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> scalar) =>
        new(activation, pass, FloatType,
        [
            new Binary<float>(CandidateNames.Kernel, kernel),
            new Binary<float>(CandidateNames.Tensor, tensor),
            new Binary<float>(CandidateNames.Scalar, scalar),
            new Binary<float>(CandidateNames.Floor, &Floor.TwoIn),
        ]);

    private static BenchmarkCase<float> TwoOut(
        string activation,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> scalar) =>
        new(activation, "backward", FloatType,
        [
            new TwoGradients<float>(CandidateNames.Kernel, kernel),
            new TwoGradients<float>(CandidateNames.Tensor, tensor),
            new TwoGradients<float>(CandidateNames.Scalar, scalar),
            new TwoGradients<float>(CandidateNames.Floor, &Floor.TwoOut),
        ]);
}
