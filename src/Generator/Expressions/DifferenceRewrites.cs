using System.Collections.Generic;
using static ActivationKernels.Expressions.Functions;
using static ActivationKernels.Expressions.Rewrites;

namespace ActivationKernels.Expressions;

/// <summary>Rewrites of differences that cancel and of quotients and sums whose parts overflow before they do.</summary>
internal static class DifferenceRewrites
{
    private const double Ln2 = 0.6931471805599453;

    // The error functions are next to their limits, and a difference needs all digits, where the argument is larger.
    private const double ExampleScale = 0.125;

    public static IReadOnlyList<Rewrite> All { get; } =
    [
        new("1 - erf(x)", "erfc(x)", ErfcOfDifference, x => 1 - Call(Primitive.Erf, ExampleScale * x)),
        new("1 + erf(x)", "erfc(-x)", ErfcOfSum, x => 1 + Call(Primitive.Erf, ExampleScale * x)),
        new("1 - erfc(x)", "erf(x)", ErfOfDifference, x => 1 - Call(Primitive.Erfc, ExampleScale * x)),
        new("2 - erfc(x)", "erfc(-x)", ErfcOfReflection, x => 2 - Call(Primitive.Erfc, ExampleScale * x)),
        new("1 - tanh(x)^2", "4 sigmoid(2 x) sigmoid(-2 x)", TanhSlope, x => 1 - (Tanh(x) * Tanh(x))),
        new("x - tanh(x)", "tanhshrink(x)", TanhShrinkOfDifference, x => x - Tanh(x)),
        new("sinh(x) / cosh(x)", "tanh(x)", TanhOfQuotient, x => Sinh(x) / Cosh(x)),
        new("1 / cosh(x)^2", "4 sigmoid(2 x) sigmoid(-2 x)", SquaredSecant, x => 1 / (Cosh(x) * Cosh(x))),
        new("1 / cosh(x)", "2 exp(-|x|) / (1 + exp(-2 |x|))", Secant, x => 1 / Cosh(x)),
        new("sqrt(1 + x) - 1", "sqrt1pm1(x)", Sqrt1pm1OfDifference, x => Sqrt(1 + (x * x)) - 1),
        new("1 - sqrt(1 + x)", "-sqrt1pm1(x)", Sqrt1pm1OfComplement, x => 1 - Sqrt(1 + (x * x))),
        new("log(x + sqrt(x^2 + 1))", "asinh(x)", AsinhOfLog, x => Log(x + Sqrt((x * x) + 1))),
        new("1 - cos(x)", "2 sin(x / 2)^2", VersedSine, x => 1 - Call(Primitive.Cos, x)),
        new("exp(x) / (exp(x) + exp(y))", "sigmoid(x - y)", SigmoidOfTwo, x => Exp(x) / (Exp(x) + Exp(0.5 * x))),
        new("log(exp(x) + exp(y))", "max(x, y) + softplus(-|x - y|)", LogOfTwo, x => Log(Exp(x) + Exp(0.5 * x))),
        new("max(x, 0) + softplus(-|x|)", "softplus(x)", SoftplusOfParts, x => Max(x, 0) + Softplus(-Abs(x))),
        new(
            "log(-expm1(x))",
            "log1p(-exp(x)), or log(-expm1(x)) next to 0",
            LogOfComplement,
            x => Log(-Expm1(-(ExampleScale * ExampleScale * (x * x))))),
    ];

    private static Expr Call(Primitive primitive, Expr x) => x.Table.Call(primitive, x);

    // The other operand of a constant minus something.
    private static Expr? Complement(Expr e, double constant) =>
        e.Operation == Operation.Subtract && e[0].IsConstant(constant) ? e[1] : null;

    private static Expr? ErfcOfDifference(Expr e) =>
        Complement(e, 1) is { } rest && Argument(rest, "erf") is { } a ? Call(Primitive.Erfc, a) : null;

    private static Expr? ErfcOfSum(Expr e) =>
        OnePlus(e) is not { } rest ? null
        : Argument(rest, "erf") is { } a ? Call(Primitive.Erfc, -a)
        : rest.Operation == Operation.Negate && Argument(rest[0], "erf") is { } b ? Call(Primitive.Erfc, b)
        : null;

    private static Expr? ErfOfDifference(Expr e) =>
        Complement(e, 1) is { } rest && Argument(rest, "erfc") is { } a ? Call(Primitive.Erf, a) : null;

    private static Expr? ErfcOfReflection(Expr e) =>
        Complement(e, 2) is { } rest && Argument(rest, "erfc") is { } a ? Call(Primitive.Erfc, -a) : null;

    private static Expr? TanhSlope(Expr e) =>
        Complement(e, 1) is { Operation: Operation.Multiply } square && ReferenceEquals(square[0], square[1]) && Argument(square[0], "tanh") is { } a
            ? SquaredSecantOf(a)
            : null;

    private static Expr? TanhShrinkOfDifference(Expr e) =>
        e.Operation != Operation.Subtract ? null
        : Argument(e[1], "tanh") is { } a && ReferenceEquals(a, e[0]) ? TanhShrink(a)
        : Argument(e[0], "tanh") is { } b && ReferenceEquals(b, e[1]) ? -TanhShrink(b)
        : null;

    private static Expr? TanhOfQuotient(Expr e) =>
        e.Operation == Operation.Divide && Argument(e[0], "sinh") is { } a && ReferenceEquals(Argument(e[1], "cosh"), a) ? Tanh(a) : null;

    private static Expr? SquaredSecant(Expr e) =>
        e.Operation == Operation.Divide
        && e[1].Operation == Operation.Multiply
        && ReferenceEquals(e[1][0], e[1][1])
        && Argument(e[1][0], "cosh") is { } a
            ? e[0] * SquaredSecantOf(a)
            : null;

    private static Expr SquaredSecantOf(Expr a) => 4 * (Sigmoid(Twice(a)) * Sigmoid(-Twice(a)));

    // cosh is infinite where its reciprocal still has all its digits.
    private static Expr? Secant(Expr e)
    {
        if (e.Operation != Operation.Divide || Argument(e[1], "cosh") is not { } a)
        {
            return null;
        }

        Expr decay = Exp(-Abs(a));
        return e[0] * (2 * decay / (1 + (decay * decay)));
    }

    private static Expr? Sqrt1pm1OfDifference(Expr e) =>
        e.Operation == Operation.Subtract && e[1].IsConstant(1) && e[0].Operation == Operation.Sqrt && OnePlus(e[0][0]) is { } rest
            ? Call(Primitive.Sqrt1pm1, rest)
            : null;

    private static Expr? Sqrt1pm1OfComplement(Expr e) =>
        Complement(e, 1) is { Operation: Operation.Sqrt } root && OnePlus(root[0]) is { } rest ? -Call(Primitive.Sqrt1pm1, rest) : null;

    private static Expr? AsinhOfLog(Expr e) =>
        Argument(e, "log") is { Operation: Operation.Add } sum
            ? Asinh(sum[0], sum[1]) ?? Asinh(sum[1], sum[0])
            : null;

    private static Expr? Asinh(Expr x, Expr root) =>
        root.Operation == Operation.Sqrt && OnePlus(root[0]) is { Operation: Operation.Multiply } square && ReferenceEquals(square[0], x) && ReferenceEquals(square[1], x)
            ? Call(Primitive.Asinh, x)
            : null;

    private static Expr? VersedSine(Expr e)
    {
        if (Complement(e, 1) is not { } rest || Argument(rest, "cos") is not { } a)
        {
            return null;
        }

        Expr half = Sin(Half(a));
        return 2 * (half * half);
    }

    private static Expr? SigmoidOfTwo(Expr e)
    {
        if (e.Operation != Operation.Divide
            || Argument(e[0], "exp") is not { } x
            || e[1].Operation != Operation.Add
            || Argument(e[1][0], "exp") is not { } a
            || Argument(e[1][1], "exp") is not { } b)
        {
            return null;
        }

        return ReferenceEquals(a, x) ? Sigmoid(Difference(a, b)) : ReferenceEquals(b, x) ? Sigmoid(Difference(b, a)) : null;
    }

    private static Expr? LogOfTwo(Expr e) =>
        Argument(e, "log") is { Operation: Operation.Add } sum && Argument(sum[0], "exp") is { } a && Argument(sum[1], "exp") is { } b
            ? e.Table.Max(a, b) + Softplus(-Abs(Difference(a, b)))
            : null;

    private static Expr Difference(Expr a, Expr b) => ReferenceEquals(a, -b) ? Twice(a) : a - b;

    private static Expr? SoftplusOfParts(Expr e) =>
        e.Operation == Operation.Add ? SoftplusOfParts(e[0], e[1]) ?? SoftplusOfParts(e[1], e[0]) : null;

    private static Expr? SoftplusOfParts(Expr positive, Expr rest) =>
        Argument(rest, "softplus") is { Operation: Operation.Negate } negated
        && negated[0].Operation == Operation.Abs
        && IsPositivePart(positive, negated[0][0])
            ? Softplus(negated[0][0])
            : null;

    private static bool IsPositivePart(Expr e, Expr x) =>
        e.Operation == Operation.Max && ((ReferenceEquals(e[0], x) && e[1].IsConstant(0)) || (ReferenceEquals(e[1], x) && e[0].IsConstant(0)));

    // Next to 0 the exponential is next to 1, elsewhere the logarithm is that of something next to 1. The near arm is of this form
    // itself, but for its bound.
    private static Expr? LogOfComplement(Expr e) =>
        Argument(e, "log") is { Operation: Operation.Negate } negated
        && Argument(negated[0], "expm1") is { } a
        && !(a.Operation == Operation.Max && a[1].IsConstant(-1))
            ? Select(a < -Ln2, Log1p(-Exp(a)), Log(-Expm1(a.Table.Max(a, a.Table.Constant(-1)))))
            : null;
}
