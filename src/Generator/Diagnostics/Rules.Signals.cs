using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK2002 to AK2302: saturation, propagation and dying rectifiers.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor SaturatedLayer = new(
        RuleIds.SaturatedLayer,
        "Hidden layer saturates",
        "At initialisation {0} of the units of layer {1} have less than {3} of the steepest slope of '{2}' (variance {4}): scale the inputs or weights down, or use an activation that does not saturate",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.SaturatedLayer + ".md");

    public static readonly DiagnosticDescriptor OffCentreStack = new(
        RuleIds.OffCentreStack,
        "Stack is not zero-centred",
        "The outputs of layers {0} and {1} are all on one side of 0 (mean over root mean square {2} at initialisation)",
        Propagation,
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: Pages + RuleIds.OffCentreStack + ".md");

    public static readonly DiagnosticDescriptor VanishingGradient = new(
        RuleIds.VanishingGradient,
        "Gradient vanishes",
        "At initialisation the gradient norm of '{0}' shrinks to {1} of its size over {2} hidden layers; layer {3} alone multiplies it by {4}{5}",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.VanishingGradient + ".md");

    public static readonly DiagnosticDescriptor ExplodingSignal = new(
        RuleIds.ExplodingSignal,
        "Signal or gradient explodes",
        "At initialisation {1} in '{0}'; layer {2} ('{3}') is the steepest",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.ExplodingSignal + ".md");

    public static readonly DiagnosticDescriptor NarrowAndDeep = new(
        RuleIds.NarrowAndDeep,
        "Narrow and deep stack",
        "'{0}' has {1} rectifier layers whose inverse widths sum to {2}: the noise of few units outweighs the mean at initialisation",
        Propagation,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.NarrowAndDeep + ".md");

    public static readonly DiagnosticDescriptor BornDead = new(
        RuleIds.BornDead,
        "Rectifier stack can be born dead",
        "'{0}' lets nothing through from the start with probability {1}: {2} layers of rectifiers are too narrow; use {3}",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.BornDead + ".md");

    public static readonly DiagnosticDescriptor DeadBias = new(
        RuleIds.DeadBias,
        "Bias starts rectifiers dead",
        "A bias of {0} in layer {1} lies {2} standard deviations below 0: a share of {3} of the rectifiers is active at initialisation",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.DeadBias + ".md");

    public static readonly DiagnosticDescriptor RiskyLearningRate = new(
        RuleIds.RiskyLearningRate,
        "Learning rate can kill rectifiers",
        "A learning rate of {0} with {1}{2} can push rectifiers to where they stay at 0",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.RiskyLearningRate + ".md");

    public static readonly DiagnosticDescriptor InvalidLearningRate = new(
        RuleIds.InvalidLearningRate,
        "Learning rate is not positive",
        "A learning rate of {0} does not descend: it has to be positive and finite",
        Propagation,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.InvalidLearningRate + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfSignals { get; } = ImmutableArray.Create(
        SaturatedLayer,
        OffCentreStack,
        VanishingGradient,
        ExplodingSignal,
        NarrowAndDeep,
        BornDead,
        DeadBias,
        RiskyLearningRate,
        InvalidLearningRate);
}
