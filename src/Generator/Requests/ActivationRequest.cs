using ActivationKernels.Common;
using ActivationKernels.Emission;

namespace ActivationKernels.Requests;

/// <summary>Where an activation stands in its network. Names and order are those of the public enumeration.</summary>
internal enum ActivationRole
{
    Unspecified,
    Hidden,
    Output,
    Gate,
}

/// <summary>How exact a kernel is. Names and order are those of the public enumeration.</summary>
internal enum Accuracy
{
    Accurate,
    Fast,
}

/// <summary>What one attributed method asks for: the only thing that leaves the first step of the pipeline.</summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Source">What its text depends on.</param>
/// <param name="Role">Where the activation stands in its network.</param>
/// <param name="Accuracy">How exact the kernel has to be.</param>
internal sealed record ActivationRequest(string HintName, KernelSource Source, ActivationRole Role, Accuracy Accuracy);

/// <summary>The result of reading one attributed method.</summary>
/// <param name="Request">Null where no other file can hold the body of the method.</param>
/// <param name="Problems">In the order in which they were found.</param>
internal sealed record RequestReading(ActivationRequest? Request, EquatableArray<RequestProblem> Problems);
