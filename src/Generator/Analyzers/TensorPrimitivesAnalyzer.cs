using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports calls of TensorPrimitives that together compute an activation, pass by pass.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TensorPrimitivesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.FusableCalls);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownAttributes.Activation) is not null
                && start.Compilation.GetTypeByMetadataName(KnownLibraries.TensorPrimitives) is { } primitives)
            {
                start.RegisterSyntaxNodeAction(context => AnalyzeBlock(context, primitives), SyntaxKind.Block);
            }
        });
    }

    private static void AnalyzeBlock(SyntaxNodeAnalysisContext context, INamedTypeSymbol primitives)
    {
        var run = new List<TensorCall>();
        foreach (StatementSyntax statement in ((BlockSyntax)context.Node).Statements)
        {
            // Two arguments at least: what comes in and what goes out.
            TensorCall? call = statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } } expression
                ? TensorCall.Of(expression, context.SemanticModel, primitives)
                : null;
            if (call is not null)
            {
                run.Add(call);
                continue;
            }

            ReportRun(context, run);
            run.Clear();
        }

        ReportRun(context, run);
    }

    private static void ReportRun(SyntaxNodeAnalysisContext context, List<TensorCall> run)
    {
        int end = run.Count;
        while (end > 1)
        {
            TensorFusion? fusion = Enumerable.Range(0, end - 1)
                .Select(start => TensorFusion.Of(run.GetRange(start, end - start), (BlockSyntax)context.Node, context.SemanticModel))
                .FirstOrDefault(f => f is not null);
            if (fusion is null)
            {
                end--;
                continue;
            }

            TensorCall last = run[end - 1];
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.FusableCalls,
                last.Call.Syntax.GetLocation(),
                fusion.Replaced.Select(node => node.GetLocation()),
                fusion.Proposal.ToProperties(),
                fusion.Calls,
                fusion.Display,
                fusion.Input));
            end -= fusion.Calls;
        }
    }
}
