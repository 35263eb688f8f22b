using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>Reports loops, and calls of Select, that apply an activation to every element.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.HandWrittenLoop);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // The remedy is a kernel, which needs the attribute and partial methods with results.
            if (start.Compilation.GetTypeByMetadataName(KnownAttributes.Activation) is not null
                && start.Compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp9 })
            {
                start.RegisterSyntaxNodeAction(AnalyzeLoop, SyntaxKind.ForStatement, SyntaxKind.ForEachStatement);
                start.RegisterSyntaxNodeAction(AnalyzeSelect, SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void AnalyzeLoop(SyntaxNodeAnalysisContext context)
    {
        // Most loops do something else, and are gone after a look at their text.
        StatementSyntax body = context.Node is ForStatementSyntax loop ? loop.Statement : ((ForEachStatementSyntax)context.Node).Statement;
        if (body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Count(a => a.Left is ElementAccessExpressionSyntax) == 1)
        {
            Report(context, context.SemanticModel.GetOperation(context.Node, context.CancellationToken) switch
            {
                IForLoopOperation forLoop => ElementMap.Of(forLoop, context.CancellationToken),
                IForEachLoopOperation forEach => ElementMap.Of(forEach, context.CancellationToken),
                _ => null,
            });
        }
    }

    private static void AnalyzeSelect(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray", Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } } }
            && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation)
        {
            Report(context, ElementMap.Of(operation, context.CancellationToken));
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, ElementMap? map)
    {
        if (map is not null)
        {
            int elements = map.Element == SpecialType.System_Single ? 16 : 8;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.HandWrittenLoop,
                map.Expression.GetLocation(),
                map.Proposal is null ? null : map.Replaced.Select(node => node.GetLocation()),
                map.Proposal?.ToProperties(),
                map.Known.Display,
                elements));
        }
    }
}
