using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>Whether the derivative of a formula says anything.</summary>
internal static class Differentiability
{
    /// <summary>Why there is no derivative to compute, as a clause; null where there is one.</summary>
    public static string? WhyNot(Expr formula, Expr variable)
    {
        if (!Contains(formula, variable, new HashSet<Expr>()))
        {
            return $"the formula does not depend on '{variable.Name}'";
        }

        // A structural zero, not a derivative that happens to vanish.
        return Differentiator.Differentiate(formula, variable).IsConstant(0)
            ? $"only conditions and signs depend on '{variable.Name}': the formula is a step, and its derivative is 0 wherever it exists"
            : null;
    }

    private static bool Contains(Expr e, Expr variable, HashSet<Expr> seen) =>
        ReferenceEquals(e, variable) || (seen.Add(e) && e.Operands.Any(operand => Contains(operand, variable, seen)));
}
