using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>Replaces the sigmoid of a kernel by another activation, or declares what it is for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SigmoidUseCodeFixProvider))]
[Shared]
public sealed class SigmoidUseCodeFixProvider : CodeFixProvider
{
    private const string RoleProperty = "Role";

    private static readonly ImmutableArray<string> Roles = ImmutableArray.Create(nameof(ActivationRole.Output), nameof(ActivationRole.Gate));

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(RuleIds.SigmoidUse);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // Layers of a network have a provider of their own, and calls in ordinary code no declaration that could be changed.
            if (diagnostic.Properties.ContainsKey(NetworkAnalyzer.Part)
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument)
            {
                continue;
            }

            foreach (string name in HiddenChoices.All)
            {
                Register(context, diagnostic, $"Use '{name}'", name, attribute, WithActivation(attribute, argument, name));
            }

            foreach (string role in Roles)
            {
                Register(context, diagnostic, $"Declare the role: {role}", role, attribute, WithRole(attribute, role));
            }
        }
    }

    private static void Register(
        CodeFixContext context, Diagnostic diagnostic, string title, string key, AttributeSyntax attribute, AttributeSyntax replacement) =>
        context.RegisterCodeFix(
            CodeAction.Create(title, cancellation => ReplaceAsync(context.Document, attribute, replacement, cancellation), equivalenceKey: diagnostic.Id + key),
            diagnostic);

    private static async Task<Document> ReplaceAsync(
        Document document, AttributeSyntax attribute, AttributeSyntax replacement, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        return document.WithSyntaxRoot(root.ReplaceNode(attribute, replacement));
    }

    private static AttributeSyntax WithActivation(AttributeSyntax attribute, AttributeArgumentSyntax argument, string name)
    {
        ExpressionSyntax text = LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(name)).WithTriviaFrom(argument.Expression);
        AttributeSyntax renamed = attribute.ReplaceNode(argument, argument.WithExpression(text));
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = renamed.ArgumentList!.Arguments;
        foreach (AttributeArgumentSyntax other in arguments.Where(a => IsStrangeTo(name, a)).ToArray())
        {
            arguments = arguments.RemoveAt(arguments.IndexOf(a => a.IsEquivalentTo(other)));
        }

        return renamed.WithArgumentList(renamed.ArgumentList.WithArguments(arguments));
    }

    // A parameter that only the old activation had would earn AK0006.
    private static bool IsStrangeTo(string name, AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText is { } property
        && ActivationCatalog.All.Any(a => a.FindParameter(property) is not null)
        && ActivationCatalog.Find(name)!.FindParameter(property) is null;

    private static AttributeSyntax WithRole(AttributeSyntax attribute, string role)
    {
        ExpressionSyntax value = ParseExpression($"global::ActivationKernels.{nameof(ActivationRole)}.{role}")
            .WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        AttributeArgumentSyntax? existing = list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == RoleProperty);
        return existing is null
            ? attribute.WithArgumentList(list.AddArguments(AttributeArgument(
                NameEquals(IdentifierName(RoleProperty), Token(SyntaxKind.EqualsToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space)), null, value)))
            : attribute.ReplaceNode(existing, existing.WithExpression(value.WithTriviaFrom(existing.Expression)));
    }
}
