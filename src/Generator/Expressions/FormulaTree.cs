using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;

namespace ActivationKernels.Expressions;

/// <summary>One node of a <see cref="FormulaTree"/>.</summary>
/// <param name="Operation">What it does.</param>
/// <param name="Operands">Indices of earlier nodes.</param>
/// <param name="Value">Bits of the leading part of a constant: 0 and -0 are different formulas.</param>
/// <param name="Tail">Bits of what the leading part leaves out.</param>
/// <param name="Name">Name of an input or parameter, or of the primitive of a call; otherwise empty.</param>
internal sealed record FormulaNode(Operation Operation, EquatableArray<int> Operands, long Value, long Tail, string Name);

/// <summary>A formula as plain data that compares by value, for the models of the pipeline. Shared parts appear once.</summary>
/// <param name="Nodes">Operands before the nodes that use them; the last one is the formula.</param>
internal sealed record FormulaTree(EquatableArray<FormulaNode> Nodes)
{
    public static FormulaTree Of(Expr formula)
    {
        var indices = new Dictionary<Expr, int>();
        var nodes = ImmutableArray.CreateBuilder<FormulaNode>();
        Visit(formula);
        return new FormulaTree(nodes.ToImmutable().ToEquatableArray());

        int Visit(Expr e)
        {
            if (!indices.TryGetValue(e, out int index))
            {
                EquatableArray<int> operands = e.Operands.Select(Visit).ToEquatableArray();
                index = nodes.Count;
                nodes.Add(new FormulaNode(
                    e.Operation,
                    operands,
                    BitConverter.DoubleToInt64Bits(e.Value),
                    BitConverter.DoubleToInt64Bits(e.Tail),
                    e.Primitive?.Name ?? e.Name));
                indices.Add(e, index);
            }

            return index;
        }
    }

    /// <summary>The formula in a table.</summary>
    /// <param name="table">Receives it.</param>
    /// <param name="leaf">What stands for an input or parameter, by its name.</param>
    public Expr Build(ExprTable table, Func<string, Expr> leaf)
    {
        var built = new List<Expr>(Nodes.Count);
        foreach (FormulaNode node in Nodes)
        {
            Expr[] operands = node.Operands.Select(i => built[i]).ToArray();
            built.Add(node.Operation switch
            {
                Operation.Constant => table.Constant(BitConverter.Int64BitsToDouble(node.Value), BitConverter.Int64BitsToDouble(node.Tail)),
                Operation.Input or Operation.Parameter => leaf(node.Name),
                Operation.Call => table.Call(Primitive.All.First(p => p.Name == node.Name), operands[0]),
                _ => table.Make(node.Operation, operands),
            });
        }

        return built[built.Count - 1];
    }
}
