using System;
using System.Buffers;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
        if (!IsWorthReading(context.CodeBlock, context.OwningSymbol, context.CancellationToken))
        {
            return;
        }

        ImmutableArray<IOperation> blocks = CodeBlocks.Operations(context.CodeBlock, context.SemanticModel, context.CancellationToken);
        if (!blocks.IsEmpty)
        {
            new FormulaInspector(blocks, context.OwningSymbol, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken).Inspect();
        }
    }

    // A look at the text is cheap. Only code with exponentials is looked at twice, and what is named like a derivative.
    // The text of the file is at hand, where that of the node would be put together from its tokens.
    private static bool IsWorthReading(SyntaxNode block, ISymbol owner, CancellationToken cancellation)
    {
        TextSpan span = block.Span;
        char[] buffer = ArrayPool<char>.Shared.Rent(span.Length);
        block.SyntaxTree.GetText(cancellation).CopyTo(span.Start, buffer, 0, span.Length);
        ReadOnlySpan<char> text = buffer.AsSpan(0, span.Length);
        bool hasExponentials = Exponentials.AreIn(text);
        bool mayNameDerivative = !hasExponentials && FunctionNames.MayNameDerivative(text);
        ArrayPool<char>.Shared.Return(buffer);
        return hasExponentials
            || FunctionNames.Derivative(owner.Name) is not null
            || (mayNameDerivative && block.DescendantNodes().Any(n => n is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax));
    }
}
