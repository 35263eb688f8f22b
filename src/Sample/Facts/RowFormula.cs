using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Sample.Facts;

/// <summary>Evaluates, in double, an activation whose values depend on all elements of a row.</summary>
internal sealed class RowFormula
{
    private const string Upstream = "upstream";

    private readonly string input;
    private readonly Expr value;
    private readonly Expr gradient;

    public RowFormula(Activation row)
    {
        var table = new ExprTable();
        var operands = new FormulaOperands(
            row.Inputs.Select(table.Input).ToImmutableArray(), row.Parameters.ToDictionary(p => p.Name, p => table.Constant(p.Default), StringComparer.Ordinal));
        input = row.Inputs[0];
        value = row.Value(operands);
        gradient = row.RowGradient(operands, table.Input(Upstream));
    }

    public double[] Values(float[] x) => Evaluate(value, x.Length, (_, i) => x[i]);

    /// <summary>The gradient of the input, from the output and the gradient that arrives from above.</summary>
    public double[] Gradients(float[] y, float[] upstream) => Evaluate(gradient, y.Length, (name, i) => name == input ? y[i] : upstream[i]);

    private static double[] Evaluate(Expr e, int length, Func<string, int, double> leaf)
    {
        // From the inside to the outside every reduction becomes the number that it is for this row.
        while (e.RowPasses > 0)
        {
            e = Reduce(e, new Dictionary<Expr, Expr>());
        }

        return Elements(e);

        Expr Reduce(Expr node, Dictionary<Expr, Expr> known)
        {
            if (node.RowPasses == 0)
            {
                return node;
            }

            if (!known.TryGetValue(node, out Expr? result))
            {
                result = node.IsReduction && node[0].RowPasses == 0
                    ? node.Table.Constant(node.Operation == Operation.RowSum ? Elements(node[0]).Sum() : Elements(node[0]).Max())
                    : node.Table.Rebuild(node, [.. node.Operands.Select(operand => Reduce(operand, known))]);
                known.Add(node, result);
            }

            return result;
        }

        double[] Elements(Expr node) => [.. Enumerable.Range(0, length).Select(i => Evaluator.Evaluate(node, name => leaf(name, i)))];
    }
}
