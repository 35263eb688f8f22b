using System;

namespace ActivationKernels.Expressions;

/// <summary>What is known of the nodes of one table, found by their ids: for evaluations, which look it up more often than they compute.</summary>
internal sealed class NodeValues<T>
{
    private Expr?[] nodes = [];
    private T[] values = [];

    public bool TryGet(Expr e, out T value)
    {
        bool isKnown = e.Id < nodes.Length && ReferenceEquals(nodes[e.Id], e);
        value = isKnown ? values[e.Id] : default!;
        return isKnown;
    }

    // Whoever asks for a root first, as evaluations do, has room for all its operands.
    public void Reserve(Expr root)
    {
        if (root.Id >= nodes.Length)
        {
            Array.Resize(ref nodes, root.Id + 1);
            Array.Resize(ref values, root.Id + 1);
        }
    }

    public void Set(Expr e, T value)
    {
        Reserve(e);
        nodes[e.Id] = e;
        values[e.Id] = value;
    }
}
