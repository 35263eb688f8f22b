using System.Collections.Generic;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>A function, a pass and an element type, with every way to compute it.</summary>
internal abstract record BenchmarkCase(string Activation, string Pass, string Element)
{
    /// <summary>For example "sigmoid forward float".</summary>
    public string Title => $"{Activation} {Pass} {Element}";
}

/// <inheritdoc cref="BenchmarkCase"/>
/// <param name="Activation">Name of the row of the catalog.</param>
/// <param name="Pass">"forward" or "backward".</param>
/// <param name="Element">"float" or "double".</param>
/// <param name="Candidates">In the order of <see cref="CandidateNames"/>.</param>
internal sealed record BenchmarkCase<T>(
    string Activation, string Pass, string Element, IReadOnlyList<Candidate<T>> Candidates)
    : BenchmarkCase(Activation, Pass, Element)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>Names of the ways to compute a case.</summary>
internal static class CandidateNames
{
    public const string Kernel = "kernel";
    public const string Tensor = "TensorPrimitives";
    public const string Scalar = "scalar";
    public const string Floor = "floor";

    /// <summary>TensorPrimitives over blocks; formulas alone have it.</summary>
    public const string Blocked = "TensorPrimitives in blocks";
}
