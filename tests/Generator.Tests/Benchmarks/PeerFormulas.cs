using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Benchmarks;

/// <summary>One pass over a row of the catalog: its inputs and the formulas that a person would write for its outputs.</summary>
internal sealed record Pass(string Title, string Method, string Kind, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<Expr> Roots);

/// <summary>The formulas of peers: the mathematics of a row, not the stable forms of the kernels.</summary>
internal static class PeerFormulas
{
    private const string Upstream = "upstream";

    /// <summary>Every pass that a row offers over spans.</summary>
    public static IEnumerable<Pass> Of(Activation row)
    {
        if (row.IsRowReduction)
        {
            yield return new Pass("forward", "Forward", "Forward", ["x"], ["y"], []);
            yield return new Pass("backward from output", "BackwardFromOutput", "BackwardFromOutput", ["y", Upstream], ["gradient"], []);
            yield break;
        }

        var table = new ExprTable();
        FormulaOperands operands = Operands(row, table, row.Inputs.Select(table.Input));
        Expr upstream = table.Input(Upstream);
        Expr value = row.Formula(operands);
        Expr[] slopes = operands.Inputs.Select(input => Slope(row, operands, value, input)).ToArray();
        string[] derivatives = Names(row, "derivative");
        yield return new Pass("forward", "Forward", "Forward", row.Inputs, ["y"], [value]);
        yield return new Pass("derivative", "Derivative", "Derivative", row.Inputs, derivatives, slopes);
        yield return new Pass("both", "Both", "ForwardAndDerivative", row.Inputs, ["y", .. derivatives], [value, .. slopes]);
        yield return new Pass(
            "backward", "Backward", "Backward", [.. row.Inputs, Upstream], Names(row, "gradient"), slopes.Select(slope => slope * upstream).ToArray());
        if (row.HasDerivativeFromOutput)
        {
            Expr slope = row.FromOutput(Operands(row, table, [table.Input("y")]))!;
            yield return new Pass("derivative from output", "DerivativeFromOutput", "DerivativeFromOutput", ["y"], ["derivative"], [slope]);
            yield return new Pass("backward from output", "BackwardFromOutput", "BackwardFromOutput", ["y", Upstream], ["gradient"], [slope * upstream]);
        }
    }

    private static string[] Names(Activation row, string name) =>
        row.Inputs.Length == 1 ? [name] : row.Inputs.Select(input => input + char.ToUpperInvariant(name[0]) + name[1..]).ToArray();

    private static FormulaOperands Operands(Activation row, ExprTable table, IEnumerable<Expr> inputs) => new(
        inputs.ToImmutableArray(),
        row.Parameters.ToDictionary(p => p.Name, p => table.Constant((float)p.Default), StringComparer.Ordinal));

    // From the output where that is cheaper: 1 - tanh^2.
    private static Expr Slope(Activation row, FormulaOperands operands, Expr value, Expr input)
    {
        Expr derived = Rewriting.Complements(Differentiator.Differentiate(row.Formula(operands), input));
        Expr? fromOutput = row.FromOutput(Operands(row, operands.Table, [value]));
        return fromOutput is null || Cost(derived) <= Cost(fromOutput) ? derived : fromOutput;
    }

    private static int Cost(Expr root)
    {
        var seen = new HashSet<Expr>();
        int cost = 0;
        Visit(root);
        return cost;

        void Visit(Expr e)
        {
            if (seen.Add(e))
            {
                cost += e.Operation switch
                {
                    Operation.Constant or Operation.Input => 0,
                    Operation.Call => 20,
                    Operation.Divide or Operation.Sqrt => 4,
                    _ => 1,
                };
                foreach (Expr operand in e.Operands)
                {
                    Visit(operand);
                }
            }
        }
    }
}
