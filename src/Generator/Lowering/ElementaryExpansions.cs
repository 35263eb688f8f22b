using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <summary>Elementary functions by exponentials and logarithms, in forms that neither overflow nor cancel.</summary>
internal static class ElementaryExpansions
{
    // Beyond it the square root of 1 + x^2 is |x| in every element type.
    private const double LargestSquared = 1e8;

    /// <summary>The function of an expanded argument; null where it is computed as it is.</summary>
    public static Expr? Expand(Primitive primitive, Expr a) => primitive.Name switch
    {
        "sin" => Select(Abs(a) > 0, a.Table.Call(primitive, a), a),
        "sinh" => Sinh(a),
        "cosh" => HalfExp(Abs(a)) + HalfExp(-Abs(a)),
        "asinh" => Asinh(a),
        "atan" => Atan(a),
        "cbrt" => Cbrt(a),
        _ => null,
    };

    private static Expr Sinh(Expr a)
    {
        Expr small = Min(Abs(a), 1);
        Expr large = Max(Abs(a), 1);
        return CopySign(Select(Abs(a) < 1, (Expm1(small) - Expm1(-small)) / 2, HalfExp(large) - HalfExp(-large)), a);
    }

    // e^x / 2, which is finite for longer than e^x.
    private static Expr HalfExp(Expr x) => Exp(x - Ln2(x));

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
        Expr fraction = a.Table.Call(Primitive.Atan, Select(Abs(a) > 1, 1 / Abs(a), Abs(a)));
        Expr quarter = a.Table.Constant(1.5707963267948966, 6.123233995736766e-17);
        return CopySign(Select(Abs(a) > 1, quarter - fraction, fraction), a);
    }

    private static Expr Cbrt(Expr a) => CopySign(Select(Abs(a) > 0, Exp(Log(Abs(a)) / 3), Abs(a)), a);

    private static Expr Ln2(Expr x) => x.Table.Constant(0.6931471805599453, 2.3190468138462996e-17);
}
