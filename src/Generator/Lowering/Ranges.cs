using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which values an expression can have, whatever its inputs are within their bound. What is proven here needs no instruction: a clamp, a guard, the
/// order of two summands. The bounds are those of real arithmetic; a computed value may lie outside by its rounding error.
/// </summary>
internal sealed class Ranges
{
    private readonly Interval leaf;
    private readonly Dictionary<Expr, Interval> known = new();

    /// <param name="bound">The largest magnitude of inputs, of parameters that are known at run time, and of the reciprocals of those that divide.</param>
    public Ranges(double bound = double.PositiveInfinity) => leaf = new Interval(-bound, bound);

    /// <summary>The largest magnitude of what is known at run time only.</summary>
    public double Bound => leaf.Most;

    /// <summary>Says where an input lies.</summary>
    public void Bind(Expr input, Interval range) => known[input] = range;

    public Interval Of(Expr e)
    {
        if (!known.TryGetValue(e, out Interval range))
        {
            range = Compute(e);
            known.Add(e, range);
        }

        return range;
    }

    private Interval Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => new Interval(e.Value, e.Value),
        Operation.Input or Operation.Parameter => leaf,
        Operation.Within => Of(e[0]).Intersection(new Interval(e[1].Value, e[2].Value)),
        Operation.Add => Of(e[0]) + Of(e[1]),
        Operation.Subtract when IsBelowItsMaximum(e) => new Interval(double.NegativeInfinity, 0),
        Operation.Subtract => Of(e[0]) - Of(e[1]),
        Operation.Multiply when ReferenceEquals(e[0], e[1]) => Square(Of(e[0])),
        Operation.Multiply => Of(e[0]) * Of(e[1]),
        Operation.Divide when e[1].Operation == Operation.Parameter => Of(e[0]) * leaf,
        Operation.Divide when IsProperFraction(e) => (Of(e[0]) / Of(e[1])).Intersection(new Interval(-1, 1)),
        Operation.Divide => Of(e[0]) / Of(e[1]),
        Operation.Negate => -Of(e[0]),
        Operation.Abs or Operation.CopySign => Magnitude(e),
        Operation.Sqrt => new Interval(Math.Sqrt(Math.Max(0, Of(e[0]).Least)), Math.Sqrt(Math.Max(0, Of(e[0]).Most))),
        Operation.Min => new Interval(Math.Min(Of(e[0]).Least, Of(e[1]).Least), Math.Min(Of(e[0]).Most, Of(e[1]).Most)),
        Operation.Max => new Interval(Math.Max(Of(e[0]).Least, Of(e[1]).Least), Math.Max(Of(e[0]).Most, Of(e[1]).Most)),
        Operation.Select => Of(e[1]).Union(Of(e[2])),
        Operation.RowMax => Of(e[0]),
        Operation.RowSum when Of(e[0]).Least >= 0 => Of(e[0]) with { Most = double.PositiveInfinity },
        Operation.Call when e.Primitive!.IsIncreasing => Of(e[0]).Through(x => DoubleNumbers.Instance.Call(e.Primitive, x)),
        Operation.Call when e.Primitive!.IsDecreasing => -Of(e[0]).Through(x => -DoubleNumbers.Instance.Call(e.Primitive, x)),
        _ => Interval.All,
    };

    private Interval Magnitude(Expr e)
    {
        Interval operand = Of(e[0]);
        var magnitude = new Interval(operand.LeastMagnitude, operand.Magnitude);
        return e.Operation == Operation.Abs ? magnitude : magnitude.Union(-magnitude);
    }

    // What has to be rounded may lie above the maximum of its rounded values.
    private static bool IsBelowItsMaximum(Expr difference) => difference[1].Operation == Operation.RowMax
        && ReferenceEquals(difference[0], difference[1][0])
        && (difference[0].Operation == Operation.Input || (difference[0].Operation == Operation.Negate && difference[0][0].Operation == Operation.Input));

    // a / (1 + |a|).
    private bool IsProperFraction(Expr quotient) => quotient[1].Operation == Operation.Add
        && quotient[1].Operands.Any(summand => summand.Operation == Operation.Constant && summand.Value > 0)
        && quotient[1].Operands.Any(summand => IsMagnitude(summand, quotient[0]));

    private bool IsMagnitude(Expr e, Expr of) => e.Operation == Operation.Abs ? ReferenceEquals(e[0], of) : ReferenceEquals(e, of) && Of(e).Least >= 0;

    private static Interval Square(Interval a) => new(a.LeastMagnitude * a.LeastMagnitude, a.Magnitude * a.Magnitude);
}
