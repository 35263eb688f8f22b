using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Bounds arguments where the tables of their functions end. What has such a bound already is 0 in floats from there on: stable forms
/// bound what they multiply by an exponential.
/// </summary>
internal static class TableEnds
{
    /// <summary>The formula for float elements.</summary>
    public static Expr In(Expr formula)
    {
        var replaced = new Dictionary<Expr, Expr>();
        foreach (Expr call in formula.Nodes().Where(e => e.Operation == Operation.Call))
        {
            if (Approximations.FindTable(call.Primitive!) is { } table && Bound(call[0], table) is var bounded && !ReferenceEquals(bounded, call[0]))
            {
                replaced[call[0]] = bounded;
            }
        }

        return replaced.Count == 0 ? formula : PartReplacement.Replace(formula, replaced);
    }

    /// <summary>A minimum with a constant as one with the reach of the table, where that is less; also times a positive constant.</summary>
    public static Expr Bound(Expr argument, CoefficientTable table) =>
        argument.Operation == Operation.Multiply && argument[0].Operation == Operation.Constant && argument[0].Value > 0
            ? argument.Table.Rebuild(argument, argument[0], Bound(argument[1], (float)(table.Reach / argument[0].Value)))
            : Bound(argument, table.Reach);

    private static Expr Bound(Expr argument, double most) =>
        argument.Operation == Operation.Min && argument[1].Operation == Operation.Constant && argument[1].Value > most
            ? argument.Table.Min(argument[0], argument.Table.Constant(most))
            : argument;
}
