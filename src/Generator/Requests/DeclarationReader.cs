using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Emission;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>Reads the defining declaration of a method as text that the implementing half repeats.</summary>
internal static class DeclarationReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Names of namespaces as code repeats them.</summary>
    public static readonly SymbolDisplayFormat NamespaceFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <param name="method">The method.</param>
    /// <param name="syntax">Its defining declaration.</param>
    /// <param name="roles">What each parameter carries; empty where the signature fits no kernel.</param>
    public static MethodDeclaration Read(IMethodSymbol method, MethodDeclarationSyntax syntax, ImmutableArray<ParameterRole> roles)
    {
        INamespaceSymbol space = method.ContainingNamespace;
        return new MethodDeclaration(
            space.IsGlobalNamespace ? "" : space.ToDisplayString(NamespaceFormat),
            ContainingTypes(syntax),
            string.Join(" ", syntax.Modifiers.Where(IsAccessibility).Select(m => m.Text)),
            string.Join(" ", syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.AsyncKeyword)).Select(m => m.Text)),
            ReturnType(method),
            Identifier(syntax.Identifier) + TypeParameters(syntax.TypeParameterList),
            syntax.ParameterList.Parameters
                .Select((parameter, i) => new MethodParameter(
                    Identifier(parameter.Identifier),
                    method.Parameters[i].Type.ToDisplayString(TypeFormat),
                    string.Join(" ", parameter.Modifiers.Select(m => m.Text)),
                    roles.IsDefaultOrEmpty ? ParameterRole.Input : roles[i]))
                .ToEquatableArray());
    }

    /// <summary>The name as it can stand in code again.</summary>
    public static string Identifier(SyntaxToken token)
    {
        string name = token.ValueText;
        return token.Text.StartsWith("@", StringComparison.Ordinal) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
    }

    /// <summary>Whether a type is visible in its own file only. The oldest compiler has no name for that modifier.</summary>
    public static bool IsFileLocal(TypeDeclarationSyntax type) => type.Modifiers.Any(m => m.Text == "file");

    /// <summary>
    /// Whether the names of a method or type and of all around it are there, and a type around the method. While one is being typed, the
    /// compiler takes an empty one for it, which nothing can repeat.
    /// </summary>
    public static bool HasCompleteNames(MemberDeclarationSyntax declaration) => declaration.AncestorsAndSelf().All(node => node switch
    {
        MethodDeclarationSyntax method => method.Parent is TypeDeclarationSyntax && !method.Identifier.IsMissing && method.ParameterList.Parameters.All(p => !p.Identifier.IsMissing),
        TypeDeclarationSyntax type => !type.Identifier.IsMissing
            && (type.TypeParameterList is null || type.TypeParameterList.Parameters.All(p => !p.Identifier.IsMissing)),
        BaseNamespaceDeclarationSyntax space => !space.Name.DescendantTokens().Any(t => t.IsMissing),
        _ => true,
    });

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static string ReturnType(IMethodSymbol method)
    {
        string type = method.ReturnsVoid ? "void" : method.ReturnType.ToDisplayString(TypeFormat);
        return method.RefKind switch
        {
            RefKind.Ref => "ref " + type,
            RefKind.RefReadOnly => "ref readonly " + type,
            _ => type,
        };
    }

    private static EquatableArray<string> ContainingTypes(MethodDeclarationSyntax syntax) =>
        syntax.Ancestors().OfType<TypeDeclarationSyntax>().Select(Header).Reverse().ToEquatableArray();

    /// <summary>The header of another part of a type.</summary>
    public static string Header(TypeDeclarationSyntax type)
    {
        var words = new List<string>();
        if (type.Modifiers.Any(SyntaxKind.UnsafeKeyword))
        {
            words.Add("unsafe");
        }

        words.Add("partial");
        words.Add(type.Keyword.Text);
        if (type is RecordDeclarationSyntax { ClassOrStructKeyword.RawKind: not 0 } record)
        {
            words.Add(record.ClassOrStructKeyword.Text);
        }

        words.Add(Identifier(type.Identifier) + TypeParameters(type.TypeParameterList));
        return string.Join(" ", words);
    }

    // Names and variance have to be repeated, constraints not.
    private static string TypeParameters(TypeParameterListSyntax? list) => list is null
        ? ""
        : "<" + string.Join(", ", list.Parameters.Select(p => (p.VarianceKeyword.Text + " " + Identifier(p.Identifier)).Trim())) + ">";
}
