namespace ActivationKernels.Expressions;

/// <summary>
/// Rewrites that are exact in IEEE arithmetic for every value, NaN, infinities and signed zeros included.
/// Not x*0, x-x, x+0, and no reassociation: those change results.
/// </summary>
internal static class Simplifier
{
    /// <summary>A simpler node for the operation, or null if no rule applies.</summary>
    public static Expr? Simplify(ExprTable table, Operation operation, Expr[] o) => operation switch
    {
        Operation.Negate => Negate(table, o[0]),
        Operation.Abs => Abs(table, o[0]),
        Operation.Add when ReferenceEquals(o[0], o[1]) => table.Constant(2) * o[0],
        Operation.Add => FoldExact(table, operation, o[0], o[1]),
        Operation.Subtract => FoldExact(table, operation, o[0], o[1]),
        Operation.Multiply => Multiply(table, o[0], o[1]),
        Operation.Divide => o[1].IsConstant(1) ? o[0] : null,
        Operation.Select => Select(o[0], o[1], o[2]),
        Operation.Min or Operation.Max => ReferenceEquals(o[0], o[1]) ? o[0] : null,
        _ => null,
    };

    private static Expr? Negate(ExprTable table, Expr a) => a.Operation switch
    {
        Operation.Negate => a[0],
        Operation.Constant => table.Constant(-a.Value, -a.Tail),
        _ => null,
    };

    private static Expr? Abs(ExprTable table, Expr a) => a.Operation switch
    {
        Operation.Negate or Operation.CopySign => table.Abs(a[0]),
        Operation.Abs => a,

        // |min(|a|, c)| with c >= 0, and the magnitude of a positive factor, stay outside.
        Operation.Multiply when a[0].Operation == Operation.Constant && a[0].Value > 0 => a[0] * table.Abs(a[1]),
        _ => null,
    };

    private static Expr? Multiply(ExprTable table, Expr a, Expr b)
    {
        if (a.IsConstant(1))
        {
            return b;
        }

        if (b.IsConstant(1))
        {
            return a;
        }

        if (a.IsConstant(-1))
        {
            return -b;
        }

        if (b.IsConstant(-1))
        {
            return -a;
        }

        // A sign moves outwards: IEEE multiplication is exact in the sign.
        if (a.Operation == Operation.Negate)
        {
            return -(a[0] * b);
        }

        if (b.Operation == Operation.Negate)
        {
            return -(a * b[0]);
        }

        // Constants come first, so that equal products meet.
        if (b.Operation == Operation.Constant && a.Operation != Operation.Constant)
        {
            return b * a;
        }

        return FoldExact(table, Operation.Multiply, a, b);
    }

    private static Expr? Select(Expr condition, Expr whenTrue, Expr whenFalse) =>
        ReferenceEquals(whenTrue, whenFalse) ? whenTrue : null;

    /// <summary>Folds two constants where the result is exact in double: no rounding is hidden in a folded constant.</summary>
    private static Expr? FoldExact(ExprTable table, Operation operation, Expr a, Expr b)
    {
        if (a.Operation != Operation.Constant || b.Operation != Operation.Constant || a.Tail != 0 || b.Tail != 0)
        {
            return null;
        }

        double result = operation switch
        {
            Operation.Add => a.Value + b.Value,
            Operation.Subtract => a.Value - b.Value,
            _ => a.Value * b.Value,
        };
        return IsExact(operation, a.Value, b.Value, result) ? table.Constant(result) : null;
    }

    private static bool IsExact(Operation operation, double a, double b, double result)
    {
        // Small integers and halves are all that catalog rows fold; anything else keeps its own node.
        const double Limit = 1 << 20;
        return System.Math.Abs(result) < Limit && IsDyadic(a) && IsDyadic(b) && IsDyadic(result);

        static bool IsDyadic(double value) => System.Math.Abs(value) < Limit && value * 1024 == System.Math.Floor(value * 1024);
    }
}
