using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ActivationKernels.CodeFixes;

/// <summary>Repairs formulas. The analyzer has found the change and tried it on the values; here it is made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplacementCodeFixProvider))]
[Shared]
public sealed class ReplacementCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = Rules.OfFormulas.Select(rule => rule.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Rewriting.From(diagnostic) is { } rewriting)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(rewriting.Title, cancellation => RewriteAsync(context.Document, rewriting, cancellation), equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> RewriteAsync(Document document, Rewriting rewriting, CancellationToken cancellation)
    {
        SourceText source = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(source.WithChanges(rewriting.Edits
            .Select(edit => new TextChange(edit.Location.SourceSpan, edit.Text))
            .OrderBy(change => change.Span.Start)));
    }
}
