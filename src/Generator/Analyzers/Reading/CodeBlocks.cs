using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>The operations of a block of code.</summary>
internal static class CodeBlocks
{
    /// <summary>All operations of some blocks, each before its parts.</summary>
    public static List<IOperation> Descendants(ImmutableArray<IOperation> blocks)
    {
        var found = new List<IOperation>();
        foreach (IOperation block in blocks)
        {
            Add(block);
        }

        return found;

        void Add(IOperation operation)
        {
            found.Add(operation);
            foreach (IOperation child in operation.ChildOperations)
            {
                Add(child);
            }
        }
    }

    /// <summary>The outermost operations: a body, or the initializer of a field.</summary>
    public static ImmutableArray<IOperation> Operations(SyntaxNode block, SemanticModel model, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<IOperation>();
        Collect(block);
        return found.ToImmutable();

        void Collect(SyntaxNode node)
        {
            if (model.GetOperation(node, cancellation) is { } operation)
            {
                found.Add(operation);
                return;
            }

            foreach (SyntaxNode child in node.ChildNodes())
            {
                Collect(child);
            }
        }
    }
}
