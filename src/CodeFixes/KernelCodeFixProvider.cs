using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>Declares a kernel beside the code that it replaces, and calls it there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelCodeFixProvider))]
[Shared]
public sealed class KernelCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.HandWrittenLoop, RuleIds.FusableCalls, RuleIds.SeparateDerivative);

    // Two fixes in one type would each declare their kernel: one at a time.
    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode[] replaced = diagnostic.AdditionalLocations.Select(l => root.FindNode(l.SourceSpan)).ToArray();
            if (replaced.Length > 0
                && KernelProposal.From(diagnostic.Properties) is { } proposal
                && replaced[0].FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type and not InterfaceDeclarationSyntax)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare the kernel '{proposal.Name}' and call it",
                        cancellation => ApplyAsync(context.Document, proposal, replaced, type, cancellation),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(
        Document document, KernelProposal proposal, SyntaxNode[] replaced, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        INamedTypeSymbol symbol = model.GetDeclaredSymbol(type, cancellation)!;
        string name = FreeName(symbol, proposal.Name);
        SyntaxNode[] types = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().ToArray();
        root = root.TrackNodes(replaced.Concat(types));

        SyntaxNode first = root.GetCurrentNode(replaced[0])!;
        StatementSyntax[] statements = ParseStatements(proposal.Replacement.Replace(KernelProposal.NamePlace, name));
        statements[0] = statements[0].WithLeadingTrivia(first.GetLeadingTrivia());
        statements[statements.Length - 1] = statements[statements.Length - 1].WithTrailingTrivia(first.GetTrailingTrivia());
        SyntaxNode[] formatted = statements.Select(s => s.WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation)).ToArray();
        root = first.Parent is BlockSyntax || formatted.Length == 1
            ? root.ReplaceNode(first, formatted)
            : root.ReplaceNode(first, Block(formatted.Cast<StatementSyntax>()).WithAdditionalAnnotations(Formatter.Annotation));
        foreach (SyntaxNode gone in replaced.Skip(1))
        {
            root = root.RemoveNode(root.GetCurrentNode(gone)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        TypeDeclarationSyntax current = root.GetCurrentNode(type)!;
        root = root.ReplaceNode(current, current.AddMembers(Kernel(proposal, name)));
        foreach (SyntaxNode containing in types)
        {
            var declaration = (TypeDeclarationSyntax)root.GetCurrentNode(containing)!;
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                root = Change.For(RuleIds.NotImplementable, declaration, "partial")!.Apply(root);
            }
        }

        return document.WithSyntaxRoot(root);
    }

    private static MemberDeclarationSyntax Kernel(KernelProposal proposal, string name) => ParseMemberDeclaration(
        $"\n[global::ActivationKernels.Activation({proposal.Arguments})]\nprivate static partial void {name}({proposal.Parameters});\n")!
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);

    private static StatementSyntax[] ParseStatements(string text) => ((BlockSyntax)ParseStatement("{" + text + "}")).Statements
        .Select(s => s.WithoutTrivia())
        .Select((s, i) => i == 0 ? s : s.WithLeadingTrivia(ElasticLineFeed))
        .ToArray();

    private static string FreeName(INamedTypeSymbol type, string wanted)
    {
        string name = wanted;
        for (int i = 2; type.Name == name || !type.GetMembers(name).IsEmpty || !type.GetMembers(name + "Derivative").IsEmpty || !type.GetMembers(name + "Backward").IsEmpty; i++)
        {
            name = wanted + "Kernel" + (i == 2 ? "" : i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return name;
    }
}
