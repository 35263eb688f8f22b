using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>
/// The operations of a block whose value an exponential takes part in. Every formula of the tables has one, so that nothing else has to
/// be read; functions inside the block count too, as their names may promise something.
/// </summary>
internal sealed class Exponentials
{
    private static readonly ImmutableHashSet<string> Calls = ImmutableHashSet.Create("Exp", "Tanh", "Pow", "Sinh", "Cosh");

    private readonly HashSet<IOperation> above = new();

    private Exponentials()
    {
    }

    /// <summary>Whether a function of that name is one.</summary>
    public static bool AreComputedBy(string name) => Calls.Contains(name);

    /// <param name="operations">All operations of the block, outer ones first.</param>
    /// <param name="assignments">Where its locals get their values.</param>
    public static Exponentials Of(IReadOnlyList<IOperation> operations, Assignments assignments)
    {
        var found = new Exponentials();
        foreach (IOperation operation in operations)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation
                || (operation is IInvocationOperation call && AreComputedBy(call.TargetMethod.Name)))
            {
                found.Add(operation);
            }
        }

        // A local that holds one; it may be made from other such locals.
        for (int before = 0; before != found.above.Count;)
        {
            before = found.above.Count;
            foreach (IOperation operation in operations)
            {
                if (operation is ILocalReferenceOperation reference
                    && !found.Contains(reference)
                    && assignments.SingleValue(reference.Local) is { } value
                    && found.Contains(value))
                {
                    found.Add(reference);
                }
            }
        }

        return found;
    }

    public bool Contains(IOperation operation) => above.Contains(operation);

    private void Add(IOperation operation)
    {
        for (IOperation? current = operation; current is not null && above.Add(current); current = current.Parent)
        {
        }
    }
}
