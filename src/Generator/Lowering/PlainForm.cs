using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Writes a result so that it rounds once in the type of its elements, where that is possible: a (1 + b) as a + a b, which is one fused
/// multiply-add, a / c as a product where 1 / c is next to a number of that type, and a + c in two sums where c is none.
/// </summary>
internal sealed class PlainForm
{
    private const double LeastReciprocal = 1e-30;

    private readonly Ranges ranges;
    private readonly Roundings roundings;

    public PlainForm(Ranges ranges, Roundings roundings)
    {
        this.ranges = ranges;
        this.roundings = roundings;
    }

    /// <summary>Whether that form of the expression is within one unit in the last place.</summary>
    public bool Suits(Expr e) => roundings.IsWithinOneUnit(Of(e));

    public Expr Of(Expr e) => e.Operation switch
    {
        Operation.Select => e.Table.Select(e[0], Of(e[1]), Of(e[2])),
        Operation.Negate or Operation.CopySign => e.Table.Rebuild(e, e.Operands.Select((operand, i) => i == 0 ? Of(operand) : operand).ToArray()),
        Operation.Multiply => Distributed(e[0], e[1]) ?? Distributed(e[1], e[0]) ?? e,
        Operation.Add when e[1].Operation == Operation.Constant => Corrected(e[0], e[1]) ?? e,
        Operation.Add when e[0].Operation == Operation.Constant => Corrected(e[1], e[0]) ?? e,
        Operation.Divide when roundings.Element == ElementType.Single && IsOrdinary(e[1]) && e[0].Table.Constant(1 / e[1].Value) * e[0] is var product
            && roundings.IsWithinOneUnit(product) => product,
        _ => e,
    };

    // What the type of the elements leaves out of a constant is added after it.
    private Expr? Corrected(Expr a, Expr constant)
    {
        double head = roundings.Element == ElementType.Single ? (float)constant.Value : constant.Value;
        double rest = constant.Value - head + constant.Tail;
        return rest != 0 && !double.IsInfinity(head) && a + a.Table.Constant(head) + a.Table.Constant(rest) is var corrected && roundings.IsWithinOneUnit(corrected)
            ? corrected
            : null;
    }

    private static bool IsOrdinary(Expr divisor) =>
        divisor.Operation == Operation.Constant && Math.Abs(divisor.Value) is > LeastReciprocal and < 1 / LeastReciprocal;

    // An infinite a would meet minus itself: it has to be bounded.
    private Expr? Distributed(Expr a, Expr sum) =>
        !ranges.Of(a).IsBounded ? null
        : sum.Operation is Operation.Divide or Operation.Multiply && sum[1].IsPowerOfTwo
        ? Distributed(a, sum[0]) is { } distributed ? a.Table.Rebuild(sum, [distributed, sum[1]]) : null
        : sum.Operation == Operation.Add && sum[0].IsConstant(1) ? a + (a * sum[1])
        : sum.Operation == Operation.Add && sum[1].IsConstant(1) ? a + (a * sum[0])
        : sum.Operation == Operation.Subtract && sum[0].IsConstant(1) ? a - (a * sum[1])
        : sum.Operation == Operation.Subtract && sum[1].IsConstant(1) ? (a * sum[0]) - a
        : null;
}
