using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Oracles;

/// <summary>Evaluates formulas with reductions over one row in high precision.</summary>
/// <param name="numbers">The arithmetic.</param>
/// <param name="length">Number of elements.</param>
/// <param name="leaf">Value of an input at an element.</param>
internal sealed class RowReference(MpfrNumbers numbers, int length, Func<string, int, double> leaf)
{
    private readonly Dictionary<Expr, MpfrNumber[]> values = [];

    /// <summary>The value at each element.</summary>
    public MpfrNumber[] Of(Expr e)
    {
        if (!values.TryGetValue(e, out MpfrNumber[]? result))
        {
            result = Compute(e);
            values.Add(e, result);
        }

        return result;
    }

    private MpfrNumber[] Compute(Expr e)
    {
        switch (e.Operation)
        {
            case Operation.RowMax:
                return Filled(Of(e[0]).Aggregate(numbers.Max));
            case Operation.RowSum:
                return Filled(Of(e[0]).Aggregate(numbers.Add));
            case Operation.Input:
                return [.. Enumerable.Range(0, length).Select(i => numbers.Number(leaf(e.Name, i)))];
        }

        // An element-wise operation over leaves that have the values of its operands.
        var table = new ExprTable();
        Expr[] operands = [.. e.Operands.Select((_, i) => table.Input(FormattableString.Invariant($"{i}")))];
        Expr operation = e.Operation == Operation.Select
            ? table.Select(table.Make(e[0].Operation, table.Input("0"), table.Input("1")), table.Input("2"), table.Input("3"))
            : e.Operation == Operation.Constant ? table.Constant(e.Value, e.Tail)
            : e.Operation == Operation.Call ? table.Call(e.Primitive!, operands[0])
            : table.Make(e.Operation, operands);
        MpfrNumber[][] inputs = e.Operation == Operation.Select
            ? [Of(e[0][0]), Of(e[0][1]), Of(e[1]), Of(e[2])]
            : [.. e.Operands.Select(Of)];
        return [.. Enumerable.Range(0, length).Select(i => Evaluator.Evaluate(
            operation, numbers, name => inputs[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)][i]))];
    }

    private MpfrNumber[] Filled(MpfrNumber value) => [.. Enumerable.Repeat(value, length)];
}
