using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>AK00xx: declarations.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NotImplementable = new(
        RuleIds.NotImplementable,
        "The generator cannot write the body of this method",
        "The body of '{0}' cannot be generated: {1}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.NotImplementable + ".md");

    public static readonly DiagnosticDescriptor UnknownActivation = new(
        RuleIds.UnknownActivation,
        "Unknown activation",
        "There is no activation '{0}'; the nearest name is '{1}'",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.UnknownActivation + ".md");

    public static readonly DiagnosticDescriptor UnknownSignature = new(
        RuleIds.UnknownSignature,
        "The signature fits no kernel",
        "The signature of '{0}' fits no kernel of '{1}' because {2}; these fit: {3}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.UnknownSignature + ".md");

    public static readonly DiagnosticDescriptor KindContradictsSignature = new(
        RuleIds.KindContradictsSignature,
        "The kernel kind contradicts the signature",
        "'{0}' cannot be a kernel of kind {1}: {2}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.KindContradictsSignature + ".md");

    public static readonly DiagnosticDescriptor ParameterOutOfRange = new(
        RuleIds.ParameterOutOfRange,
        "Parameter outside its range",
        "{0} = {1} is outside the range {2} of '{3}': {4}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.ParameterOutOfRange + ".md");

    public static readonly DiagnosticDescriptor ParameterWithoutEffect = new(
        RuleIds.ParameterWithoutEffect,
        "Parameter without effect",
        "{0} has no effect: {1}",
        Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.ParameterWithoutEffect + ".md");

    public static readonly DiagnosticDescriptor LanguageTooOld = new(
        RuleIds.LanguageTooOld,
        "The C# version is too old",
        "The kernel '{0}' needs C# 9 or later, and this project uses C# {1}: set LangVersion",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.LanguageTooOld + ".md");

    public static readonly DiagnosticDescriptor UnsupportedElementType = new(
        RuleIds.UnsupportedElementType,
        "Unsupported element type",
        "The elements of '{0}' are of type {1}; kernels exist for float and double",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.UnsupportedElementType + ".md");

    public static readonly DiagnosticDescriptor Duplicate = new(
        RuleIds.Duplicate,
        "Kernel or companion declared twice",
        "'{0}' {1}",
        Declaration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.Duplicate + ".md");

    public static readonly DiagnosticDescriptor NoVectorForm = new(
        RuleIds.NoVectorForm,
        "The formula has no vector form",
        "The formula '{0}' has no vector form: {1}; {2}",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.NoVectorForm + ".md");

    public static readonly DiagnosticDescriptor NoDerivative = new(
        RuleIds.NoDerivative,
        "The formula has no derivative",
        "The derivative of '{0}' with respect to '{1}' does not exist: {2}; set Companions = false for a forward kernel alone",
        Declaration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: Pages + RuleIds.NoDerivative + ".md");

    public static ImmutableArray<DiagnosticDescriptor> OfDeclarations { get; } = ImmutableArray.Create(
        NotImplementable,
        UnknownActivation,
        UnknownSignature,
        KindContradictsSignature,
        ParameterOutOfRange,
        ParameterWithoutEffect,
        LanguageTooOld,
        UnsupportedElementType,
        Duplicate,
        NoVectorForm,
        NoDerivative);
}
