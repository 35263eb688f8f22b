using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ActivationKernels.CodeFixes;

/// <summary>Declares a kernel beside the code that it replaces, and calls it there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelCodeFixProvider))]
[Shared]
public sealed class KernelCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(RuleIds.HandWrittenLoop, RuleIds.FusableCalls, RuleIds.SeparateDerivative);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => KernelFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (KernelInsertion.Of(diagnostic, root) is { } insertion)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Declare the kernel '{insertion.Name}' and call it",
                        cancellation => KernelInsertion.ApplyAsync(context.Document, new[] { diagnostic }, cancellation),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }
}
