using System;
using System.Collections.Generic;
using ActivationKernels.Benchmarks.Peers;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Formulas of a user.</summary>
internal static unsafe class FormulaCases
{
    private const string FloatType = "float";

    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        Forward("snake, learnable alpha", "forward", &Formulas.Snake, &TensorFormulas.Snake, &BlockedFormulas.Snake, &ScalarFormulas.Snake),
        TwoIn("swiglu formula", "forward", &Formulas.SwiGlu, &TensorFormulas.SwiGlu, &BlockedFormulas.SwiGlu, &ScalarFormulas.SwiGlu),
        TwoIn("swiglu formula", FastPass.Of("forward"), &Formulas.FastSwiGlu, &TensorFormulas.SwiGlu, &BlockedFormulas.SwiGlu, &ScalarFormulas.SwiGlu),
        Forward("gelu by tanh", "forward", &Formulas.Gelu, &TensorFormulas.Gelu, &BlockedFormulas.Gelu, &ScalarFormulas.Gelu),
        Forward("gelu by tanh", FastPass.Of("forward"), &Formulas.FastGelu, &TensorFormulas.Gelu, &BlockedFormulas.Gelu, &ScalarFormulas.Gelu),
        Forward("Welsch loss", "forward", &Formulas.Welsch, &TensorFormulas.Welsch, &BlockedFormulas.Welsch, &ScalarFormulas.Welsch),
        Forward("Welsch loss", FastPass.Of("forward"), &Formulas.FastWelsch, &TensorFormulas.Welsch, &BlockedFormulas.Welsch, &ScalarFormulas.Welsch),
        TwoIn("snake, learnable alpha", "backward", &Formulas.SnakeBackward, &TensorFormulas.SnakeBackward, &BlockedFormulas.SnakeBackward, &ScalarFormulas.SnakeBackward),
        SwiGluBackward("backward", &Formulas.SwiGluBackward),
        SwiGluBackward(FastPass.Of("backward"), &Formulas.FastSwiGluBackward),
        TwoIn("gelu by tanh", "backward", &Formulas.GeluBackward, &TensorFormulas.GeluBackward, &BlockedFormulas.GeluBackward, &ScalarFormulas.GeluBackward),
        TwoIn("gelu by tanh", FastPass.Of("backward"), &Formulas.FastGeluBackward, &TensorFormulas.GeluBackward, &BlockedFormulas.GeluBackward, &ScalarFormulas.GeluBackward),
        TwoIn("Welsch loss", FastPass.Of("backward"), &Formulas.FastWelschBackward, &TensorFormulas.WelschBackward, &BlockedFormulas.WelschBackward, &ScalarFormulas.WelschBackward),
        TwoIn("Welsch loss", "backward", &Formulas.WelschBackward, &TensorFormulas.WelschBackward, &BlockedFormulas.WelschBackward, &ScalarFormulas.WelschBackward),
    ];

    private static BenchmarkCase<float> SwiGluBackward(
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, Span<float>, void> kernel) =>
        new("swiglu formula", pass, FloatType,
        [
            new From3To2<float>(CandidateNames.Kernel, kernel),
            new From3To2<float>(CandidateNames.Tensor, &TensorFormulas.SwiGluBackward),
            new From3To2<float>(CandidateNames.Scalar, &ScalarFormulas.SwiGluBackward),
            new From3To2<float>(CandidateNames.Floor, &Floor.From3To2),
            new From3To2<float>(CandidateNames.Blocked, &BlockedFormulas.SwiGluBackward),
        ]);

    private static BenchmarkCase<float> Forward(
        string name,
        string pass,
        delegate*<ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, Span<float>, void> blocked,
        delegate*<ReadOnlySpan<float>, Span<float>, void> scalar) =>
        new(name, pass, FloatType,
        [
            new From1To1<float>(CandidateNames.Kernel, kernel),
            new From1To1<float>(CandidateNames.Tensor, tensor),
            new From1To1<float>(CandidateNames.Scalar, scalar),
            new From1To1<float>(CandidateNames.Floor, &Floor.Copy),
            new From1To1<float>(CandidateNames.Blocked, blocked),
        ]);

    private static BenchmarkCase<float> TwoIn(
        string name,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> blocked,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> scalar) =>
        new(name, pass, FloatType,
        [
            new From2To1<float>(CandidateNames.Kernel, kernel),
            new From2To1<float>(CandidateNames.Tensor, tensor),
            new From2To1<float>(CandidateNames.Scalar, scalar),
            new From2To1<float>(CandidateNames.Floor, &Floor.From2To1),
            new From2To1<float>(CandidateNames.Blocked, blocked),
        ]);
}
