using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports formulas in any code that are wrong, or right and prone to overflow.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FormulaAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfFormulas;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCodeBlockAction(AnalyzeBlock);
    }

    private static void AnalyzeBlock(CodeBlockAnalysisContext context)
    {
        if (!IsWorthReading(context.CodeBlock))
        {
            return;
        }

        ImmutableArray<IOperation> blocks = CodeBlocks.Operations(context.CodeBlock, context.SemanticModel, context.CancellationToken);
        if (!blocks.IsEmpty)
        {
            new FormulaInspector(blocks, context.OwningSymbol, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken).Inspect();
        }
    }

    // A block without exponentials is not looked at twice.
    private static bool IsWorthReading(SyntaxNode block)
    {
        foreach (SyntaxToken token in block.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken)
                && (Exponentials.AreComputedBy(token.ValueText)
                    || (token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax && FunctionNames.Derivative(token.ValueText) is not null)))
            {
                return true;
            }
        }

        return false;
    }
}
