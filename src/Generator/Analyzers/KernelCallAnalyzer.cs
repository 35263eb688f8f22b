using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Diagnostics;
using ActivationKernels.Fingerprints;
using ActivationKernels.Lowering;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>Reports how kernels are called: two passes where one would do, and spans that overlap in part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.SeparateDerivative, Rules.PartialOverlap);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownAttributes.Activation) is not null)
            {
                start.RegisterSyntaxNodeAction(AnalyzeCall, SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void AnalyzeCall(SyntaxNodeAnalysisContext context)
    {
        // A kernel returns nothing, so that its call is a statement or the body of a lambda; and it takes two spans at least.
        var syntax = (InvocationExpressionSyntax)context.Node;
        if (syntax.ArgumentList.Arguments.Count < 2
            || syntax.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)
            || context.SemanticModel.GetOperation(syntax, context.CancellationToken) is not IInvocationOperation { TargetMethod.ReturnsVoid: true } operation
            || KernelCall.Of(operation) is not { } call)
        {
            return;
        }

        ReportOverlap(context, call);
        if (call.Kind == KernelKind.Derivative && syntax.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } statement)
        {
            int place = block.Statements.IndexOf(statement);
            if (place > 0
                && block.Statements[place - 1] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax before } first
                && context.SemanticModel.GetOperation(before, context.CancellationToken) is IInvocationOperation earlier
                && KernelCall.Of(earlier) is { Kind: KernelKind.Forward } forward)
            {
                ReportSeparate(context, forward, first, call, statement);
            }
        }
    }

    private static void ReportSeparate(SyntaxNodeAnalysisContext context, KernelCall forward, StatementSyntax first, KernelCall derivative, StatementSyntax second)
    {
        if (forward.Inputs.Length != 1 || forward.Outputs.Length != 1 || derivative.Inputs.Length != 1 || derivative.Outputs.Length != 1
            || !IsSameActivation(forward, derivative))
        {
            return;
        }

        string input = forward.Inputs[0].Value.Syntax.ToString();
        string output = forward.Outputs[0].Value.Syntax.ToString();
        if (input != derivative.Inputs[0].Value.Syntax.ToString() || input == output)
        {
            return;
        }

        ElementTypes.Classify(forward.Inputs[0].Parameter!.Type, out ITypeSymbol element);
        string type = element.SpecialType == SpecialType.System_Single ? "float" : "double";
        var arguments = new List<string> { SymbolDisplay.FormatLiteral(forward.Arguments.Name!, quote: true) };
        arguments.AddRange(forward.Arguments.Values.Select(v => v.Name + " = " + v.Value.ToString("R", CultureInfo.InvariantCulture)));
        if (forward.Arguments.Role != ActivationRole.Unspecified)
        {
            arguments.Add("Role = global::ActivationKernels.ActivationRole." + forward.Arguments.Role);
        }

        arguments.Add("Kernel = global::ActivationKernels.KernelKind.ForwardAndDerivative");
        var proposal = new KernelProposal(
            forward.Declared.Name + "WithDerivative",
            string.Join(", ", arguments),
            $"{KernelProposal.Source(type, "x")}, {KernelProposal.Destination(type, "y")}, {KernelProposal.Destination(type, "derivative")}",
            $"{KernelProposal.NamePlace}({input}, {output}, {derivative.Outputs[0].Value.Syntax});");
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.SeparateDerivative,
            derivative.Call.Syntax.GetLocation(),
            new[] { first.GetLocation(), second.GetLocation() },
            proposal.ToProperties(),
            derivative.Call.TargetMethod.Name,
            input,
            forward.Call.TargetMethod.Name));
    }

    private static bool IsSameActivation(KernelCall a, KernelCall b) =>
        SymbolEqualityComparer.Default.Equals(a.Declared, b.Declared)
        || (Catalog.ActivationCatalog.Find(a.Arguments.Name ?? "") is { } row
            && ReferenceEquals(row, Catalog.ActivationCatalog.Find(b.Arguments.Name ?? ""))
            && a.Arguments.Values.Equals(b.Arguments.Values));

    private static void ReportOverlap(SyntaxNodeAnalysisContext context, KernelCall call)
    {
        foreach (IArgumentOperation output in call.Outputs)
        {
            foreach (IArgumentOperation input in call.Inputs)
            {
                if (SpanRegion.Of(output.Value, context.SemanticModel) is { } written
                    && SpanRegion.Of(input.Value, context.SemanticModel) is { } read
                    && SymbolEqualityComparer.Default.Equals(written.Buffer, read.Buffer)
                    && written.Start != read.Start
                    && read.Reaches(Math.Abs(written.Start - read.Start)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rules.PartialOverlap,
                        output.Value.Syntax.GetLocation(),
                        call.Call.TargetMethod.Name,
                        read.Buffer.Name,
                        read.Start.ToString(CultureInfo.InvariantCulture),
                        written.Start.ToString(CultureInfo.InvariantCulture),
                        read.Length is { } length ? ", " + length.ToString(CultureInfo.InvariantCulture) + " elements each" : ""));
                }
            }
        }
    }
}
