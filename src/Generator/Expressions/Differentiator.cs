using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Expressions;

/// <summary>
/// Symbolic derivatives. It knows a structural zero: a chain factor is pushed into the arms of a select,
/// so that an infinite factor on a flat side gives 0 and not 0 * infinity.
/// </summary>
internal sealed class Differentiator
{
    // e^-|factor x| is 0 beyond, whatever the factor is.
    private const double GateEnd = 1e6;

    private readonly Expr variable;
    private readonly Dictionary<Expr, Expr?> derivatives = new();

    private readonly bool isStable;

    private Differentiator(Expr variable, bool isStable)
    {
        this.variable = variable;
        this.isStable = isStable;
    }

    /// <summary>The derivative of <paramref name="formula"/> with respect to an input or parameter.</summary>
    public static Expr Differentiate(Expr formula, Expr variable) =>
        new Differentiator(variable, isStable: false).Derive(formula) ?? formula.Table.Constant(0);

    /// <summary>The same in the form that kernels compute, which keeps digits where the rules would lose them.</summary>
    public static Expr DifferentiateForKernels(Expr formula, Expr variable) =>
        new Differentiator(variable, isStable: true).Derive(formula) ?? formula.Table.Constant(0);

    /// <summary>factor * derivative, with the factor pushed into select arms and structural zeros kept.</summary>
    public static Expr Chain(Expr factor, Expr derivative) => ChainOrZero(factor, derivative) ?? derivative.Table.Constant(0);

    /// <summary>Derivative of x sigmoid(factor x), the factor positive: silu'(y) = 1 - silu'(-y).</summary>
    public static Expr GatedSlope(Expr x, Expr factor)
    {
        Expr tail = Functions.SiluTail(factor * Functions.Min(Functions.Abs(x), GateEnd));
        return x.Table.Select(x < 0, tail, 1 - tail);
    }

    // Null stands for a structural zero.
    private Expr? Derive(Expr e)
    {
        if (!derivatives.TryGetValue(e, out Expr? derivative))
        {
            derivative = Compute(e);
            derivatives.Add(e, derivative);
        }

        return derivative;
    }

    private Expr? Compute(Expr e)
    {
        if (ReferenceEquals(e, variable))
        {
            return e.Table.Constant(1);
        }

        switch (e.Operation)
        {
            case Operation.Constant or Operation.Input or Operation.Parameter:
                return null;
            case Operation.Add:
                return Sum(Derive(e[0]), Derive(e[1]));
            case Operation.Subtract:
                return Sum(Derive(e[0]), Negate(Derive(e[1])));
            case Operation.Multiply when isStable && (Gated(e[0], e[1]) ?? Gated(e[1], e[0])) is { } gated:
                return Product(gated.Slope, Derive(gated.Argument));
            case Operation.Multiply:
                return Sum(Product(e[1], Derive(e[0])), Product(e[0], Derive(e[1])));
            case Operation.Divide when isStable && ShareOfDividend(e) is { } share:
                return Product(share, Derive(e[0]));
            case Operation.Divide:
                // (a / b)' = (a' - (a / b) b') / b
                Expr? numerator = Sum(Derive(e[0]), Negate(Product(e, Derive(e[1]))));
                return numerator is null ? null : numerator / e[1];
            case Operation.Negate:
                return Negate(Derive(e[0]));
            case Operation.Sqrt:
                return Derive(e[0]) is { } root ? root / (2 * e) : null;
            case Operation.Abs:
                return Derive(e[0]) is { } inner ? Choose(e[0] < 0, -inner, inner) : null;
            case Operation.Min:
                return Choose(e[1] < e[0], Derive(e[1]), Derive(e[0]));
            case Operation.Max:
                return Choose(e[0] < e[1], Derive(e[1]), Derive(e[0]));
            case Operation.CopySign:
                // |a| with the sign of b: a step in b passes nothing on.
                return Product(e.Table.CopySign(e.Table.Constant(1), e[0]) * e.Table.CopySign(e.Table.Constant(1), e[1]), Derive(e[0]));
            case Operation.Call:
                return Derive(e[0]) is { } argument ? Product(e.Primitive!.Derivative(e[0]), argument) : null;
            case Operation.Select:
                return Choose(e[0], Derive(e[1]), Derive(e[2]));
            default:
                throw new NotSupportedException($"{e.Operation} has no derivative.");
        }
    }

    // What the derivative of a quotient has beside that of its dividend, where the divisor is the dividend and a constant: of a / (c + |a|)
    // and a / sqrt(c + a^2) the rule for quotients leaves a difference that cancels.
    private Expr? ShareOfDividend(Expr quotient)
    {
        Expr divisor = quotient[1];
        Expr sum = divisor.Operation == Operation.Sqrt ? divisor[0] : divisor;
        if (sum.Operation != Operation.Add)
        {
            return null;
        }

        Expr? constant = Derive(sum[0]) is null && IsDividend(sum[1]) ? sum[0] : Derive(sum[1]) is null && IsDividend(sum[0]) ? sum[1] : null;
        return constant is null ? null : constant / divisor / sum;

        bool IsDividend(Expr rest) => divisor.Operation == Operation.Sqrt
            ? rest.Operation == Operation.Multiply && rest.Operands.All(factor => ReferenceEquals(factor, quotient[0]))
            : ReferenceEquals(rest, quotient[0]) || (rest.Operation == Operation.Abs && ReferenceEquals(rest[0], quotient[0]));
    }

    // Next to its root a sum would cancel.
    private static (Expr Argument, Expr Slope)? Gated(Expr a, Expr gate)
    {
        if (!ReferenceEquals(gate.Primitive, Primitive.Sigmoid))
        {
            return null;
        }

        return ReferenceEquals(gate[0], a) ? (a, GatedSlope(a, a.Table.Constant(1)))
            : gate[0].Operation == Operation.Multiply && ReferenceEquals(gate[0][1], a) && gate[0][0] is { Operation: Operation.Constant, Value: > 0 } factor
            ? (a, GatedSlope(a, factor))
            : null;
    }

    private Expr? Choose(Expr condition, Expr? whenTrue, Expr? whenFalse) =>
        whenTrue is null && whenFalse is null
            ? null
            : condition.Table.Select(condition, whenTrue ?? condition.Table.Constant(0), whenFalse ?? condition.Table.Constant(0));

    private static Expr? Negate(Expr? a) => a is null ? null : -a;

    private static Expr? Sum(Expr? a, Expr? b) => a is null ? b : b is null ? a : a + b;

    private static Expr? Product(Expr factor, Expr? derivative) => derivative is null ? null : ChainOrZero(factor, derivative);

    // c / a, c / a / b and so on.
    private static bool IsReciprocal(Expr e) =>
        e.Operation == Operation.Divide && (e[0].Operation == Operation.Constant || IsReciprocal(e[0]));

    private static Expr? ChainOrZero(Expr factor, Expr derivative)
    {
        if (derivative.Operation == Operation.Constant && derivative.Value == 0 && derivative.Tail == 0)
        {
            return null;
        }

        if (IsReciprocal(derivative))
        {
            // A reciprocal can be too small for all its digits where the product is not.
            return ChainOrZero(factor, derivative[0]) is { } numerator ? numerator / derivative[1] : null;
        }

        if (derivative.Operation != Operation.Select)
        {
            return factor * derivative;
        }

        ExprTable table = factor.Table;
        Expr zero = table.Constant(0);
        return table.Select(derivative[0], ChainOrZero(factor, derivative[1]) ?? zero, ChainOrZero(factor, derivative[2]) ?? zero);
    }
}
