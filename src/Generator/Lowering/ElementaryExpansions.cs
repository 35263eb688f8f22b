using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <summary>Elementary functions by exponentials and logarithms, in forms that neither overflow nor cancel.</summary>
internal static class ElementaryExpansions
{
    // Beyond it the square root of 1 + x^2 is |x| in every element type.
    private const double LargestSquared = 1e8;

    // A quarter turn in every element type.
    private const double AtanEnd = 1e30;

    /// <summary>The function of an expanded argument; null where it is computed as it is.</summary>
    public static Expr? Expand(Primitive primitive, Expr a) => primitive.Name switch
    {
        "asinh" => Asinh(a),
        "atan" => Atan(a),
        "cbrt" => Cbrt(a),
        "sqrt1pm1" => Sqrt1pm1(a),
        _ => null,
    };

    private static Expr Asinh(Expr a)
    {
        Expr bounded = Min(Abs(a), LargestSquared);
        Expr square = bounded * bounded;
        Expr small = Log1p(bounded + (square / (1 + Sqrt(1 + square))));
        return CopySign(Select(Abs(a) < LargestSquared, small, Log(Max(Abs(a), 1)) + Ln2(a)), a);
    }

    // The approximation takes arguments up to 1.
    private static Expr Atan(Expr a)
    {
        Expr magnitude = Min(Abs(a), AtanEnd);
        Expr fraction = a.Table.Call(Primitive.Atan, Select(magnitude > 1, 1 / magnitude, magnitude));
        Expr quarter = a.Table.Constant(1.5707963267948966, 6.123233995736766e-17);
        return CopySign(Select(magnitude > 1, quarter - fraction, fraction), a);
    }

    private static Expr Cbrt(Expr a)
    {
        Expr magnitude = Abs(a);
        Expr root = Exp(Log(magnitude) / 3);
        return CopySign(Select(magnitude > 0, Select(magnitude <= double.MaxValue, root, magnitude), magnitude), a);
    }

    // Next to 0 the difference cancels; far out the quotient would be infinite over infinite.
    private static Expr Sqrt1pm1(Expr a)
    {
        Expr bounded = Min(a, 1);
        return Select(a < 1, bounded / (1 + Sqrt(1 + bounded)), Sqrt(1 + a) - 1);
    }

    private static Expr Ln2(Expr x) => x.Table.Constant(0.6931471805599453, 2.3190468138462996e-17);
}
