using System;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>
/// Forms in which neither the value nor its derivative cancels or overflows. Where a derivative has a root, the root is a factor.
/// </summary>
internal static class StableForms
{
    /// <summary>Beyond this magnitude e^-|x| is 0 in every element type; x e^-|x| must not become infinity * 0.</summary>
    public const double Saturation = 1000;

    // e^-|factor x| is 0 beyond, whatever the factor is.
    private const double SiluEnd = 1e6;

    // e^(-x^2/2) is 0 in every element type beyond, also times 2^200.
    private const double GeluEnd = 43;

    // More than the difference of the gates at the root and at 0, 1.231...
    private const double GeluTanhMost = 2;

    // The derivative of mish is 1 in every element type beyond.
    private const double MishEnd = 40;

    /// <summary>sigmoid of an argument with the sign of <paramref name="x"/> and the magnitude <paramref name="a"/>.</summary>
    public static Expr Sigmoid(Expr x, Expr a) => Reflected(x, Lower(a));

    /// <summary>The same from <paramref name="decay"/>, which is e^-a.</summary>
    public static Expr SigmoidOfDecay(Expr x, Expr decay)
    {
        Expr upper = 1 / (1 + decay);
        return Select(x < 0, decay * upper, upper);
    }

    /// <summary>value sigmoid(x): the factor stands inside, where the tail still has all its digits.</summary>
    public static Expr SigmoidTimes(Expr value, Expr x) => InArms(x, Lower(Abs(x)), share => value * share);

    /// <summary>value x sigmoid(x), where <paramref name="open"/> is x, bounded below. Factors stand inside as above.</summary>
    public static Expr SiluTimes(Expr value, Expr open, Expr x) => InArms(x, Lower(Abs(x)), share => value * (open * share));

    /// <summary>Derivative of x sigmoid(x) at -y, for y &gt;= 0.</summary>
    public static Expr SiluTailInParts(Expr y) => Tail(SiluParts(y));

    /// <summary>x sigmoid(factor x), the factor positive, and its derivative.</summary>
    public static Expr[] SiluTogether(Expr x, Expr factor)
    {
        Expr magnitude = Min(Abs(x), SiluEnd);
        return Together(x, magnitude, SiluParts(factor * magnitude));
    }

    /// <summary>value silu(gate) and its derivatives with respect to both. Factors stand inside, where the tail still has all its digits.</summary>
    public static Expr[] SwigluTogether(Expr value, Expr gate)
    {
        (Expr q, Expr derivative) = Shared(gate, SiluParts(Min(Abs(gate), SiluEnd)));
        Expr open = Max(gate, -SiluEnd);
        return [Gated(value * open), Gated(open), Differentiator.Chain(value, derivative)];

        Expr Gated(Expr factor) => InArms(gate, q, share => factor * share);
    }

    /// <summary>2 sqrt(2 / pi) (x + 0.044715 x^3): gelu_tanh is x sigmoid of it.</summary>
    public static Expr GeluTanhGate(Expr x) => GeluTanhSlope(x.Table) * (x + (SpecialFunctions.GeluTanhCubic * (x * x * x)));

    /// <summary>x phi(x).</summary>
    public static Expr Gelu(Expr x)
    {
        Expr magnitude = Min(Abs(x), GeluEnd);
        return Max(x, -0.0) - (magnitude * (GeluDecay(magnitude) * NormalTail(magnitude)));
    }

    /// <summary>value x phi(x). Factors stand inside as above.</summary>
    public static Expr GeluTimes(Expr value, Expr x)
    {
        Expr magnitude = Min(Abs(x), GeluEnd);
        return InArms(x, GeluDecay(magnitude) * NormalTail(magnitude), share => value * (Max(x, -GeluEnd) * share));
    }

    /// <summary>Derivative of x phi(x).</summary>
    public static Expr GeluDerivative(Expr x)
    {
        Expr magnitude = Min(Abs(x), GeluEnd);
        return Reflected(x, GeluDecay(magnitude) * GeluSlope(magnitude));
    }

    public static Expr GeluTanh(FormulaOperands f)
    {
        Expr magnitude = Min(Abs(f.X), Saturation);
        return Max(f.X, -0.0) - (magnitude * Lower(GeluTanhGate(magnitude)));
    }

    public static Expr GeluTanhDerivative(FormulaOperands f) => Reflected(f.X, GeluTanhTail(Min(Abs(f.X), Saturation)));

    /// <summary>Derivative of gelu_tanh at -y, for y &gt;= 0.</summary>
    public static Expr GeluTanhTailInParts(Expr y) => Tail(GeluTanhParts(y));

    public static Expr[] GeluTanhTogether(FormulaOperands f)
    {
        Expr magnitude = Min(Abs(f.X), Saturation);
        return Together(f.X, magnitude, GeluTanhParts(magnitude));
    }

    public static Expr Mish(FormulaOperands f)
    {
        // tanh(log(1 + e^x)) = ((1 + e^x)^2 - 1) / ((1 + e^x)^2 + 1), written with q = e^-|x|.
        Expr q = Exp(-Abs(f.X));
        Expr positive = Abs(f.X) * ((1 + (2 * q)) / (1 + (2 * (q * (1 + q)))));
        Expr negative = Min(Abs(f.X), Saturation) * (q * (2 + q) / (2 + (q * (2 + q))));
        return CopySign(Select(f.X < 0, negative, positive), f.X);
    }

    public static Expr MishDerivative(FormulaOperands f)
    {
        (Expr e, Expr w, Expr denominator) = MishParts(f);
        return e * w / (denominator * denominator);
    }

    /// <summary>x tanh(log(1 + e^x)), which is x (e^2 + 2 e) / (e^2 + 2 e + 2) = x - 2 x / (e^2 + 2 e + 2) with e = e^x, and its derivative.</summary>
    public static Expr[] MishTogether(FormulaOperands f)
    {
        (Expr e, Expr w, Expr denominator) = MishParts(f);
        Expr reciprocal = 1 / denominator;
        Expr bounded = Min(Max(f.X, -Saturation), Saturation);
        Expr negative = bounded * ((e * (e + 2)) * reciprocal);
        Expr positive = f.X - (bounded * (2 * reciprocal));
        return [Select(f.X <= 0, negative, positive), e * reciprocal * (w * reciprocal)];
    }

    /// <summary>Derivatives f' with f'(x) = 1 - f'(-x), from that at -|x|.</summary>
    public static Expr Reflected(Expr x, Expr negative) => Select(x < 0, negative, 1 - negative);

    // Of shares with f(x) = 1 - f(-x), from that at -|x|.
    /// <summary>What a product is with a share that is <paramref name="negative"/> below 0 and what that leaves of 1 elsewhere; the product stands in the arms.</summary>
    public static Expr InArms(Expr x, Expr negative, Func<Expr, Expr> product) => Select(x < 0, product(negative), product(1 - negative));

    private static Expr Tail(GateParts gate) => gate.E * gate.Root / (gate.Denominator * gate.Denominator);

    private static Expr[] Together(Expr x, Expr magnitude, GateParts gate)
    {
        (Expr q, Expr derivative) = Shared(x, gate);
        return [Max(x, -0.0) - (magnitude * q), derivative];
    }

    // The gate at -|x|, and the derivative: one reciprocal serves both.
    private static (Expr Lower, Expr Derivative) Shared(Expr x, GateParts gate)
    {
        Expr reciprocal = 1 / gate.Denominator;
        Expr q = gate.E * reciprocal;
        return (q, Reflected(x, q * (gate.Root * reciprocal)));
    }

    private static GateParts SiluParts(Expr y)
    {
        // silu' = 1/2 at 0 and has a root at -y0, with k = 1 / (y0 - 1) = e^y0. The root is a factor: u and expm1(u) share their sign, so
        // nothing cancels.
        ExprTable table = y.Table;
        Expr y0 = table.Constant(SpecialFunctions.SiluRoot, SpecialFunctions.SiluRootTail);
        Expr k = table.Constant(SpecialFunctions.ExpOfSiluRoot, -3.6148589599468234e-20);
        Expr u = y0 - y;
        Expr e = Exp(u);
        return new GateParts(e, k + e, (k * u) + Expm1(u));
    }

    private static GateParts GeluTanhParts(Expr y)
    {
        // With v the gate at y and e = e^-v, the derivative at -y is e (1 + e - y v'(y)) / (1 + e)^2. Its second factor is 0
        // at y0; there 1 + e0 = y0 v'(y0), so it is the sum of y0 v'(y0) - y v'(y) and e0 expm1(v0 - v), which share the sign of y0 - y.
        ExprTable table = y.Table;
        Expr y0 = table.Constant(SpecialFunctions.GeluTanhRoot, SpecialFunctions.GeluTanhRootTail);
        Expr e0 = table.Constant(SpecialFunctions.DecayAtGeluTanhRoot, -9.1479672485407464e-18);
        Expr u = y0 - y;
        Expr squares = (y0 * y0) + (y0 * y) + (y * y);
        Expr difference = Min(GeluTanhSlope(table) * (u * (1 + (SpecialFunctions.GeluTanhCubic * squares))), GeluTanhMost);
        Expr e = e0 * Exp(difference);
        Expr root = (GeluTanhSlope(table) * (u * (1 + (3 * (SpecialFunctions.GeluTanhCubic * squares))))) + (e0 * Expm1(difference));
        return new GateParts(e, 1 + e, root);
    }

    // e^x, and what the derivative has as factor and as square root of its denominator.
    private static (Expr E, Expr Factor, Expr Denominator) MishParts(FormulaOperands f)
    {
        // mish' = e w / (e^2 + 2 e + 2)^2 with w = 4 (x + 1) + 4 e^2 + e^3 + e (4 x + 6). With u = x - x0 and e0 = e^x0 at the root
        // of w, w = e0 expm1(u) (e^2 + (e0 + 4) e + e0^2 + 4 e0 + 6 + 4 x0) + 4 u (1 + e).
        ExprTable table = f.Table;
        Expr x0 = table.Constant(-1.1924312145154952, -4.848482984803104e-17);
        Expr e0 = table.Constant(0.3034825352815289, 1.981117434764409e-17);
        Expr linear = table.Constant(4.303482535281529, -2.022334305773872e-16);
        Expr constant = table.Constant(2.536306932285039, 2.0040087774557082e-16);
        Expr u = Max(Min(f.X, MishEnd), -Saturation) - x0;
        Expr e = e0 * Exp(u);
        Expr w = (e0 * Expm1(u) * ((e * (e + linear)) + constant)) + (4 * (u * (1 + e)));
        return (e, w, (e * (e + 2)) + 2);
    }

    // e^(-y^2/2).
    private static Expr GeluDecay(Expr y) => Exp(-0.5 * y * y);

    // sigmoid(-a) for a >= 0, at most 1/2.
    private static Expr Lower(Expr a) => 1 / (1 + Exp(a));

    // 2 sqrt(2 / pi).
    private static Expr GeluTanhSlope(ExprTable table) => table.Constant(SpecialFunctions.GeluTanhScale, -9.969308809110922e-17);

    // Of x times a gate that is E / Denominator at -y: both, and what is 0 at the root of the derivative, which is E Root / Denominator^2
    // there.
    private sealed record GateParts(Expr E, Expr Denominator, Expr Root);
}
