using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (string call in Calls)
        {
            int start = 0;
            for (int i = text.IndexOf(call.AsSpan()); i >= 0; i = text.Slice(start).IndexOf(call.AsSpan()))
            {
                // A part of a longer word is something else: an expression, a power.
                int end = start + i + call.Length;
                bool begins = start + i == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[start + i - 1]);
                if (begins && (end == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[end])))
                {
                    return true;
                }

                start = end;
            }
        }

        return false;
    }

    /// <summary>Whether a function of that name is one.</summary>
    public static bool AreComputedBy(string name) => Calls.Contains(name);

    /// <param name="operations">All operations of the block.</param>
    /// <param name="assignments">Where its locals get their values.</param>
    public static Exponentials Of(List<IOperation> operations, Assignments assignments)
    {
        var found = new Exponentials();
        foreach (IOperation operation in operations)
        {
            if (operation.Kind is OperationKind.AnonymousFunction or OperationKind.LocalFunction
                || (operation.Kind == OperationKind.Invocation && AreComputedBy(((IInvocationOperation)operation).TargetMethod.Name)))
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
                if (operation.Kind == OperationKind.LocalReference
                    && operation is ILocalReferenceOperation reference
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
