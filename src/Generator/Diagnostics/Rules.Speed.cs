using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK30xx: faster or simpler code.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor HandWrittenLoop = new(
        RuleIds.HandWrittenLoop,
        "Loop that a kernel replaces",
        "This computes {0} of every element, one at a time: a generated kernel does it in vectors of up to {1} elements",
        Speed,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.HandWrittenLoop + ".md");

    public static readonly DiagnosticDescriptor FusableCalls = new(
        RuleIds.FusableCalls,
        "Calls that one kernel replaces",
        "These {0} calls compute {1} of '{2}' in {0} passes over memory: one generated kernel needs one",
        Speed,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.FusableCalls + ".md");

    public static readonly DiagnosticDescriptor SeparateDerivative = new(
        RuleIds.SeparateDerivative,
        "Derivative computed apart from its function",
        "'{0}' reads '{1}' again right after '{2}': a kernel of kind ForwardAndDerivative computes both in 1 pass instead of 2",
        Speed,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.SeparateDerivative + ".md");

    public static readonly DiagnosticDescriptor PartialOverlap = new(
        RuleIds.PartialOverlap,
        "Partially overlapping spans",
        "'{0}' reads '{1}' from element {2} on and writes it from element {3} on{4}: a partial overlap throws ArgumentException",
        Speed,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.PartialOverlap + ".md");

    public static readonly DiagnosticDescriptor NarrowNativeCode = new(
        RuleIds.NarrowNativeCode,
        "Native code without an instruction set",
        "Native AOT without an instruction set compiles kernels for 128-bit vectors, {0} elements of float at a time{1}: set IlcInstructionSet, for example to '{2}'",
        Speed,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.NarrowNativeCode + ".md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static ImmutableArray<DiagnosticDescriptor> OfSpeed { get; } = ImmutableArray.Create(
        HandWrittenLoop,
        FusableCalls,
        SeparateDerivative,
        PartialOverlap,
        NarrowNativeCode);
}
