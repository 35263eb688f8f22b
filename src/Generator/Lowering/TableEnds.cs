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
        Find(formula, new HashSet<Expr>(), replaced);
        return replaced.Count == 0 ? formula : Replace(formula, replaced);
    }

    private static void Find(Expr e, HashSet<Expr> seen, Dictionary<Expr, Expr> replaced)
    {
        if (!seen.Add(e))
        {
            return;
        }

        if (e.Operation == Operation.Call && Approximations.FindTable(e.Primitive!) is { } table && e[0].Operation == Operation.Min
            && e[0][1].Operation == Operation.Constant && e[0][1].Value > table.End)
        {
            replaced[e[0]] = e.Table.Min(e[0][0], e.Table.Constant(table.End));
        }

        foreach (Expr operand in e.Operands)
        {
            Find(operand, seen, replaced);
        }
    }

    private static Expr Replace(Expr e, Dictionary<Expr, Expr> replaced)
    {
        if (!replaced.TryGetValue(e, out Expr? result))
        {
            result = e.Operands.Length == 0 ? e : e.Table.Rebuild(e, e.Operands.Select(operand => Replace(operand, replaced)).ToArray());
            replaced.Add(e, result);
        }

        return result;
    }
}
