using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Where the low part of a sum of pairs may outgrow its high part: large operands that cancel leave what they had left out.</summary>
internal static class Cancellation
{
    // What floats of less leave out, 2^-13, is small beside 1, to which functions count it.
    private const double Harmless = 1 << 11;

    /// <param name="e">A value that operations of pairs give.</param>
    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="keeps">Says of a sum that it does not cancel, where ranges do not show it.</param>
    public static bool MayOutgrow(Expr e, Ranges ranges, Func<Expr, bool>? keeps = null)
    {
        return e.Operation switch
        {
            Operation.Add => Cancels(ranges.Of(e[0]), ranges.Of(e[1])) || e.Operands.Any(Outgrows),
            Operation.Subtract => Cancels(ranges.Of(e[0]), -ranges.Of(e[1])) || e.Operands.Any(Outgrows),
            Operation.Multiply or Operation.Divide or Operation.Negate or Operation.Within or Operation.Select or Operation.Min or Operation.Max => e.Operands.Any(Outgrows),
            _ => false,
        };

        bool Outgrows(Expr operand) => MayOutgrow(operand, ranges, keeps);

        bool Cancels(Interval a, Interval b) =>
            Math.Min(a.Magnitude, b.Magnitude) > Harmless && !(a.Least >= 0 && b.Least >= 0) && !(a.Most <= 0 && b.Most <= 0)
            && !e.Operands.All(IsExact) && keeps?.Invoke(e) != true;
    }

    private static bool IsExact(Expr e) => e.Operation is Operation.Input or Operation.Parameter or Operation.Constant
        || (e.Operation is Operation.Negate or Operation.Abs && IsExact(e[0]));
}
