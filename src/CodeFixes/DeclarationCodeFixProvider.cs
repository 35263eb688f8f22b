using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ActivationKernels.CodeFixes;

/// <summary>Fixes declarations. What to put in the place of the part at fault comes with the diagnostic.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclarationCodeFixProvider))]
[Shared]
public sealed class DeclarationCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.NotImplementable,
        RuleIds.UnknownActivation,
        RuleIds.UnknownSignature,
        RuleIds.KindContradictsSignature,
        RuleIds.ParameterOutOfRange,
        RuleIds.ParameterWithoutEffect);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false);
            diagnostic.Properties.TryGetValue(DeclarationAnalyzer.Suggestion, out string? suggestion);
            if (Change.For(diagnostic.Id, node, suggestion ?? "") is { } change)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        change.Title,
                        cancellation => ApplyAsync(context.Document, change, cancellation),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> ApplyAsync(Document document, Change change, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SyntaxNode? changed = change.Replacement is null
            ? root.RemoveNode(change.Node, SyntaxRemoveOptions.KeepNoTrivia)
            : root.ReplaceNode(change.Node, change.Replacement);
        return document.WithSyntaxRoot(changed!);
    }
}
