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
        RuleIds.ParameterWithoutEffect,
        RuleIds.InvalidNetwork);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) =>
        FixAllAsync(document, diagnostics, context.CancellationToken));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Change.For(diagnostic.Id, Node(root, diagnostic), Suggestion(diagnostic)) is { } change)
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
        return document.WithSyntaxRoot(change.Apply(root));
    }

    // One after another on the same tree: the changes of neighbouring arguments, or of a type and its method, touch the same text.
    private static async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var faults = diagnostics
            .Select(d => (d.Id, Node: Node(root, d), Suggestion: Suggestion(d)))
            .Distinct()
            .ToArray();
        root = root.TrackNodes(faults.Select(f => f.Node));
        foreach ((string id, SyntaxNode original, string suggestion) in faults)
        {
            if (root.GetCurrentNode(original) is { } node && Change.For(id, node, suggestion) is { } change)
            {
                root = change.Apply(root);
            }
        }

        return document.WithSyntaxRoot(root);
    }

    private static SyntaxNode Node(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: false);

    private static string Suggestion(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(DeclarationAnalyzer.Suggestion, out string? suggestion) ? suggestion ?? "" : "";
}
