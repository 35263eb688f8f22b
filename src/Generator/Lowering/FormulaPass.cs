using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>One way through formulas that share a table: what it has no rule for is made anew from what becomes of its operands.</summary>
internal abstract class FormulaPass
{
    private readonly Dictionary<Expr, Expr> known = new();

    protected Expr Visit(Expr e)
    {
        if (e.Operands.Length == 0)
        {
            return e;
        }

        if (!known.TryGetValue(e, out Expr? result))
        {
            result = Rewrite(e) ?? Rebuilt(e);
            known.Add(e, result);
        }

        return result;
    }

    /// <summary>What becomes of an expression with operands; null where only these may change.</summary>
    protected abstract Expr? Rewrite(Expr e);

    protected Expr Rebuilt(Expr e) => e.Table.Rebuild(e, e.Operands.Select(Visit).ToArray());
}
