using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Linq.Expressions;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using Node = System.Linq.Expressions.Expression;

namespace ActivationKernels.Sample.Facts;

/// <summary>y = f(inputs), element by element.</summary>
internal delegate void PlainForward(float[][] inputs, float[] y);

/// <summary>gradients = upstream * df/dinput, element by element.</summary>
internal delegate void PlainBackward(float[][] inputs, float[] upstream, float[][] gradients);

/// <summary>
/// The loops over MathF that a person would write from the formula of a row and its derivative, compiled while the program runs:
/// what kernels are compared with.
/// </summary>
internal sealed record ScalarLoops(PlainForward Forward, PlainBackward Backward)
{
    /// <returns>Null where .NET has no scalar form of one of the functions.</returns>
    public static ScalarLoops? Compile(Activation row)
    {
        var table = new ExprTable();
        var operands = new FormulaOperands(
            row.Inputs.Select(table.Input).ToImmutableArray(),
            row.Parameters.ToDictionary(p => p.Name, p => table.Constant(p.Default), StringComparer.Ordinal));
        Expr value = row.Formula(operands);
        Expr[] derivatives = [.. operands.Inputs.Select(i => Differentiator.Differentiate(value, i))];
        if (!derivatives.Append(value).All(ScalarFunctions.CanWrite))
        {
            return null;
        }

        return new ScalarLoops(CompileForward(row.Inputs, value), CompileBackward(row.Inputs, derivatives));
    }

    private static PlainForward CompileForward(IReadOnlyList<string> names, Expr value)
    {
        ParameterExpression inputs = Node.Parameter(typeof(float[][]));
        ParameterExpression y = Node.Parameter(typeof(float[]));
        ParameterExpression i = Node.Variable(typeof(int));
        var columns = new Columns(names, inputs);
        Node body = Element(columns, i, [value], results => [Node.Assign(Node.ArrayAccess(y, i), results[0])]);
        return Node.Lambda<PlainForward>(Node.Block(columns.Variables, [.. columns.Loads, Loop(i, y, body)]), inputs, y).Compile();
    }

    private static PlainBackward CompileBackward(IReadOnlyList<string> names, Expr[] derivatives)
    {
        ParameterExpression inputs = Node.Parameter(typeof(float[][]));
        ParameterExpression upstream = Node.Parameter(typeof(float[]));
        ParameterExpression gradients = Node.Parameter(typeof(float[][]));
        ParameterExpression i = Node.Variable(typeof(int));
        var columns = new Columns(names, inputs);
        var targets = new Columns(names, gradients);
        Node body = Element(columns, i, derivatives, results =>
            [.. results.Select((r, k) => Node.Assign(Node.ArrayAccess(targets.Variables[k], i), Node.Multiply(Node.ArrayIndex(upstream, i), r)))]);
        return Node.Lambda<PlainBackward>(
            Node.Block(columns.Variables.Concat(targets.Variables), [.. columns.Loads, .. targets.Loads, Loop(i, upstream, body)]),
            inputs,
            upstream,
            gradients).Compile();
    }

    // What happens to one element: what is used twice is computed once.
    private static BlockExpression Element(
        Columns columns, ParameterExpression i, Expr[] roots, Func<Node[], IEnumerable<Node>> store)
    {
        ParameterExpression[] values = [.. columns.Names.Select(n => Node.Variable(typeof(float), n))];
        IEnumerable<Node> loads = values.Select((v, k) => Node.Assign(v, Node.ArrayIndex(columns.Variables[k], i)));
        var writer = new ScalarFunctions(values.ToDictionary(v => v.Name!, v => v, StringComparer.Ordinal), roots);
        Node[] results = [.. roots.Select(writer.Write)];
        return Node.Block(
            values.Concat(writer.Locals),
            loads.Concat(writer.Statements).Concat(store(results)));
    }

    private static BlockExpression Loop(ParameterExpression i, ParameterExpression length, Node body)
    {
        LabelTarget end = Node.Label();
        return Node.Block(
            [i],
            Node.Assign(i, Node.Constant(0)),
            Node.Loop(
                Node.IfThenElse(
                    Node.LessThan(i, Node.ArrayLength(length)),
                    Node.Block(body, Node.PreIncrementAssign(i)),
                    Node.Break(end)),
                end));
    }

    /// <summary>The arrays of several inputs or gradients, taken out of their array once before the loop.</summary>
    private sealed class Columns(IReadOnlyList<string> names, ParameterExpression arrays)
    {
        public IReadOnlyList<string> Names { get; } = names;

        public ParameterExpression[] Variables { get; } = [.. names.Select(_ => Node.Variable(typeof(float[])))];

        public IEnumerable<Node> Loads => Variables.Select((v, k) => Node.Assign(v, Node.ArrayIndex(arrays, Node.Constant(k))));
    }
}
