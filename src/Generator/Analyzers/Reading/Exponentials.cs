using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>
/// Where a block computes exponentials, or reads locals that hold one. Every formula of the tables has one, so that nothing else has to
/// be read; functions inside the block count too, as their names may promise something.
/// </summary>
internal sealed class Exponentials
{
    private static readonly ImmutableArray<string> Calls = ImmutableArray.Create("Exp", "Tanh", "Pow", "Sinh", "Cosh");

    // Places in the text, in ascending order.
    private readonly List<int> places = new();

    private Exponentials()
    {
    }

    /// <summary>Whether a text may compute exponentials.</summary>
    public static bool AreIn(string text) => Calls.Any(call => text.IndexOf(call, StringComparison.Ordinal) >= 0);

    /// <summary>Whether a function of that name is one.</summary>
    public static bool AreComputedBy(string name) => Calls.Contains(name);

    /// <param name="operations">All operations of the block.</param>
    /// <param name="assignments">Where its locals get their values.</param>
    public static Exponentials Of(IReadOnlyList<IOperation> operations, Assignments assignments)
    {
        var found = new Exponentials();
        foreach (IOperation operation in operations)
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation
                || (operation is IInvocationOperation call && AreComputedBy(call.TargetMethod.Name)))
            {
                found.places.Add(operation.Syntax.SpanStart);
            }
        }

        found.places.Sort();

        // A local that holds one; it may be made from other such locals.
        for (int before = -1; found.places.Count > 0 && before != found.places.Count;)
        {
            before = found.places.Count;
            foreach (IOperation operation in operations)
            {
                if (operation is ILocalReferenceOperation reference
                    && !found.AreIn(reference)
                    && assignments.SingleValue(reference.Local) is { } value
                    && found.AreIn(value))
                {
                    int place = reference.Syntax.SpanStart;
                    found.places.Insert(~found.places.BinarySearch(place), place);
                }
            }
        }

        return found;
    }

    /// <summary>Whether an operation, or a part of it, is one.</summary>
    public bool AreIn(IOperation operation)
    {
        int place = places.BinarySearch(operation.Syntax.SpanStart);
        place = place < 0 ? ~place : place;
        return place < places.Count && places[place] < operation.Syntax.Span.End;
    }
}
