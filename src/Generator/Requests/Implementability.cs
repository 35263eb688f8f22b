using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>Whether another file can hold the body of a method at all.</summary>
internal static class Implementability
{
    /// <summary>The declaration without a body; null where there is none.</summary>
    public static MethodDeclarationSyntax? Check(IMethodSymbol method, List<RequestProblem> problems, out bool implementable)
    {
        implementable = false;
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not MethodDeclarationSyntax syntax)
        {
            problems.Add(Problem("only an ordinary method can be a kernel"));
            return null;
        }

        if (((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9)
        {
            LanguageVersion version = ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion;
            problems.Add(new RequestProblem(
                RuleIds.LanguageTooOld,
                new[] { method.Name, version.ToDisplayString() }.ToEquatableArray(),
                RequestPart.MethodName));
            return syntax;
        }

        int before = problems.Count;
        CheckMethod(method, syntax, problems);
        CheckContainingTypes(syntax, problems);

        // Two declarations of one signature are the compiler's to report; one of them gets a body. The same holds for
        // constraints, which the other half would have to repeat, and for types that do not exist.
        implementable = problems.Count == before
            && syntax.ConstraintClauses.Count == 0
            && syntax.ExplicitInterfaceSpecifier is null
            && DeclarationReader.HasCompleteNames(syntax)
            && IsFirst(method)
            && !HasUnknownType(method);
        if (problems.Count == before && syntax.ConstraintClauses.Count > 0)
        {
            problems.Add(Problem("it is generic"));
        }

        return syntax;

        RequestProblem Problem(string reason) => NotImplementable(method.Name, reason, RequestPart.MethodName);
    }

    private static void CheckMethod(IMethodSymbol method, MethodDeclarationSyntax syntax, List<RequestProblem> problems)
    {
        bool external = syntax.Modifiers.Any(SyntaxKind.ExternKeyword);
        IMethodSymbol? other = method.PartialImplementationPart;
        bool implemented = other is not null && !GeneratedFiles.Contains(other);
        if (syntax.Body is not null || syntax.ExpressionBody is not null || implemented || external)
        {
            problems.Add(NotImplementable(method.Name, external ? "it is extern" : "it has a body already", RequestPart.MethodName, suggestion: "body"));
        }
        else if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(NotImplementable(method.Name, "it is not partial", RequestPart.MethodName, suggestion: "partial"));
        }
    }

    private static void CheckContainingTypes(MethodDeclarationSyntax syntax, List<RequestProblem> problems)
    {
        int index = 0;
        foreach (TypeDeclarationSyntax type in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (DeclarationReader.IsFileLocal(type))
            {
                problems.Add(NotImplementable(
                    syntax.Identifier.ValueText, $"'{type.Identifier.ValueText}' is visible in its own file only", RequestPart.ContainingType, index));
            }
            else if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                problems.Add(NotImplementable(
                    syntax.Identifier.ValueText, $"'{type.Identifier.ValueText}' is not partial", RequestPart.ContainingType, index, "partial"));
            }

            index++;
        }
    }

    private static bool IsFirst(IMethodSymbol method)
    {
        ImmutableArray<ISymbol> namesakes = method.ContainingType.GetMembers(method.Name);
        if (namesakes.Length == 1)
        {
            return true;
        }

        string identity = HintName.Identity(method);
        IMethodSymbol first = namesakes.OfType<IMethodSymbol>().First(m => HintName.Identity(m) == identity);
        return SymbolEqualityComparer.Default.Equals(first, method);
    }

    private static bool HasUnknownType(IMethodSymbol method) =>
        method.ReturnType.TypeKind == TypeKind.Error
        || method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Error
            || p.Type.SpecialType == SpecialType.System_Void
            || (p.Type is INamedTypeSymbol named && named.TypeArguments.Any(t => t.TypeKind == TypeKind.Error)));

    private static RequestProblem NotImplementable(string method, string reason, RequestPart part, int index = 0, string suggestion = "") =>
        new(RuleIds.NotImplementable, new[] { method, reason }.ToEquatableArray(), part, Index: index, Suggestion: suggestion);
}
