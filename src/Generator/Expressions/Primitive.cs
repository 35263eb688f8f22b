using System;
using System.Collections.Immutable;

namespace ActivationKernels.Expressions;

/// <summary>
/// A function that a formula may call. Stable atoms (sigmoid, tanh, softplus) are primitives of their own, with derivative rows
/// that do not cancel: sigmoid' = s(x) s(-x), never s (1 - s).
/// </summary>
internal sealed class Primitive
{
    // 1 / sqrt(2 pi) and 2 / sqrt(pi).
    private const double NormalPeak = 0.3989422804014327;
    private const double NormalPeakTail = -2.49232720227773e-17;
    private const double ErrorPeak = 1.1283791670955126;
    private const double ErrorPeakTail = 1.533545961316588e-17;

    // Here the densities are 0 in every number system, and the square is finite.
    private const double DensityEnd = 1e150;

    private readonly Func<Expr, Expr> derivative;

    private Primitive(string name, Func<Expr, Expr> derivative, bool isIncreasing = true, bool isDecreasing = false)
    {
        Name = name;
        IsIncreasing = isIncreasing;
        IsDecreasing = isDecreasing;
        this.derivative = derivative;
    }

    /// <summary>e^x.</summary>
    public static Primitive Exp { get; } = new("exp", Functions.Exp);

    /// <summary>e^x - 1, accurate near 0.</summary>
    public static Primitive Expm1 { get; } = new("expm1", Functions.Exp);

    /// <summary>log(1 + x), accurate near 0; x &gt; -1.</summary>
    public static Primitive Log1p { get; } = new("log1p", x => 1 / (1 + x));

    /// <summary>1 / (1 + e^-x).</summary>
    public static Primitive Sigmoid { get; } = new("sigmoid", x => Functions.Sigmoid(x) * Functions.Sigmoid(-x));

    /// <summary>2 / (1 + e^-2x) - 1.</summary>
    public static Primitive Tanh { get; } = new("tanh", x => 4 * (Functions.Sigmoid(2 * x) * Functions.Sigmoid(-(2 * x))));

    /// <summary>log(1 + e^x).</summary>
    public static Primitive Softplus { get; } = new("softplus", Functions.Sigmoid);

    /// <summary>x - tanh x, accurate near 0.</summary>
    public static Primitive TanhShrink { get; } = new("tanhshrink", x => Functions.Tanh(x) * Functions.Tanh(x));

    /// <summary>Distribution function of the standard normal distribution.</summary>
    public static Primitive Phi { get; } = new("phi", NormalDensity);

    /// <summary>2 / sqrt(pi) times the integral of e^-t^2 from 0 to x.</summary>
    public static Primitive Erf { get; } = new("erf", ErrorDensity);

    /// <summary>1 - erf(x), accurate for large x.</summary>
    public static Primitive Erfc { get; } = new("erfc", x => -ErrorDensity(x), isIncreasing: false, isDecreasing: true);

    /// <summary>phi(-y) e^(y^2/2) for 0 &lt;= y &lt;= 43: the tail of phi without its exponential.</summary>
    public static Primitive NormalTail { get; } = new(
        "normaltail", y => y * Functions.NormalTail(y) - y.Table.Constant(NormalPeak, NormalPeakTail), isIncreasing: false, isDecreasing: true);

    /// <summary>Derivative of x phi(x) at -y over e^(-y^2/2), for 0 &lt;= y &lt;= 43.</summary>
    public static Primitive GeluSlope { get; } = InDerivatives("geluslope");

    /// <summary>Derivative of x sigmoid(x) at -y, for y &gt;= 0.</summary>
    public static Primitive SiluTail { get; } = InDerivatives("silutail", isDecreasing: false);

    /// <summary>The same over e^-y.</summary>
    public static Primitive SiluSlope { get; } = InDerivatives("siluslope");

    /// <summary>Derivative of gelu by tanh at -y, for y &gt;= 0.</summary>
    public static Primitive GeluTanhTail { get; } = InDerivatives("gelutanhtail", isDecreasing: false);

    /// <summary>The same over e^-v, where gelu by tanh is x sigmoid(v) at y.</summary>
    public static Primitive GeluTanhSlope { get; } = InDerivatives("gelutanhslope");

    /// <summary>log(1 + e^-y) e^y for y &gt;= 0.</summary>
    public static Primitive SoftplusTail { get; } = new("softplustail", y => Functions.SoftplusTail(y) - Functions.Sigmoid(y));

    /// <summary>Sine of an angle in radians.</summary>
    public static Primitive Sin { get; } = new("sin", Functions.Cos, isIncreasing: false);

    /// <summary>Cosine of an angle in radians.</summary>
    public static Primitive Cos { get; } = new("cos", x => -Functions.Sin(x), isIncreasing: false);

    /// <summary>(e^x - e^-x) / 2.</summary>
    public static Primitive Sinh { get; } = new("sinh", Functions.Cosh);

    /// <summary>(e^x + e^-x) / 2.</summary>
    public static Primitive Cosh { get; } = new("cosh", Functions.Sinh, isIncreasing: false);

    /// <summary>The natural logarithm: -infinity at 0, NaN below.</summary>
    public static Primitive Log { get; } = new("log", x => 1 / x);

    /// <summary>The inverse of the hyperbolic sine.</summary>
    public static Primitive Asinh { get; } = new("asinh", x => 1 / Functions.Sqrt(1 + (x * x)));

    /// <summary>The arcus tangent.</summary>
    public static Primitive Atan { get; } = new("atan", x => 1 / (1 + (x * x)));

    /// <summary>The cube root, of negative numbers too.</summary>
    public static Primitive Cbrt { get; } = new("cbrt", x => 1 / (3 * (Functions.Cbrt(x) * Functions.Cbrt(x))));

    /// <summary>sqrt(1 + x) - 1, accurate near 0; x &gt;= -1.</summary>
    public static Primitive Sqrt1pm1 { get; } = new("sqrt1pm1", x => 1 / (2 * Functions.Sqrt(1 + x)));

    public static ImmutableArray<Primitive> All { get; } = ImmutableArray.Create(
        Exp, Expm1, Log1p, Sigmoid, Tanh, Softplus, TanhShrink, Phi, Erf, Erfc, NormalTail, GeluSlope,
        SiluTail, SiluSlope, GeluTanhTail, GeluTanhSlope, SoftplusTail, Sin, Cos, Sinh, Cosh, Log, Asinh, Atan, Cbrt, Sqrt1pm1);

    public string Name { get; }

    /// <summary>Whether it increases over its whole domain, so that it maps the ends of an interval to the ends of its image.</summary>
    public bool IsIncreasing { get; }

    /// <summary>The same for one that decreases.</summary>
    public bool IsDecreasing { get; }

    /// <summary>Whether its value always has the sign of its argument.</summary>
    public bool KeepsSign => IsIncreasing && DoubleNumbers.Instance.Call(this, 0) == 0;

    /// <summary>The derivative at <paramref name="argument"/>, without the chain factor.</summary>
    public Expr Derivative(Expr argument) => derivative(argument);

    public override string ToString() => Name;

    private static Primitive InDerivatives(string name, bool isDecreasing = true) =>
        new(name, _ => throw new NotSupportedException("It stands in derivatives only."), isIncreasing: false, isDecreasing);

    // e^(-x^2/2) / sqrt(2 pi).
    private static Expr NormalDensity(Expr x)
    {
        Expr magnitude = Functions.Min(Functions.Abs(x), DensityEnd);
        return x.Table.Constant(NormalPeak, NormalPeakTail) * Functions.Exp(-(0.5 * (magnitude * magnitude)));
    }

    // 2 e^-x^2 / sqrt(pi).
    private static Expr ErrorDensity(Expr x)
    {
        Expr magnitude = Functions.Min(Functions.Abs(x), DensityEnd);
        return x.Table.Constant(ErrorPeak, ErrorPeakTail) * Functions.Exp(-(magnitude * magnitude));
    }
}

/// <summary>Calls of primitives in the notation of formulas.</summary>
internal static class Functions
{
    public static Expr Exp(Expr x) => x.Table.Call(Primitive.Exp, x);

    public static Expr Expm1(Expr x) => x.Table.Call(Primitive.Expm1, x);

    public static Expr Log1p(Expr x) => x.Table.Call(Primitive.Log1p, x);

    public static Expr Log(Expr x) => x.Table.Call(Primitive.Log, x);

    public static Expr Atan(Expr x) => x.Table.Call(Primitive.Atan, x);

    public static Expr Cbrt(Expr x) => x.Table.Call(Primitive.Cbrt, x);

    public static Expr Sigmoid(Expr x) => x.Table.Call(Primitive.Sigmoid, x);

    public static Expr Tanh(Expr x) => x.Table.Call(Primitive.Tanh, x);

    public static Expr Softplus(Expr x) => x.Table.Call(Primitive.Softplus, x);

    public static Expr TanhShrink(Expr x) => x.Table.Call(Primitive.TanhShrink, x);

    public static Expr Phi(Expr x) => x.Table.Call(Primitive.Phi, x);

    public static Expr NormalTail(Expr y) => y.Table.Call(Primitive.NormalTail, y);

    public static Expr GeluSlope(Expr y) => y.Table.Call(Primitive.GeluSlope, y);

    public static Expr SiluTail(Expr y) => y.Table.Call(Primitive.SiluTail, y);

    public static Expr SiluSlope(Expr y) => y.Table.Call(Primitive.SiluSlope, y);

    public static Expr GeluTanhTail(Expr y) => y.Table.Call(Primitive.GeluTanhTail, y);

    public static Expr GeluTanhSlope(Expr y) => y.Table.Call(Primitive.GeluTanhSlope, y);

    public static Expr SoftplusTail(Expr y) => y.Table.Call(Primitive.SoftplusTail, y);

    public static Expr Sin(Expr x) => x.Table.Call(Primitive.Sin, x);

    public static Expr Cos(Expr x) => x.Table.Call(Primitive.Cos, x);

    public static Expr Sinh(Expr x) => x.Table.Call(Primitive.Sinh, x);

    public static Expr Cosh(Expr x) => x.Table.Call(Primitive.Cosh, x);

    public static Expr Abs(Expr x) => x.Table.Abs(x);

    public static Expr Sqrt(Expr x) => x.Table.Sqrt(x);

    public static Expr Min(Expr x, double y) => x.Table.Min(x, x.Table.Constant(y));

    public static Expr Max(Expr x, double y) => x.Table.Max(x, x.Table.Constant(y));

    public static Expr RowMax(Expr x) => x.Table.RowMax(x);

    public static Expr RowSum(Expr x) => x.Table.RowSum(x);

    public static Expr CopySign(Expr magnitude, Expr sign) => magnitude.Table.CopySign(magnitude, sign);

    public static Expr Select(Expr condition, Expr whenTrue, Expr whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);

    public static Expr Select(Expr condition, Expr whenTrue, double whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);

    public static Expr Select(Expr condition, double whenTrue, double whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);

    public static Expr Select(Expr condition, double whenTrue, Expr whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);
}
