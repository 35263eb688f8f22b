using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK40xx: formulas in any code.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor InfiniteSigmoid = new(
        RuleIds.InfiniteSigmoid,
        "Sigmoid with the wrong sign",
        "This is 1 / (1 - e^-x): {0} at 0 and {1} at -1; the sigmoid is 1 / (1 + e^-x), {2} and {3} there",
        Formula,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.InfiniteSigmoid + ".md");

    public static readonly DiagnosticDescriptor CotangentForTanh = new(
        RuleIds.CotangentForTanh,
        "Hyperbolic cotangent in the place of tanh",
        "This is 2 / (1 - e^-2x) - 1, the hyperbolic cotangent: {0} at 0 and {1} at 1; tanh is 2 / (1 + e^-2x) - 1, {2} and {3} there",
        Formula,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.CotangentForTanh + ".md");

    public static readonly DiagnosticDescriptor MirroredSigmoid = new(
        RuleIds.MirroredSigmoid,
        "Sigmoid of the negated argument",
        "'{0}' computes 1 / (1 + e^x), which falls: {1} at 1, where {2} is {3}",
        Formula,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.MirroredSigmoid + ".md");

    public static readonly DiagnosticDescriptor WrongDerivative = new(
        RuleIds.WrongDerivative,
        "Wrong derivative",
        "'{0}' is {1} at {2}, where the derivative of {3} is {4}",
        Formula,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.WrongDerivative + ".md");

    public static readonly DiagnosticDescriptor WrongConstant = new(
        RuleIds.WrongConstant,
        "Known shape with a wrong constant",
        "This has the shape of {0}, but {1}: it is {2} at {3}, where {0} is {4}",
        Formula,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.WrongConstant + ".md");

    public static readonly DiagnosticDescriptor Overflow = new(
        RuleIds.Overflow,
        "Form that overflows",
        "This form of {0} overflows: from {1} on it is {2}, where the function is {3}",
        Formula,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.Overflow + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfFormulas { get; } = ImmutableArray.Create(
        InfiniteSigmoid,
        CotangentForTanh,
        MirroredSigmoid,
        WrongDerivative,
        WrongConstant,
        Overflow);
}
