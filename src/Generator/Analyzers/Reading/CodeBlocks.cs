using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>The operations of a block of code.</summary>
internal static class CodeBlocks
{
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
