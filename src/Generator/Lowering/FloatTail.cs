using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>What a float leaves out of a constant whose sum with something else may be far smaller than both.</summary>
internal static class FloatTail
{
    /// <summary>What is to be added to the sum of floats; 0 where nothing is.</summary>
    /// <param name="sum">A sum or difference.</param>
    /// <param name="ranges">Where its parts lie.</param>
    public static double Of(Expr sum, Ranges ranges) => ranges.Of(sum).LeastMagnitude > 0 || sum.Operands.All(operand => operand.Operation == Operation.Constant)
        ? 0
        : LeftOut(sum[0]) + (sum.Operation == Operation.Add ? LeftOut(sum[1]) : -LeftOut(sum[1]));

    private static double LeftOut(Expr e) =>
        e.Operation == Operation.Constant && Math.Abs(e.Value) <= float.MaxValue ? e.Value - (float)e.Value + e.Tail : 0;
}
