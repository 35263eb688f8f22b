using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK0012, AK10xx and AK11xx: output layers and structure of networks.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor InvalidNetwork = new(
        RuleIds.InvalidNetwork,
        "The network is invalid",
        "The network '{0}' cannot be read: {1}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.InvalidNetwork + ".md");

    public static readonly DiagnosticDescriptor DistributionOverOneUnit = new(
        RuleIds.DistributionOverOneUnit,
        "Softmax over one unit",
        "'{0}' over one unit is always 1 and has no gradient: {1}",
        Network,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.DistributionOverOneUnit + ".md");

    public static readonly DiagnosticDescriptor EqualWeights = new(
        RuleIds.EqualWeights,
        "All initial weights are equal",
        "All weights of layer {0} start at {1}: its {2} units stay copies of each other",
        Network,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.EqualWeights + ".md");

    public static readonly DiagnosticDescriptor OutputContradictsLoss = new(
        RuleIds.OutputContradictsLoss,
        "Output activation and loss disagree",
        "Output '{0}' does not fit {1}: {2}",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.OutputContradictsLoss + ".md");

    public static readonly DiagnosticDescriptor OutputCannotReachTargets = new(
        RuleIds.OutputCannotReachTargets,
        "The output cannot reach the targets",
        "Output '{0}' stays in {1}, and {2}",
        Network,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.OutputCannotReachTargets + ".md");

    public static readonly DiagnosticDescriptor OneUnitForManyClasses = new(
        RuleIds.OneUnitForManyClasses,
        "One unit for more than two classes",
        "One '{0}' unit tells two classes apart, not {1}",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.OneUnitForManyClasses + ".md");

    public static readonly DiagnosticDescriptor LinearOutputForProbabilities = new(
        RuleIds.LinearOutputForProbabilities,
        "Linear output with a loss on probabilities",
        "Output '{0}' is no probability, which {1} expects: use {1}WithLogits, or '{2}'",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.LinearOutputForProbabilities + ".md");

    public static readonly DiagnosticDescriptor OutputActivationTwice = new(
        RuleIds.OutputActivationTwice,
        "Output activation applied twice",
        "Output '{0}' is applied before {1}, which applies {2} itself",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.OutputActivationTwice + ".md");

    public static readonly DiagnosticDescriptor LinearHiddenLayer = new(
        RuleIds.LinearHiddenLayer,
        "Linear hidden layer",
        "Layer {0} is linear: with layer {1} it collapses into one linear map{2}; use {3}",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.LinearHiddenLayer + ".md");

    public static readonly DiagnosticDescriptor GainDoesNotFit = new(
        RuleIds.GainDoesNotFit,
        "The initial gain does not fit the activation",
        "The weights of layer {0} start with a gain (fan-in times variance) of {1}, {2} times the {3} that '{4}' asks for",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.GainDoesNotFit + ".md");

    public static readonly DiagnosticDescriptor HiddenDistribution = new(
        RuleIds.HiddenDistribution,
        "Softmax in a hidden layer",
        "'{0}' in hidden layer {1} leaves each unit {2} on average and lets them compete: use {3}",
        Network,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.HiddenDistribution + ".md");

    public static readonly DiagnosticDescriptor RepeatedActivation = new(
        RuleIds.RepeatedActivation,
        "Activation applied repeatedly",
        "'{0}' is applied {1} times in a row in layer {2}: {3}",
        Network,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.RepeatedActivation + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfNetworks { get; } = ImmutableArray.Create(
        InvalidNetwork,
        DistributionOverOneUnit,
        EqualWeights,
        OutputContradictsLoss,
        OutputCannotReachTargets,
        OneUnitForManyClasses,
        LinearOutputForProbabilities,
        OutputActivationTwice,
        LinearHiddenLayer,
        GainDoesNotFit,
        HiddenDistribution,
        RepeatedActivation);
}
