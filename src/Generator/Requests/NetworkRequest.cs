using ActivationKernels.Common;
using ActivationKernels.Emission;

namespace ActivationKernels.Requests;

/// <summary>What one network attribute asks for: the only thing that leaves the first step of the pipeline.</summary>
/// <param name="HintName">Name of the generated file.</param>
/// <param name="Source">What its text depends on.</param>
internal sealed record NetworkRequest(string HintName, NetworkSource Source);

/// <summary>What is wrong with a network declaration, as plain data.</summary>
/// <param name="RuleId">The rule that it breaks.</param>
/// <param name="Arguments">Arguments of the message of the rule.</param>
/// <param name="Layer">Index of the layer at fault; -1 for the network attribute, -2 for the class.</param>
/// <param name="Argument">Name of the argument at fault; empty for all of it.</param>
/// <param name="Suggestion">What a code fix puts in the place of the part; empty for none.</param>
internal sealed record NetworkProblem(string RuleId, EquatableArray<string> Arguments, int Layer, string Argument = "", string Suggestion = "")
{
    public const int OfNetwork = -1;
    public const int OfClass = -2;
}

/// <summary>The result of reading one network.</summary>
/// <param name="Request">Null where the declaration is invalid.</param>
/// <param name="Problems">In the order in which they were found.</param>
internal sealed record NetworkReading(NetworkRequest? Request, EquatableArray<NetworkProblem> Problems);
