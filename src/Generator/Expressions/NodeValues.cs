using System;

namespace ActivationKernels.Expressions;

/// <summary>
/// A value of each node of one table, computed when it is first asked for, and found by the id of the node: for evaluations, which
/// look it up more often than they compute.
/// </summary>
internal sealed class NodeValues<T>
{
    private readonly Func<Expr, T> compute;
    private Expr?[] nodes = [];
    private T[] values = [];

    /// <param name="compute">The value of a node, from those of its operands.</param>
    public NodeValues(Func<Expr, T> compute) => this.compute = compute;

    public T Of(Expr e)
    {
        // Operands have smaller ids: what is asked for first makes room for all of them.
        if (e.Id >= nodes.Length)
        {
            Array.Resize(ref nodes, e.Id + 1);
            Array.Resize(ref values, e.Id + 1);
        }

        if (!ReferenceEquals(nodes[e.Id], e))
        {
            values[e.Id] = compute(e);
            nodes[e.Id] = e;
        }

        return values[e.Id];
    }
}
