using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK50xx: what could not be looked at.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor StackNotAnalysed = new(
        RuleIds.StackNotAnalysed,
        "Stack that is not analysed",
        "The signals in '{0}' are not analysed: {1}",
        Network,
        DiagnosticSeverity.Hidden,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.StackNotAnalysed + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfHonesty { get; } = ImmutableArray.Create(StackNotAnalysed);
}
