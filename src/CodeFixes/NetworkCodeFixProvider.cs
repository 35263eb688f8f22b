using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnosis;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.CodeFixes;

/// <summary>Changes the layers of a declared network as the diagnostic suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkCodeFixProvider))]
[Shared]
public sealed class NetworkCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.DistributionOverOneUnit,
        RuleIds.EqualWeights,
        RuleIds.OutputContradictsLoss,
        RuleIds.OutputCannotReachTargets,
        RuleIds.OneUnitForManyClasses,
        RuleIds.LinearOutputForProbabilities,
        RuleIds.OutputActivationTwice,
        RuleIds.LinearHiddenLayer,
        RuleIds.GainDoesNotFit,
        RuleIds.HiddenDistribution,
        RuleIds.SigmoidUse,
        RuleIds.SaturatedLayer,
        RuleIds.OffCentreStack,
        RuleIds.VanishingGradient,
        RuleIds.ExplodingSignal,
        RuleIds.BornDead,
        RuleIds.DeadBias);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(NetworkAnalyzer.Part, out string? part)
                || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } type)
            {
                continue;
            }

            int[] layers = List(diagnostic, NetworkAnalyzer.Layers).Select(i => int.Parse(i, CultureInfo.InvariantCulture)).ToArray();
            foreach (string suggestion in List(diagnostic, NetworkAnalyzer.Suggestions))
            {
                if (LayerChange.For(part!, suggestion) is { } change)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            change.Title,
                            cancellation => ApplyAsync(context.Document, type, layers, change, cancellation),
                            equivalenceKey: diagnostic.Id + suggestion),
                        diagnostic);
                }
            }
        }
    }

    private static IEnumerable<string> List(Diagnostic diagnostic, string property) =>
        diagnostic.Properties.TryGetValue(property, out string? text) && text is { Length: > 0 } ? text.Split('|') : Enumerable.Empty<string>();

    private static async Task<Document> ApplyAsync(
        Document document, ClassDeclarationSyntax type, int[] layers, LayerChange change, CancellationToken cancellation)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        SemanticModel model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        AttributeSyntax[] attributes = type.AttributeLists.SelectMany(l => l.Attributes).ToArray();
        AttributeSyntax[] dense = attributes.Where(a => IsCalled(a, "DenseAttribute")).ToArray();
        IEnumerable<AttributeSyntax> targets = change.IsOfNetwork
            ? attributes.Where(a => IsCalled(a, "NetworkAttribute"))
            : layers.Where(i => i < dense.Length).Select(i => dense[i]);
        return document.WithSyntaxRoot(root.ReplaceNodes(targets.ToArray(), (attribute, _) => change.Apply(attribute)));

        bool IsCalled(AttributeSyntax attribute, string name) =>
            model.GetSymbolInfo(attribute, cancellation).Symbol?.ContainingType is
            {
                ContainingNamespace: { Name: "ActivationKernels", ContainingNamespace.IsGlobalNamespace: true },
            } owner && owner.Name == name;
    }
}
