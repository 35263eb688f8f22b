using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed in the type of their elements: those that round at most once on every path, so that the result
/// is the correctly rounded one. All others are computed in more precision and rounded once.
/// </summary>
internal sealed class Roundings
{
    // A call of a primitive, or a comparison of rounded values.
    private const int Many = 2;

    private readonly ElementType element;
    private readonly Dictionary<Expr, int> known = new();

    public Roundings(ElementType element) => this.element = element;

    public bool IsAtMostOne(Expr root) => Count(root) <= 1;

    private int Count(Expr e)
    {
        if (!known.TryGetValue(e, out int count))
        {
            count = Math.Min(Many, Compute(e));
            known.Add(e, count);
        }

        return count;
    }

    private int Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => IsExact(e) ? 0 : 1,
        Operation.Call or Operation.RowSum => Many,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Sqrt => 1 + e.Operands.Sum(Count),
        Operation.Select => e[0].Operands.Any(operand => Count(operand) > 0) ? Many : Math.Max(Count(e[1]), Count(e[2])),
        _ => e.Operands.Select(Count).DefaultIfEmpty(0).Max(),
    };

    private bool IsExact(Expr constant) => constant.Tail == 0 && (element == ElementType.Double || (float)constant.Value == constant.Value);
}
