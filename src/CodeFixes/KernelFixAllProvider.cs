using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ActivationKernels.CodeFixes;

/// <summary>
/// Declares the kernels of many diagnostics, document after document: parts of one type may lie in several, and a name that one fix
/// has taken is no longer free for the next.
/// </summary>
internal sealed class KernelFixAllProvider : FixAllProvider
{
    public static KernelFixAllProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution };

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        ImmutableArray<Diagnostic> diagnostics = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        return diagnostics.IsEmpty
            ? null
            : CodeAction.Create("Declare the kernels and call them", cancellation => ApplyAsync(fixAllContext.Solution, diagnostics, cancellation), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : new[] { context.Project })
        {
            found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }

        return found.ToImmutable();
    }

    private static async Task<Solution> ApplyAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        foreach (IGrouping<DocumentId, Diagnostic> file in diagnostics
            .Where(d => solution.GetDocument(d.Location.SourceTree) is not null)
            .GroupBy(d => solution.GetDocument(d.Location.SourceTree)!.Id)
            .ToArray())
        {
            Document document = solution.GetDocument(file.Key)!;
            solution = (await KernelInsertion.ApplyAsync(document, file, cancellation).ConfigureAwait(false)).Project.Solution;
        }

        return solution;
    }
}
