using System;
using System.Collections.Generic;
using ActivationKernels.Benchmarks.Peers;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Formulas of a user; beside the peers of the catalog's rows they have the composition in blocks.</summary>
internal static unsafe class FormulaCases
{
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        Forward("snake, learnable alpha", &Formulas.Snake, &TensorFormulas.Snake, &BlockedFormulas.Snake, &ScalarFormulas.Snake),
        TwoIn("swiglu formula", "forward", &Formulas.SwiGlu, &TensorFormulas.SwiGlu, &BlockedFormulas.SwiGlu, &ScalarFormulas.SwiGlu),
        Forward("gelu by tanh", &Formulas.Gelu, &TensorFormulas.Gelu, &BlockedFormulas.Gelu, &ScalarFormulas.Gelu),
        Forward("Welsch loss", &Formulas.Welsch, &TensorFormulas.Welsch, &BlockedFormulas.Welsch, &ScalarFormulas.Welsch),
        TwoIn("snake, learnable alpha", "backward", &Formulas.SnakeBackward, &TensorFormulas.SnakeBackward, &BlockedFormulas.SnakeBackward, &ScalarFormulas.SnakeBackward),
        new BenchmarkCase<float>("swiglu formula", "backward", CaseTable.FloatType,
        [
            new TwoGradients<float>(CandidateNames.Kernel, &Formulas.SwiGluBackward),
            new TwoGradients<float>(CandidateNames.Tensor, &TensorFormulas.SwiGluBackward),
            new TwoGradients<float>(CandidateNames.Scalar, &ScalarFormulas.SwiGluBackward),
            new TwoGradients<float>(CandidateNames.Floor, &Floor.TwoOut),
            new TwoGradients<float>(CandidateNames.Blocked, &BlockedFormulas.SwiGluBackward),
        ]),
        TwoIn("gelu by tanh", "backward", &Formulas.GeluBackward, &TensorFormulas.GeluBackward, &BlockedFormulas.GeluBackward, &ScalarFormulas.GeluBackward),
        TwoIn("Welsch loss", "backward", &Formulas.WelschBackward, &TensorFormulas.WelschBackward, &BlockedFormulas.WelschBackward, &ScalarFormulas.WelschBackward),
    ];

    private static BenchmarkCase<float> Forward(
        string name,
        delegate*<ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, Span<float>, void> blocked,
        delegate*<ReadOnlySpan<float>, Span<float>, void> scalar) =>
        new(name, "forward", CaseTable.FloatType,
        [
            new Unary<float>(CandidateNames.Kernel, kernel),
            new Unary<float>(CandidateNames.Tensor, tensor),
            new Unary<float>(CandidateNames.Scalar, scalar),
            new Unary<float>(CandidateNames.Floor, &Floor.Copy),
            new Unary<float>(CandidateNames.Blocked, blocked),
        ]);

    private static BenchmarkCase<float> TwoIn(
        string name,
        string pass,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> kernel,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> tensor,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> blocked,
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> scalar) =>
        new(name, pass, CaseTable.FloatType,
        [
            new Binary<float>(CandidateNames.Kernel, kernel),
            new Binary<float>(CandidateNames.Tensor, tensor),
            new Binary<float>(CandidateNames.Scalar, scalar),
            new Binary<float>(CandidateNames.Floor, &Floor.TwoIn),
            new Binary<float>(CandidateNames.Blocked, blocked),
        ]);
}
