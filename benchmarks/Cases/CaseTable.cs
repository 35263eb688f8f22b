using System.Collections.Generic;
using ActivationKernels.Benchmarks.Catalog;
using ActivationKernels.Benchmarks.Peers;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>The table of everything that is measured.</summary>
internal static unsafe class CaseTable
{
    private const string DoubleType = "double";

    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        .. CatalogCases.All,
        Forward("sigmoid", new(CandidateNames.Kernel, &Kernels.Sigmoid), new(CandidateNames.Tensor, &TensorForward.Sigmoid), new(CandidateNames.Scalar, &ScalarForward.Sigmoid)),
        Forward("tanh", new(CandidateNames.Kernel, &Kernels.Tanh), new(CandidateNames.Tensor, &TensorForward.Tanh), new(CandidateNames.Scalar, &ScalarForward.Tanh)),
        .. FormulaCases.All,
    ];

    private static BenchmarkCase<double> Forward(string activation, params From1To1<double>[] candidates) =>
        new(activation, "forward", DoubleType, [.. candidates, new From1To1<double>(CandidateNames.Floor, &Floor.Copy)]);
}
