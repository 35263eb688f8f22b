using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>Everything that the text of one generated file depends on.</summary>
/// <param name="Identity">Unique per method: its full metadata name with the types of its parameters.</param>
/// <param name="Declaration">The defining declaration.</param>
/// <param name="Shape">How elements come and go.</param>
/// <param name="Kernel">What is computed; null where <paramref name="Problem"/> says why nothing can be.</param>
/// <param name="DerivativeCompanion">Name of the derivative method to add beside it; empty for none.</param>
/// <param name="BackwardCompanion">Name of the backward method to add beside it; empty for none.</param>
/// <param name="Problem">Why the request cannot be honoured: the body then throws with this message. Empty for a valid request.</param>
internal sealed record KernelSource(
    string Identity,
    MethodDeclaration Declaration,
    KernelShape Shape,
    KernelRequest? Kernel,
    string DerivativeCompanion,
    string BackwardCompanion,
    string Problem)
{
    /// <summary>Whether long spans are split over the cores.</summary>
    public bool IsParallel { get; init; }
}
