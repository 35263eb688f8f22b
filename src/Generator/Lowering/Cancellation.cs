using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Where the low part of a sum of pairs may outgrow its high part: large operands that cancel leave what they had left out.</summary>
internal sealed class Cancellation
{
    // What floats of less leave out, 2^-13, is small beside 1, to which functions count it.
    private const double Harmless = 1 << 11;

    private readonly Ranges ranges;
    private readonly Func<Expr, bool> keeps;
    private readonly Dictionary<Expr, bool> known = new();

    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="keeps">Says of a sum that it does not cancel, where ranges do not show it.</param>
    public Cancellation(Ranges ranges, Func<Expr, bool> keeps)
    {
        this.ranges = ranges;
        this.keeps = keeps;
    }

    /// <summary>Whether it may in a value that operations of pairs give.</summary>
    public bool MayOutgrow(Expr e)
    {
        if (!known.TryGetValue(e, out bool result))
        {
            result = e.Operation switch
            {
                Operation.Add => Cancels(e, ranges.Of(e[0]), ranges.Of(e[1])) || e.Operands.Any(MayOutgrow),
                Operation.Subtract => Cancels(e, ranges.Of(e[0]), -ranges.Of(e[1])) || e.Operands.Any(MayOutgrow),
                Operation.Multiply or Operation.Divide or Operation.Negate or Operation.Within or Operation.Select or Operation.Min or Operation.Max => e.Operands.Any(MayOutgrow),
                _ => false,
            };
            known.Add(e, result);
        }

        return result;
    }

    private bool Cancels(Expr sum, Interval a, Interval b) =>
        Math.Min(a.Magnitude, b.Magnitude) > Harmless && !(a.Least >= 0 && b.Least >= 0) && !(a.Most <= 0 && b.Most <= 0)
        && !sum.Operands.All(IsExact) && !keeps(sum);

    private static bool IsExact(Expr e) => e.Operation is Operation.Input or Operation.Parameter or Operation.Constant
        || (e.Operation is Operation.Negate or Operation.Abs && IsExact(e[0]));
}
