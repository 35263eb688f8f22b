using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>Replaces the activation module of a TorchSharp stack as the diagnostic suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TorchCodeFixProvider))]
[Shared]
public sealed class TorchCodeFixProvider : CodeFixProvider
{
    // What the library calls the activations that diagnostics suggest, with the slope that this project means by leaky.
    private static readonly Dictionary<string, string> Modules = new(System.StringComparer.Ordinal)
    {
        ["elu"] = "ELU()",
        ["gelu"] = "GELU()",
        ["identity"] = "Identity()",
        ["leaky"] = "LeakyReLU(0.01)",
        ["mish"] = "Mish()",
        ["relu"] = "ReLU()",
        ["selu"] = "SELU()",
        ["sigmoid"] = "Sigmoid()",
        ["silu"] = "SiLU()",
        ["tanh"] = "Tanh()",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.OutputContradictsLoss,
        RuleIds.OutputCannotReachTargets,
        RuleIds.OutputActivationTwice,
        RuleIds.HiddenDistribution,
        RuleIds.SigmoidUse,
        RuleIds.SaturatedLayer,
        RuleIds.VanishingGradient);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // A module without operands: a function of tensors has another shape.
            if (!diagnostic.Properties.TryGetValue(TorchAnalyzer.Suggestions, out string? suggestions)
                || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
                || call.Span != diagnostic.Location.SourceSpan
                || !char.IsUpper(Name(call)?.Identifier.ValueText[0] ?? ' '))
            {
                continue;
            }

            foreach (string suggestion in suggestions!.Split('|'))
            {
                if (Modules.TryGetValue(suggestion, out string? module))
                {
                    context.RegisterCodeFix(
                        CodeAction.Create($"Use '{module}'", cancellation => ReplaceAsync(context.Document, call, module, cancellation), equivalenceKey: diagnostic.Id + suggestion),
                        diagnostic);
                }
            }
        }
    }

    private static async Task<Document> ReplaceAsync(Document document, InvocationExpressionSyntax call, string module, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var written = (InvocationExpressionSyntax)ParseExpression(module);
        SimpleNameSyntax name = Name(call)!;
        InvocationExpressionSyntax replaced = call
            .ReplaceNode(name, ((SimpleNameSyntax)written.Expression).WithTriviaFrom(name))
            .WithArgumentList(written.ArgumentList.WithTriviaFrom(call.ArgumentList));
        return document.WithSyntaxRoot(root.ReplaceNode(call, replaced));
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
