using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>Finds the formula that an attribute names.</summary>
internal static class FormulaLookup
{
    /// <summary>
    /// The formula that <c>nameof</c> refers to, or the one of that name in the containing types, from the inside out, or behind the
    /// full name of its type. Of several overloads the ones over <paramref name="element"/> count. Empty where the name means no formula.
    /// </summary>
    public static ImmutableArray<IMethodSymbol> Find(
        IMethodSymbol kernel, AttributeData attribute, string name, ITypeSymbol? element, Compilation compilation)
    {
        ImmutableArray<IMethodSymbol> found = Candidates(kernel, attribute, name, compilation).FirstOrDefault(f => !f.IsEmpty);
        if (found.IsDefaultOrEmpty)
        {
            return ImmutableArray<IMethodSymbol>.Empty;
        }

        ImmutableArray<IMethodSymbol> sameType = found.Where(m => SymbolEqualityComparer.Default.Equals(m.ReturnType, element)).ToImmutableArray();
        return sameType.IsEmpty ? found : sameType;
    }

    /// <summary>Why a method with the formula attribute cannot be a formula at all, as the second half of a sentence; null where it can.</summary>
    public static string? WhyNoFormula(IMethodSymbol method) =>
        !method.IsStatic ? "it is not static"
        : method.IsGenericMethod || method.ContainingType.IsGenericType ? "it is generic"
        : !FormulaReader.IsNumber(method.ReturnType) || method.RefKind != RefKind.None ? "it returns neither float nor double"
        : method.Parameters.IsEmpty ? "it has no parameter"
        : method.Parameters.FirstOrDefault(p => !FormulaReader.IsNumber(p.Type) || p.RefKind is not (RefKind.None or RefKind.In)) is { } odd
            ? $"'{odd.Name}' is no value of type float or double"
        : null;

    private static IEnumerable<ImmutableArray<IMethodSymbol>> Candidates(
        IMethodSymbol kernel, AttributeData attribute, string name, Compilation compilation)
    {
        if (NameOfArgument(attribute) is { } expression)
        {
            yield return Formulas(compilation.GetSemanticModel(expression.SyntaxTree).GetMemberGroup(expression));
        }

        for (INamedTypeSymbol? type = kernel.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return Formulas(type.GetMembers(name));
        }

        int dot = name.LastIndexOf('.');
        if (dot > 0 && compilation.GetTypeByMetadataName(name.Substring(0, dot)) is { } named)
        {
            yield return Formulas(named.GetMembers(name.Substring(dot + 1)));
        }
    }

    private static ImmutableArray<IMethodSymbol> Formulas(IEnumerable<ISymbol> members) =>
        members.OfType<IMethodSymbol>().Where(KnownAttributes.IsFormula).ToImmutableArray();

    // The constant alone says 'F' for 'nameof(Other.F)' too.
    private static ExpressionSyntax? NameOfArgument(AttributeData attribute) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(a => a.NameEquals is null)?.Expression is InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier: var identifier },
            ArgumentList.Arguments: { Count: 1 } arguments,
        }
            && identifier.ValueText == "nameof"
            ? arguments[0].Expression
            : null;
}
