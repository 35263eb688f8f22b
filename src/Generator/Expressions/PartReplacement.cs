using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>Puts other expressions in the place of parts of one. What is said of a place (<see cref="Operation.Within"/>) is not entered.</summary>
internal static class PartReplacement
{
    public static Expr Replace(Expr e, Expr part, Expr replacement) => Replace(e, new Dictionary<Expr, Expr> { [part] = replacement });

    /// <param name="e">The expression.</param>
    /// <param name="replaced">What stands for which part; receives what becomes of all others.</param>
    public static Expr Replace(Expr e, Dictionary<Expr, Expr> replaced)
    {
        if (!replaced.TryGetValue(e, out Expr? result))
        {
            result = e.Operands.Length == 0 || e.Operation == Operation.Within ? e
                : e.Table.Rebuild(e, e.Operands.Select(operand => Replace(operand, replaced)).ToArray());
            replaced.Add(e, result);
        }

        return result;
    }
}
