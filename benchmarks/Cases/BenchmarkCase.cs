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
/// <param name="Activation">Name of the row of the catalog, or of a formula.</param>
/// <param name="Pass">For example "forward", "backward from output".</param>
/// <param name="Element">"float" or "double".</param>
/// <param name="Candidates">The kernel first, then its peers and the floor.</param>
internal sealed record BenchmarkCase<T>(
    string Activation, string Pass, string Element, IReadOnlyList<Candidate<T>> Candidates)
    : BenchmarkCase(Activation, Pass, Element)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;

/// <summary>Names of the ways to compute a case.</summary>
internal static class CandidateNames
{
    public const string Kernel = "kernel";

    /// <summary>One call, or the natural composition of several over whole arrays.</summary>
    public const string Tensor = "TensorPrimitives";

    /// <summary>The same over blocks of 1,024 elements.</summary>
    public const string Blocked = "TensorPrimitives in blocks";

    /// <summary>A loop by hand over Vector512, with the platform's exponential, logarithm, sine and cosine.</summary>
    public const string Vector = "Vector512 loop";

    /// <summary>A model of one node, inputs and outputs bound to the same memory.</summary>
    public const string Onnx = "ONNX Runtime";

    /// <summary>A call on tensors over memory of its own, where it loads.</summary>
    public const string Torch = "TorchSharp";

    public const string Scalar = "scalar";

    public const string Floor = "floor";
}
