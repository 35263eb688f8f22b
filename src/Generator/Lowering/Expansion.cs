using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Replaces stable atoms by expressions over exp, expm1 and log1p that neither overflow nor cancel.
/// Sharing comes by hash-consing: a value and its derivative use one exponential where both need the same.
/// </summary>
internal sealed class Expansion
{
    // Beyond this magnitude e^-|x| is 0 in every element type; x e^-|x| must not become infinity * 0.
    private const double Saturation = 1000;

    private readonly Dictionary<Expr, Expr> expanded = new();

    public Expr Expand(Expr e)
    {
        if (!expanded.TryGetValue(e, out Expr? result))
        {
            result = Rewrite(e);
            expanded.Add(e, result);
        }

        return result;
    }

    private Expr Rewrite(Expr e)
    {
        if (e.Operation == Operation.Multiply)
        {
            if (LogisticDensity(e[0], e[1]) is { } density)
            {
                return density;
            }

            if ((GatedByItself(e[0], e[1]) ?? GatedByItself(e[1], e[0])) is { } gated)
            {
                return gated;
            }
        }

        if (e.Operation == Operation.Call)
        {
            Expr a = Expand(e[0]);
            return e.Primitive!.Name switch
            {
                "sigmoid" => Select(a < 0, Lower(a), 1 - Lower(a)),
                "tanh" => CopySign(-Expm1(-(2 * Abs(a))) / (2 + Expm1(-(2 * Abs(a)))), a),
                // The sum 1 + expm1 loses the sign of zero.
                "expm1" => CopySign(Expm1(a), a),
                "softplus" => Max(a, 0) + Log1p(Exp(-Abs(a))),
                _ => e.Table.Call(e.Primitive, a),
            };
        }

        return e.Operands.Length == 0 ? e : e.Table.Rebuild(e, e.Operands.Select(Expand).ToArray());
    }

    // sigmoid(a) sigmoid(-a) = q (1 - q) with q <= 1/2: no information is lost for large |a|.
    private Expr? LogisticDensity(Expr left, Expr right)
    {
        if (!IsSigmoid(left) || !IsSigmoid(right) || !ReferenceEquals(-left[0], right[0]))
        {
            return null;
        }

        Expr q = Lower(Expand(left[0]));
        return q * (1 - q);
    }

    // a sigmoid(a) = max(a, 0) - |a| q: exact at infinities and zeros, and half the relative error for a > 0.
    private Expr? GatedByItself(Expr a, Expr gate)
    {
        if (!IsSigmoid(gate) || !ReferenceEquals(gate[0], a))
        {
            return null;
        }

        Expr x = Expand(a);
        Expr magnitude = Min(Abs(x), Saturation);
        return Max(x, -0.0) - magnitude * Lower(x);
    }

    // sigmoid(-|a|), at most 1/2.
    private static Expr Lower(Expr a) => 1 / (1 + Exp(Abs(a)));

    private static bool IsSigmoid(Expr e) => ReferenceEquals(e.Primitive, Primitive.Sigmoid);
}
