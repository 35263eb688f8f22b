using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK20xx to AK23xx: saturation and the propagation of signals.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor SigmoidUse = new(
        RuleIds.SigmoidUse,
        "Sigmoid where its output is not needed",
        "'{0}' is not zero-centred (mean output {1}) and its slope is at most {2}, the share of the gradient that one layer passes on: prefer {3}",
        Propagation,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.SigmoidUse + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfPropagation { get; } = ImmutableArray.Create(
        SigmoidUse);
}
