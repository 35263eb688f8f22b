using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Replaces stable atoms by expressions over exp, expm1 and log1p that neither overflow nor cancel.
/// Sharing comes by hash-consing: a value and its derivative use one exponential where both need the same.
/// </summary>
internal sealed partial class Expansion
{
    // Up to here every precision computes e^x without help, and e^x - 1 is not e^x.
    private const double LargestPlain = 50;
    private const double Seam = 45;

    // Times the headroom of an exponential it is a float.
    private const double LargestDirect = 1 << 30;

    // Tails are 0 in every element type beyond.
    private const double TailEnd = 43;
    private const double ErfcEnd = 30.375;

    // The reciprocal of its square keeps its low part in floats.
    private const double LargestDivisor = 1e12;

    private readonly Ranges ranges;
    private readonly ExpansionForm form;
    private readonly bool hasTables;
    private readonly bool hasRootedTables;
    private readonly Dictionary<Expr, Expr> expanded = new();

    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="form">What the formulas are for.</param>
    /// <param name="hasTables">Whether outputs may be functions that tables give with no more digits than an output has.</param>
    public Expansion(Ranges ranges, ExpansionForm form = ExpansionForm.General, bool hasTables = false)
    {
        this.ranges = ranges;
        this.form = form;
        this.hasTables = hasTables && form == ExpansionForm.General;
        hasRootedTables = hasTables;
    }

    public Expr Expand(Expr e)
    {
        if (!expanded.TryGetValue(e, out Expr? result))
        {
            result = Rewrite(e);
            expanded.Add(e, result);
        }

        return result;
    }

    /// <summary>
    /// An output: an exponential that is rounded there needs no form that keeps to one sign of its argument, and a function that would
    /// lose digits elsewhere none that keeps them.
    /// </summary>
    public Expr ExpandRoot(Expr e) => ExpandOutput(hasTables ? TableEnds.In(e) : e);

    private Expr ExpandOutput(Expr e) => e.Operation switch
    {
        Operation.Negate => e.Table.Rebuild(e, ExpandOutput(e[0])),
        Operation.Call when e.Primitive == Primitive.Exp => Exp(Expand(e[0])),
        Operation.Call when IsTanhByTable(e) => TanhByTable(e, CoefficientTables.Tanh),
        Operation.Call when hasTables && e.Primitive == Primitive.TanhShrink => TanhShrunkByTable(Expand(e[0])),
        Operation.Multiply when hasTables && TablesIn(e) is 1 or 2 => ExpandFactor(e[0]) * ExpandFactor(e[1]),
        _ => Expand(e),
    };

    private Expr ExpandFactor(Expr e) => IsTanhByTable(e) ? TanhByTable(e, CoefficientTables.TanhRatio)
        : TablesIn(e) > 0 ? ExpandFactor(e[0]) * ExpandFactor(e[1])
        : Expand(e);

    // Factors of a product whose errors add up in it, as long as they are few.
    private int TablesIn(Expr e) => IsTanhByTable(e) ? 1 : e.Operation == Operation.Multiply ? TablesIn(e[0]) + TablesIn(e[1]) : 0;

    private bool IsTanhByTable(Expr e) => hasTables && e.Operation == Operation.Call && e.Primitive == Primitive.Tanh;

    private Expr TanhByTable(Expr e, CoefficientTable table)
    {
        Expr a = Expand(e[0]);
        Expr magnitude = Call(Primitive.Tanh, Min(Abs(a), table.End));
        return a.Operation == Operation.Abs ? magnitude : CopySign(magnitude, a);
    }

    private Expr Rewrite(Expr e)
    {
        if (e.Operation == Operation.Multiply)
        {
            if (ByFraction(e[0], e[1]) is { } product)
            {
                return product;
            }

            // Doubled last, a factor does not overflow before the product does.
            if (e[1].Operation == Operation.Multiply && e[1][0].IsConstant(2) && ranges.Of(e[1]).Magnitude > float.MaxValue)
            {
                return 2 * Expand(e[0] * e[1][1]);
            }

            if ((IntoArms(e[0], e[1]) ?? IntoArms(e[1], e[0])) is { } choice)
            {
                return choice;
            }

            if (LogisticDensity(e[0], e[1]) is { } density)
            {
                return density;
            }

            if ((GatedByItself(e[0], e[1]) ?? GatedByItself(e[1], e[0]) ?? TimesGated(e[0], e[1]) ?? TimesGated(e[1], e[0])) is { } gated)
            {
                return gated;
            }
        }

        if (hasTables && ByReciprocal(e) is { } scaled)
        {
            return scaled;
        }

        if (form == ExpansionForm.Direct && BySquare(e) is { } quotient)
        {
            return quotient;
        }

        if (e.Operation == Operation.Call)
        {
            Expr a = Expand(e[0]);
            return e.Primitive!.Name switch
            {
                "sigmoid" when form == ExpansionForm.Direct => Over(e.Table.Constant(1), a),
                "sigmoid" => Select(a < 0, Lower(a), 1 - Lower(a)),
                "tanh" => CopySign(Expm1(-2 * Abs(a)) / (2 + Expm1(-2 * Abs(a))), a),
                "exp" => FullExp(a),
                "expm1" => FullExpm1(a),
                "tanhshrink" => TanhShrunk(a),
                "phi" => Phi(a, hasTables ? CoefficientTables.NormalTail.End : TailEnd),
                "erf" => Erf(a),
                "erfc" => Erfc(a),
                "sinh" => Sinh(a),
                "cosh" => Cosh(a),
                "softplus" => Max(a, 0) + (hasTables ? SoftplusTailByTable(-Abs(a)) : Log1p(Exp(-Abs(a)))),
                "log1p" when hasTables && IsExponential(e[0]) && ranges.Of(e[0][0]).Most <= 0 => SoftplusTailByTable(Expand(e[0][0])),
                "silutail" => hasRootedTables ? SiluTailByTable(a) : Expand(StableForms.SiluTailInParts(e[0])),
                "gelutanhtail" => hasRootedTables ? GeluTanhTailByTable(a) : Expand(StableForms.GeluTanhTailInParts(e[0])),
                "log1p" when ranges.Of(a).Least < 0 => CopySign(Log1p(a), a),
                _ => ElementaryExpansions.Expand(e.Primitive, a) ?? e.Table.Call(e.Primitive, a),
            };
        }

        if (e.Operation == Operation.Select && e[0].Operation == Operation.Less)
        {
            return Bounded(e);
        }

        return e.Operands.Length == 0 ? e : e.Table.Rebuild(e, e.Operands.Select(Expand).ToArray());
    }

    // An arm is used on one side of the threshold only. Its exponentials are told so: they need no care for the other side, where
    // they would overflow.
    private Expr Bounded(Expr e)
    {
        (Expr less, Expr greater) = (e[0][0], e[0][1]);
        Expr whenTrue = e[1];
        Expr whenFalse = e[2];
        if (less.Operation == Operation.Constant)
        {
            whenTrue = InCalls(whenTrue, greater, e.Table.Max(less, greater));
            whenFalse = InCalls(whenFalse, greater, e.Table.Min(less, greater));
        }
        else if (greater.Operation == Operation.Constant)
        {
            whenTrue = InCalls(whenTrue, less, e.Table.Min(greater, less));
            whenFalse = InCalls(whenFalse, less, e.Table.Max(greater, less));
        }

        return e.Table.Select(e.Table.Rebuild(e[0], Expand(less), Expand(greater)), Expand(whenTrue), Expand(whenFalse));
    }

    // Replaces a leaf where it is, or scales to, the argument of exp or expm1.
    private Expr InCalls(Expr e, Expr leaf, Expr replacement)
    {
        if (leaf.Operation != Operation.Input || e.Operands.Length == 0)
        {
            return e;
        }

        bool isExponential = ReferenceEquals(e.Primitive, Primitive.Exp) || ReferenceEquals(e.Primitive, Primitive.Expm1);
        return isExponential && (!ranges.Of(e[0]).IsBounded || (ranges.Of(e[0]).Least < 0 && ranges.Of(e[0]).Most > LargestPlain))
            ? e.Table.Call(e.Primitive!, PartReplacement.Replace(e[0], leaf, replacement))
            : e.Table.Rebuild(e, e.Operands.Select(operand => InCalls(operand, leaf, replacement)).ToArray());
    }

    // a (b c) = (a b) c for inputs a, and b, c that make nothing larger: the product of two inputs is exact in two parts.
    private Expr? ByFraction(Expr a, Expr product) =>
        a.Operation == Operation.Input && product.Operation == Operation.Multiply && product[0].Operation == Operation.Input
        && product.Operands.All(factor => ranges.Of(factor).Magnitude <= 1)
            ? Expand(a * product[0]) * Expand(product[1])
            : null;

    // a / (c + b) / (c + b) = a / (c^2 + b (2 c + b)) for positive b and c: one division, and one rounding less.
    private Expr? BySquare(Expr e) => e.Operation != Operation.Divide ? null
        : e[0].Operation == Operation.Divide && ReferenceEquals(e[0][1], e[1]) ? OverSquare(e[0][0], e[1])
        : e[1].Operation == Operation.Multiply && ReferenceEquals(e[1][0], e[1][1]) ? OverSquare(e[0], e[1][0])
        : null;

    private Expr? OverSquare(Expr dividend, Expr sum)
    {
        if (sum.Operation != Operation.Add || sum[0] is not { Operation: Operation.Constant, Value: > 0 and double c }
            || !(ranges.Of(sum[1]) is { Least: >= 0, Most: <= LargestDirect }))
        {
            return null;
        }

        Expr b = Expand(sum[1]);
        return Expand(dividend) / ((c * c) + (b * ((2 * c) + b)));
    }

    // A factor goes into the arms of an exponential, where neither is too large or too small yet.
    private Expr? IntoArms(Expr factor, Expr exponential)
    {
        if (!ReferenceEquals(exponential.Primitive, Primitive.Exp) || Expand(exponential) is not { Operation: Operation.Select } choice
            || choice[1].Operation != Operation.Divide)
        {
            return null;
        }

        Expr expanded = Expand(factor);
        return Select(choice[0], expanded / choice[1][1], expanded * choice[2]);
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

    // Where the sign is unknown, one exponential is computed and the other is its reciprocal: each has its own headroom.
    private Expr FullExp(Expr a)
    {
        if (form == ExpansionForm.Wide || ranges.Of(a).Most <= LargestPlain || ranges.Of(a).Least >= 0)
        {
            return Exp(a);
        }

        Expr decay = Exp(-Abs(a));
        return Select(a > 0, 1 / decay, decay);
    }

    // The sum 1 + expm1 loses the sign of zero.
    private Expr FullExpm1(Expr a)
    {
        if (form == ExpansionForm.Wide || ranges.Of(a).Most <= LargestPlain)
        {
            return form == ExpansionForm.Wide && MissesZero(a) ? Expm1(a) : CopySign(Expm1(a), a);
        }

        // Beyond the seam subtracting 1 changes nothing.
        return Select(a > Seam, FullExp(a), CopySign(Expm1(Min(a, Seam)), a));
    }

    // The distance of a float from what is no float, such as a root.
    private static bool MissesZero(Expr e) =>
        e.Operation is Operation.Add or Operation.Subtract && ((IsNoFloat(e[0]) && IsFloat(e[1])) || (IsFloat(e[0]) && IsNoFloat(e[1])));

    private static bool IsNoFloat(Expr e) => e.Operation == Operation.Constant && (e.Tail != 0 || !e.Value.Equals((float)e.Value));

    private static bool IsFloat(Expr e) => e.Operation switch
    {
        Operation.Constant => !IsNoFloat(e),
        Operation.Input or Operation.Parameter => true,
        Operation.Abs or Operation.Negate => IsFloat(e[0]),
        Operation.Min or Operation.Max => e[1].Operation == Operation.Constant && IsFloat(e[0]) && IsFloat(e[1]),
        _ => false,
    };

    private static Expr Sinh(Expr a)
    {
        Expr magnitude = Abs(a);
        Expr growth = Expm1(Min(magnitude, Seam));
        return CopySign(Select(magnitude > Seam, 0.5 * Exp(magnitude), 0.5 * (growth + (growth / (1 + growth)))), a);
    }

    private static Expr Cosh(Expr a)
    {
        Expr magnitude = Abs(a);
        Expr near = Exp(Min(magnitude, Seam));
        return Select(magnitude > Seam, 0.5 * Exp(magnitude), 0.5 * (near + (1 / near)));
    }

    private Expr TanhShrunk(Expr a)
    {
        Expr magnitude = Abs(a);
        Expr fall = FullExpm1(-2 * magnitude);
        Expr difference = magnitude + (fall / (2 + fall));
        return CopySign(Select(magnitude < 1, Call(Primitive.TanhShrink, Min(magnitude, 1)), difference), a);
    }

    // a/b/b, where 1/b/b keeps all its digits: the first quotient, which may be small, is not computed.
    private Expr? ByReciprocal(Expr e) =>
        e.Operation == Operation.Divide && e[0].Operation == Operation.Divide && e[0][0].Operation == Operation.Input
        && ReferenceEquals(e[1], e[0][1]) && ranges.Of(e[1]) is { LeastMagnitude: >= 1, Magnitude: < LargestDivisor }
            ? e[0][0] * Expand(1 / e[1] / e[1])
            : null;

    // From the end of the table on, tanh is 1.
    private static Expr TanhShrunkByTable(Expr a)
    {
        Expr magnitude = Abs(a);
        double end = CoefficientTables.TanhShrink.End;
        return CopySign(Select(magnitude < end, Call(Primitive.TanhShrink, Min(magnitude, end)), magnitude - 1), a);
    }

    // log(1 + e^a) for a <= 0.
    private static Expr SoftplusTailByTable(Expr a) => Exp(a) * SoftplusTail(Min(-a, CoefficientTables.SoftplusTail.End));

    private static Expr SiluTailByTable(Expr a)
    {
        Expr y = TableEnds.Bound(a, SlopeTables.Silu);
        return Exp(-y) * SiluSlope(y);
    }

    private Expr GeluTanhTailByTable(Expr a)
    {
        Expr y = TableEnds.Bound(a, SlopeTables.GeluTanh);
        return Exp(-Expand(StableForms.GeluTanhGate(y))) * GeluTanhSlope(y);
    }

    private static Expr Phi(Expr a, double end)
    {
        Expr tail = Tail(Min(Abs(a), end));
        return Select(a < 0, tail, 1 - tail);
    }

    private static Expr Erf(Expr a)
    {
        Expr magnitude = Abs(a);
        Expr complement = 2 * Tail(a.Table.Constant(1.4142135623730951, -9.667293313452913e-17) * Min(magnitude, ErfcEnd));
        return CopySign(Select(magnitude < 1, Call(Primitive.Erf, Min(magnitude, 1)), 1 - complement), a);
    }

    private static Expr Erfc(Expr a)
    {
        Expr complement = 2 * Tail(a.Table.Constant(1.4142135623730951, -9.667293313452913e-17) * Min(Abs(a), ErfcEnd));
        return Select(a < 0.5, 1 - Erf(a), complement);
    }

    // Phi(-y) for 0 <= y <= 43.
    private static Expr Tail(Expr y) => Exp(-0.5 * y * y) * NormalTail(y);

    private static Expr Call(Primitive primitive, Expr a) => a.Table.Call(primitive, a);

    // x sigmoid(a). Far above, the exponential changes nothing; far below it is as large as it can be.
    private static Expr Over(Expr x, Expr a) => x / (1 + Exp(-a));

    // sigmoid(-|a|), at most 1/2.
    private static Expr Lower(Expr a) => 1 / (1 + Exp(Abs(a)));

    private static bool IsExponential(Expr e) => ReferenceEquals(e.Primitive, Primitive.Exp);

    private static bool IsSigmoid(Expr e) => ReferenceEquals(e.Primitive, Primitive.Sigmoid);
}
