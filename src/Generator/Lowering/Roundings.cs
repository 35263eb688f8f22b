using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed in the type of their elements: those that round at most once on every path, but for constants that
/// are as good as exact. All others are computed in more precision and rounded once.
/// </summary>
internal sealed class Roundings
{
    // A call of a primitive, or a comparison of rounded values.
    private const double Many = 100;

    // The last rounding is off by half a unit in the last place; what was off before by a quarter of the largest relative error of a
    // rounding moves the result by less than the other half: by no more than a number next to a power of two has it, which leaves room for
    // constants that are known to 53 digits only.
    private const double WithinOneUnit = 1.5 + 1e-9;

    // Dividing by a power of two rounds once more only where the result is subnormal: half a unit, and what was off before divided.
    private const double OfTheSmallest = 0.25;

    private const double LeastNormal = 1.1754943508222875e-38;

    private readonly Ranges ranges;
    private readonly bool isFused;
    private readonly LeastNonZero leastNonZero = new();
    private readonly Dictionary<Expr, double> known = new();

    /// <param name="element">The type of the elements.</param>
    /// <param name="ranges">Where values lie.</param>
    /// <param name="isFused">Whether the sum of a product and a number rounds once.</param>
    public Roundings(ElementType element, Ranges ranges, bool isFused)
    {
        Element = element;
        this.ranges = ranges;
        this.isFused = isFused;
    }

    /// <summary>The type of the elements.</summary>
    public ElementType Element { get; }

    /// <summary>Whether the result is the correctly rounded one.</summary>
    public bool IsAtMostOne(Expr root) => Last(root) <= 1;

    /// <summary>Whether the result is within one unit in the last place.</summary>
    public bool IsWithinOneUnit(Expr root) => Last(root) <= WithinOneUnit;

    // Doubling the result of a product is exact but for the smallest, where it is off by one unit instead of half a one.
    private double Last(Expr root) => root.Operation switch
    {
        Operation.Select when !root[0].Operands.Any(operand => Count(operand) > 0) => Math.Max(Last(root[1]), Last(root[2])),
        Operation.Negate or Operation.Abs or Operation.CopySign => Last(root[0]),
        Operation.Multiply when root[0].IsConstant(2) => Last(root[1]),
        Operation.Add when IsCorrected(root) => WithinOneUnit,
        Operation.Multiply or Operation.Divide when Shrinks(root) => Math.Min(Count(root), Last(root[0]) + OfTheSmallest),
        _ => Count(root),
    };

    // a + c + d, where d is what c leaves out of a constant. The first sum is exact where a is between half and twice -c; elsewhere it has
    // the sign of d, so that the second one lies no closer to zero: each of them is off by half a unit of the result at most.
    private bool IsCorrected(Expr e) => e[0].Operation == Operation.Add && IsConstant(e[1], out double d) && IsConstant(e[0][1], out double c)
        && Count(e[0][0]) <= 0
        && c * d > 0 && Math.Abs(d) <= Math.Abs(c) * Math.Pow(2, -ProgramBuilder.Digits(Element))
        && (c > 0 ? ranges.Of(e[0]).Least >= -c / 2 : ranges.Of(e[0]).Most <= -c / 2);

    private static bool IsConstant(Expr e, out double value)
    {
        value = e.Value;
        return e.Operation == Operation.Constant;
    }

    // By a power of two.
    private static bool Shrinks(Expr e) => e[1].IsPowerOfTwo && (e.Operation == Operation.Multiply ? Math.Abs(e[1].Value) < 1 : Math.Abs(e[1].Value) > 1);

    // Relative errors, in halves of the distance of two numbers next to 1.
    private double Count(Expr e)
    {
        if (!known.TryGetValue(e, out double count))
        {
            count = Math.Min(Many, IsKnown(e) ? Constant(e) : Compute(e));
            known.Add(e, count);
        }

        return count;
    }

    private double Compute(Expr e) => e.Operation switch
    {
        Operation.Call or Operation.RowSum => Many,
        Operation.Add or Operation.Subtract => e.Operands.Any(operand => Summand(operand) > 0) || e.Operands.All(IsRoundedProduct) ? 1 + Many : 1,
        Operation.Multiply when e.Operands.Any(operand => operand.IsPowerOfTwo) && IsFarFromTheSmallest(e) => e.Operands.Sum(Count),
        Operation.Divide when e[1].IsPowerOfTwo && IsFarFromTheSmallest(e) => Count(e[0]),
        Operation.Multiply or Operation.Divide or Operation.Sqrt => 1 + e.Operands.Sum(Count),
        Operation.Select => e[0].Operands.Any(operand => Count(operand) > 0) ? Many : Math.Max(Count(e[1]), Count(e[2])),
        Operation.Within => Count(e[0]),
        _ => e.Operands.Select(Count).DefaultIfEmpty(0).Max(),
    };

    // A fused operation takes one product as it is.
    private double Summand(Expr e) => isFused && IsRoundedProduct(e) ? e.Operands.Sum(Count) : Count(e);

    private bool IsRoundedProduct(Expr e) => e.Operation == Operation.Multiply && Count(e) > 0 && !IsKnown(e);

    // Then the product is exact but where it overflows, as the rounded one does.
    private bool IsFarFromTheSmallest(Expr e) => leastNonZero.Of(e) >= LeastNormal;

    private static bool IsKnown(Expr e) => e.Operation switch
    {
        Operation.Constant => true,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide => IsKnown(e[0]) && IsKnown(e[1]),
        _ => false,
    };

    private double Constant(Expr e)
    {
        if (Element == ElementType.Double)
        {
            return e.Operation == Operation.Constant && e.Tail == 0 ? 0 : Math.Max(1, e.Operands.Sum(Constant) + 1);
        }

        double exact = Evaluator.Evaluate(e, name => double.NaN);
        double rounded = Evaluator.Evaluate(e, SingleNumbers.Instance, name => double.NaN);
        return exact.Equals(rounded) && (e.Operation != Operation.Constant || e.Tail == 0) ? 0 : Math.Abs((exact - rounded) / exact) * (1 << 24);
    }
}
