using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Analyzers;

/// <summary>Where else a local buffer is used than in a run of calls.</summary>
internal sealed class BufferUses
{
    private readonly IReadOnlyList<TensorCall> calls;
    private readonly BlockSyntax block;
    private readonly SemanticModel model;

    public BufferUses(IReadOnlyList<TensorCall> calls, BlockSyntax block, SemanticModel model)
    {
        this.calls = calls;
        this.block = block;
        this.model = model;
    }

    /// <summary>
    /// Whether what the run leaves in the buffer can be read: it is no local, or code outside the run mentions it. A mention behind the
    /// run is harmless where a further call overwrites the buffer first.
    /// </summary>
    public bool IsReadElsewhere(ISymbol buffer)
    {
        if (buffer is not ILocalSymbol)
        {
            return true;
        }

        IdentifierNameSyntax[] others = Mentions(buffer);
        if (others.Length == 0)
        {
            return false;
        }

        int end = calls[calls.Count - 1].Statement.Span.End;
        IdentifierNameSyntax? next = others.FirstOrDefault(o => o.SpanStart > end);
        bool isOutside = others.Any(o => !block.Span.Contains(o.Span) || IsInLoop());
        return isOutside || (next is not null && !IsOverwrite(next, buffer));
    }

    /// <summary>The declaration of the buffer, where nothing else needs it; null otherwise.</summary>
    public SyntaxNode? Declaration(ISymbol buffer) =>
        Mentions(buffer).Length == 0
        && buffer.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax
        {
            Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } declaration },
            Initializer.Value: ArrayCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax,
        }
            ? declaration
            : null;

    private IdentifierNameSyntax[] Mentions(ISymbol buffer) => (block.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? (SyntaxNode)block)
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => string.Equals(name.Identifier.ValueText, buffer.Name, StringComparison.Ordinal)
            && !calls.Any(c => c.Statement.Span.Contains(name.Span))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, buffer))
        .ToArray();

    private bool IsInLoop() => block.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).Any(a => a is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    private bool IsOverwrite(IdentifierNameSyntax name, ISymbol buffer) =>
        name.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
        && statement.Parent == block
        && TensorCall.Of(statement, model, calls[0].Call.TargetMethod.ContainingType) is { } call
        && SymbolEqualityComparer.Default.Equals(TensorCall.Buffer(call.Destination), buffer)
        && !call.Sources.Any(s => SymbolEqualityComparer.Default.Equals(TensorCall.Buffer(s), buffer));
}
