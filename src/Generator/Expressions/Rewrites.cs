using System;
using System.Collections.Immutable;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Expressions;

/// <summary>One row of the table of rewrites. A test evaluates both sides in high precision.</summary>
/// <param name="From">The form as a user writes it.</param>
/// <param name="To">The form over atoms.</param>
/// <param name="Apply">The other form of a node; null where the row does not apply.</param>
/// <param name="Example">A node of one variable to which the row applies.</param>
internal sealed record Rewrite(string From, string To, Func<Expr, Expr?> Apply, Func<Expr, Expr> Example)
{
    public override string ToString() => $"{From} = {To}";
}

/// <summary>The table of rewrites, more special ones first.</summary>
internal static class Rewrites
{
    public static ImmutableArray<Rewrite> All { get; } = ImmutableArray.Create(
        // What hyperbolic functions, error functions, roots and sums of exponentials become comes first: it is the more special form.
        [.. DifferenceRewrites.All, .. Logistic]);

    private static Rewrite[] Logistic =>
    [
        new Rewrite("tanh(-x)", "-tanh(x)", OddTanh, x => x.Table.Call(Primitive.Tanh, -x)),
        new Rewrite("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "tanh(x)", TanhOfExponentials, x => (Exp(x) - Exp(-x)) / (Exp(x) + Exp(-x))),
        new Rewrite("expm1(x) / (1 + exp(x))", "tanh(x / 2)", TanhOfExpm1, x => Expm1(x) / (1 + Exp(x))),
        new Rewrite("exp(x) / (1 + exp(x))^2", "sigmoid(x) sigmoid(-x)", LogisticDensity, x => Exp(x) / ((1 + Exp(x)) * (1 + Exp(x)))),
        new Rewrite("exp(x) / (1 + exp(x))", "sigmoid(x)", SigmoidOfQuotient, x => Exp(x) / (1 + Exp(x))),
        new Rewrite("1 / (1 + exp(-x))", "sigmoid(x)", SigmoidOfReciprocal, x => 1 / (1 + Exp(-x))),
        new Rewrite("1 - sigmoid(x)", "sigmoid(-x)", SigmoidOfComplement, x => 1 - Sigmoid(x)),
        new Rewrite("2 sigmoid(2 x) - 1", "tanh(x)", TanhOfSigmoid, x => (2 * Sigmoid(2 * x)) - 1),
        new Rewrite("1 + tanh(x)", "2 sigmoid(2 x)", SigmoidOfTanh, x => 1 + Tanh(x)),
        new Rewrite("1 - tanh(x)", "2 sigmoid(-2 x)", SigmoidOfTanh, x => 1 - Tanh(x)),
        new Rewrite("(x / 2) (2 y)", "x y", Factors, x => 0.5 * x * (2 * Exp(x))),
        new Rewrite("exp(x) exp(y)", "exp(x + y)", ExpOfSum, x => Exp(x) * Exp(-0.5 * x)),
        new Rewrite("exp(x) - 1", "expm1(x)", Expm1OfDifference, x => Exp(x) - 1),
        new Rewrite("1 - exp(x)", "-expm1(x)", Expm1OfComplement, x => 1 - Exp(x)),
        new Rewrite("exp(x) - exp(-x)", "expm1(x) - expm1(-x)", DifferenceOfExponentials, x => Exp(x) - Exp(-x)),
        new Rewrite("log1p(exp(x))", "softplus(x)", SoftplusOfLog1p, x => Log1p(Exp(x))),
        new Rewrite("log(1 + exp(x))", "softplus(x)", SoftplusOfLog, x => Log(1 + Exp(x))),
        new Rewrite("log(sigmoid(x))", "-softplus(-x)", SoftplusOfLogSigmoid, x => Log(Sigmoid(x))),
        new Rewrite("log(cosh(x))", "|x| + log1p(expm1(-2 |x|) / 2), or log1p(2 sinh(x / 2)^2) next to 0", LogOfCosh, x => Log(Cosh(x))),
        new Rewrite("log(1 + x)", "log1p(x)", Log1pOfSum, x => Log(1 + (x * x))),
    ];

    private static Expr? OddTanh(Expr e) => Argument(e, "tanh") is { Operation: Operation.Negate } negated ? -Tanh(negated[0]) : null;

    private static Expr? TanhOfExponentials(Expr e)
    {
        if (e.Operation != Operation.Divide || e[1].Operation != Operation.Add || Argument(e[1][0], "exp") is not { } a || Argument(e[1][1], "exp") is not { } b)
        {
            return null;
        }

        // The difference has been rewritten already.
        Expr difference = Expm1(a) - Expm1(b);
        Expr reverse = Expm1(b) - Expm1(a);
        return !ReferenceEquals(a, -b) ? null
            : ReferenceEquals(e[0], difference) || ReferenceEquals(e[0], Exp(a) - Exp(b)) ? Tanh(a)
            : ReferenceEquals(e[0], reverse) || ReferenceEquals(e[0], Exp(b) - Exp(a)) ? Tanh(b)
            : null;
    }

    private static Expr? TanhOfExpm1(Expr e)
    {
        if (e.Operation != Operation.Divide || OnePlus(e[1]) is not { } rest || Argument(rest, "exp") is not { } a)
        {
            return null;
        }

        return Argument(e[0], "expm1") == a ? Tanh(Half(a))
            : e[0].Operation == Operation.Negate && Argument(e[0][0], "expm1") == a ? Tanh(Half(-a))
            : null;
    }

    private static Expr? LogisticDensity(Expr e) =>
        e.Operation == Operation.Divide
        && Argument(e[0], "exp") is { } a
        && e[1].Operation == Operation.Multiply
        && ReferenceEquals(e[1][0], e[1][1])
        && OnePlus(e[1][0]) is { } rest
        && (Argument(rest, "exp") is { } b && (b == a || b == -a))
            ? Sigmoid(a) * Sigmoid(-a)
            : null;

    private static Expr? SigmoidOfQuotient(Expr e)
    {
        if (e.Operation != Operation.Divide || OnePlus(e[1]) is not { } rest || Argument(rest, "exp") is not { } a)
        {
            return null;
        }

        return Argument(e[0], "exp") == a ? Sigmoid(a)
            : e[0].Operation == Operation.Multiply && Argument(e[0][1], "exp") == a ? e[0][0] * Sigmoid(a)
            : e[0].Operation == Operation.Multiply && Argument(e[0][0], "exp") == a ? e[0][1] * Sigmoid(a)
            : null;
    }

    private static Expr? SigmoidOfReciprocal(Expr e) =>
        e.Operation == Operation.Divide && OnePlus(e[1]) is { } rest && Argument(rest, "exp") is { } a ? e[0] * Sigmoid(-a) : null;

    private static Expr? SigmoidOfComplement(Expr e) =>
        e.Operation == Operation.Subtract && e[0].IsConstant(1) && Argument(e[1], "sigmoid") is { } a ? Sigmoid(-a) : null;

    private static Expr? TanhOfSigmoid(Expr e) =>
        e.Operation == Operation.Subtract
        && e[1].IsConstant(1)
        && e[0].Operation == Operation.Multiply
        && e[0][0].IsConstant(2)
        && Argument(e[0][1], "sigmoid") is { } a
            ? Tanh(Half(a))
            : null;

    private static Expr? SigmoidOfTanh(Expr e)
    {
        if (e.Operation == Operation.Subtract && e[0].IsConstant(1) && Argument(e[1], "tanh") is { } a)
        {
            return 2 * Sigmoid(-Twice(a));
        }

        return OnePlus(e) is not { } rest ? null
            : Argument(rest, "tanh") is { } b ? 2 * Sigmoid(Twice(b))
            : rest.Operation == Operation.Negate && Argument(rest[0], "tanh") is { } c ? 2 * Sigmoid(-Twice(c))
            : null;
    }

    // Powers of two that meet in a product become one; what is left is recognisable, x sigmoid(x) for example.
    private static Expr? Factors(Expr e)
    {
        if (e.Operation != Operation.Multiply)
        {
            return null;
        }

        double factor = 1;
        int count = 0;
        Expr? rest = Rest(e);
        return count < 2 || rest is null ? null : factor * rest;

        Expr? Rest(Expr part)
        {
            if (IsPowerOfTwo(part))
            {
                factor *= part.Value;
                count++;
                return null;
            }

            if (part.Operation != Operation.Multiply)
            {
                return part;
            }

            Expr? left = Rest(part[0]);
            Expr? right = Rest(part[1]);
            return left is null ? right : right is null ? left : left * right;
        }
    }

    private static bool IsPowerOfTwo(Expr e) =>
        e.Operation == Operation.Constant && e.Tail == 0 && Math.Abs(e.Value) is 0.125 or 0.25 or 0.5 or 2 or 4 or 8;

    private static Expr? Expm1OfDifference(Expr e) =>
        e.Operation == Operation.Subtract && e[1].IsConstant(1) && Argument(e[0], "exp") is { } a ? Expm1(a)
        : e.Operation == Operation.Add && e[1].IsConstant(-1) && Argument(e[0], "exp") is { } b ? Expm1(b)
        : e.Operation == Operation.Add && e[0].IsConstant(-1) && Argument(e[1], "exp") is { } c ? Expm1(c)
        : null;

    private static Expr? Expm1OfComplement(Expr e) =>
        e.Operation == Operation.Subtract && e[0].IsConstant(1) && Argument(e[1], "exp") is { } a ? -Expm1(a) : null;

    // One may overflow where the other vanishes.
    private static Expr? ExpOfSum(Expr e) =>
        e.Operation == Operation.Multiply && Argument(e[0], "exp") is { } a && Argument(e[1], "exp") is { } b
            ? Exp(ReferenceEquals(a, b) ? Twice(a) : a + b)
            : null;

    private static Expr? DifferenceOfExponentials(Expr e) =>
        e.Operation == Operation.Subtract && Argument(e[0], "exp") is { } a && Argument(e[1], "exp") is { } b && ReferenceEquals(a, -b)
            ? Expm1(a) - Expm1(b)
            : null;

    private static Expr? SoftplusOfLog1p(Expr e) => Argument(e, "log1p") is { } a && Argument(a, "exp") is { } b ? Softplus(b) : null;

    private static Expr? SoftplusOfLog(Expr e) =>
        Argument(e, "log") is { } a && OnePlus(a) is { } rest && Argument(rest, "exp") is { } b ? Softplus(b) : null;

    private static Expr? SoftplusOfLogSigmoid(Expr e) => Argument(e, "log") is { } a && Argument(a, "sigmoid") is { } b ? -Softplus(-b) : null;

    // cosh overflows long before its logarithm does; next to 0 it is 1 and all digits are in the rest.
    private static Expr? LogOfCosh(Expr e)
    {
        if (Argument(e, "log") is not { } a || Argument(a, "cosh") is not { } b)
        {
            return null;
        }

        ExprTable table = e.Table;
        Expr half = Sinh(Half(table.Min(Abs(b), table.Constant(1))));
        Expr far = Abs(b) + Log1p(Half(Expm1(-Twice(Abs(b)))));
        return Select(Abs(b) < 1, Log1p(2 * (half * half)), far);
    }

    private static Expr? Log1pOfSum(Expr e) =>
        Argument(e, "log") is not { } a ? null
        : OnePlus(a) is { } rest ? Log1p(rest)
        : a.Operation == Operation.Subtract && a[0].IsConstant(1) ? Log1p(-a[1])
        : null;

    // The argument of a call to the primitive.
    internal static Expr? Argument(Expr e, string primitive) =>
        e.Operation == Operation.Call && string.Equals(e.Primitive!.Name, primitive, StringComparison.Ordinal) ? e[0] : null;

    // The other term of a sum with 1.
    internal static Expr? OnePlus(Expr e) =>
        e.Operation != Operation.Add ? null
        : e[0].IsConstant(1) ? e[1]
        : e[1].IsConstant(1) ? e[0]
        : null;

    // Exact: a factor that is a double has its half and its double among the doubles, but for its extremes.
    internal static Expr Half(Expr e) => Scaled(e, 0.5);

    internal static Expr Twice(Expr e) => Scaled(e, 2);

    private static Expr Scaled(Expr e, double factor) => e.Operation switch
    {
        Operation.Negate => -Scaled(e[0], factor),
        Operation.Multiply when e[0].Operation == Operation.Constant && Math.Abs(e[0].Value) is > 1e-200 and < 1e200 =>
            e.Table.Constant(factor * e[0].Value, factor * e[0].Tail) * e[1],
        _ => factor * e,
    };
}
