using System;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>Powers with a constant exponent.</summary>
internal static class Powers
{
    // Products by squaring: ten of them reach this.
    private const int LargestWhole = 1024;

    public static Expr InverseLn2(ExprTable table) => table.Constant(1.4426950408889634, 2.0355273740931033e-17);

    public static Expr InverseLn10(ExprTable table) => table.Constant(0.4342944819032518, 1.098319650216765e-17);

    /// <summary>
    /// x^exponent. Whole exponents multiply, halves use a square root, others e^(exponent log x), which is NaN for a negative x as
    /// Math.Pow is. Null for an exponent that is no finite constant, and while no logarithm exists for one that needs it.
    /// </summary>
    public static Expr? Power(Expr x, Expr exponent)
    {
        double power = exponent.Value;
        if (exponent.Operation != Operation.Constant || exponent.Tail != 0 || double.IsNaN(power) || double.IsInfinity(power))
        {
            return null;
        }

        double magnitude = Math.Abs(power);
        double whole = Math.Floor(magnitude);
        if (magnitude - whole is 0 or 0.5)
        {
            if (whole > LargestWhole)
            {
                return null;
            }

            Expr? product = Whole(x, (int)whole);
            Expr? root = magnitude > whole ? x.Table.Sqrt(x) : null;
            Expr value = product is null ? root ?? x.Table.Constant(1) : root is null ? product : ZeroAtZero(x, product * root);
            return power < 0 ? 1 / value : value;
        }

        if (Primitive.All.FirstOrDefault(p => p.Name == "log") is not { } log)
        {
            return null;
        }

        Expr general = Functions.Exp(exponent * x.Table.Call(log, x));
        return power > 1 ? ZeroAtZero(x, general) : general;
    }

    // There the chain rule would multiply 0 by infinity.
    private static Expr ZeroAtZero(Expr x, Expr value) => x.Table.Select(Functions.Abs(x) <= 0, x.Table.Constant(0), value);

    // By squaring: the factors are shared. Null for x^0.
    private static Expr? Whole(Expr x, int exponent)
    {
        Expr? result = null;
        for (Expr square = x; exponent > 0; exponent >>= 1, square *= square)
        {
            if ((exponent & 1) != 0)
            {
                result = result is null ? square : result * square;
            }
        }

        return result;
    }
}
