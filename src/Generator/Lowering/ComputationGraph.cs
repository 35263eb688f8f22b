using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The nodes of a formula, each once and before its operands: the formula itself is the first.</summary>
internal sealed class ComputationGraph
{
    /// <param name="root">The formula.</param>
    public ComputationGraph(Expr root)
    {
        // Operands have smaller ids.
        Nodes = root.Nodes().OrderByDescending(e => e.Id).ToImmutableArray();
        Dictionary<Expr, int> places = Enumerable.Range(0, Nodes.Length).ToDictionary(i => Nodes[i]);
        Operands = Nodes.Select(e => e.Operands.Select(operand => places[operand]).ToImmutableArray()).ToImmutableArray();
    }

    public Expr Root => Nodes[0];

    public ImmutableArray<Expr> Nodes { get; }

    /// <summary>For each node the places of its operands among the nodes.</summary>
    public ImmutableArray<ImmutableArray<int>> Operands { get; }
}
