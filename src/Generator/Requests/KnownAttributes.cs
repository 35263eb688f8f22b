using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>What an attribute that names an activation declares.</summary>
internal enum AttributeKind
{
    Kernel,
    Layer,
}

/// <summary>The attributes that the project reads.</summary>
internal static class KnownAttributes
{
    public const string Activation = "ActivationKernels.ActivationAttribute";

    public const string Network = "ActivationKernels.NetworkAttribute";

    public static bool IsKernel(ISymbol member) => Find(member) is not null;

    /// <summary>Whether a method is a formula of the user.</summary>
    public static bool IsFormula(ISymbol member) => member.GetAttributes().Any(a => IsOurs(a, "ActivationFormulaAttribute"));

    public static AttributeData? Find(ISymbol member) => member.GetAttributes().FirstOrDefault(a => IsOurs(a, "ActivationAttribute"));

    public static AttributeData? FindNetwork(ISymbol type) => type.GetAttributes().FirstOrDefault(a => IsOurs(a, "NetworkAttribute"));

    /// <summary>The layers of a network, first to last.</summary>
    public static ImmutableArray<AttributeData> Layers(ISymbol type) =>
        type.GetAttributes().Where(a => IsOurs(a, "DenseAttribute")).ToImmutableArray();

    /// <summary>Whether a type is that of what a kernel observed.</summary>
    public static bool IsStatistics(ITypeSymbol type) => IsOurs(type, "ActivationStatistics");

    /// <summary>What an attribute of that type declares that names an activation; null for any other type.</summary>
    public static AttributeKind? KindOf(INamedTypeSymbol? type) => IsOurs(type, "ActivationAttribute") ? AttributeKind.Kernel
        : IsOurs(type, "DenseAttribute") ? AttributeKind.Layer
        : null;

    private static bool IsOurs(AttributeData attribute, string name) => IsOurs(attribute.AttributeClass, name);

    private static bool IsOurs(ITypeSymbol? type, string name) => type is
    {
        ContainingType: null,
        ContainingNamespace: { Name: "ActivationKernels", ContainingNamespace.IsGlobalNamespace: true },
    } && type.Name == name;
}
