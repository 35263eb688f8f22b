using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>
/// Requests of declarations that stand unchanged in an unchanged world. The compiler asks for every annotated method at every keystroke;
/// to read one takes twice the time that finding it takes.
/// </summary>
internal static class RequestCache
{
    // By the place of a declaration in its tree. What is kept is plain data, and goes with the tree.
    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Entry>> Trees = new();

    /// <summary>The request of the attributed method; null where no other file can hold its body.</summary>
    public static ActivationRequest? Read(GeneratorAttributeSyntaxContext source)
    {
        Compilation compilation = source.SemanticModel.Compilation;
        string state = DeclarationState.Of(compilation);
        ConcurrentDictionary<int, Entry> known = Trees.GetValue(source.TargetNode.SyntaxTree, static _ => new ConcurrentDictionary<int, Entry>());
        int place = source.TargetNode.SpanStart;
        if (known.TryGetValue(place, out Entry entry) && entry.State == state)
        {
            return entry.Request;
        }

        ActivationRequest? request = RequestReader.Read((IMethodSymbol)source.TargetSymbol, source.Attributes[0], compilation).Request;
        known[place] = new Entry(state, request);
        return request;
    }

    private sealed record Entry(string State, ActivationRequest? Request);
}
