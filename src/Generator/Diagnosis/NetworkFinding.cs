using ActivationKernels.Common;

namespace ActivationKernels.Diagnosis;

/// <summary>How much a finding matters.</summary>
internal enum Gravity
{
    Info,
    Warning,
    Error,
}

/// <summary>The part of a plan that a finding is about.</summary>
internal enum PlanPart
{
    Loss,
    LearningRate,
    Classes,
    Targets,

    /// <summary>Number of units of a layer.</summary>
    Units,

    /// <summary>Activation of a layer.</summary>
    Activation,

    /// <summary>Initial weights of a layer.</summary>
    Weights,

    /// <summary>Initial bias of a layer.</summary>
    Bias,
}

/// <summary>What is wrong with a network, as plain data.</summary>
/// <param name="RuleId">The rule that it breaks.</param>
/// <param name="Gravity">How much it matters here.</param>
/// <param name="Part">The part at fault.</param>
/// <param name="Layer">Index of the layer at fault; the last one where the part belongs to the whole network.</param>
/// <param name="Arguments">Arguments of the message of the rule.</param>
/// <param name="Suggestions">
/// What can stand in the place of the part, best first: names of activations, a number of units, or the name of an initialisation.
/// </param>
/// <param name="AlsoAtFault">Indices of further layers that have to change in the same way.</param>
internal sealed record NetworkFinding(
    string RuleId,
    Gravity Gravity,
    PlanPart Part,
    int Layer,
    EquatableArray<string> Arguments,
    EquatableArray<string> Suggestions,
    EquatableArray<int> AlsoAtFault);
