using System;
using System.Collections.Immutable;

namespace ActivationKernels.Expressions;

/// <summary>
/// A function that a formula may call. Stable atoms (sigmoid, tanh, softplus) are primitives of their own, with derivative rows
/// that do not cancel: sigmoid' = s(x) s(-x), never s (1 - s).
/// </summary>
internal sealed class Primitive
{
    private readonly Func<Expr, Expr> derivative;

    private Primitive(string name, Func<Expr, Expr> derivative, bool isIncreasing = true)
    {
        Name = name;
        IsIncreasing = isIncreasing;
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

    /// <summary>The natural logarithm: -infinity at 0, NaN below.</summary>
    public static Primitive Log { get; } = new("log", x => 1 / x);

    /// <summary>The sine of an angle in radians.</summary>
    public static Primitive Sin { get; } = new("sin", Functions.Cos, isIncreasing: false);

    /// <summary>The cosine of an angle in radians.</summary>
    public static Primitive Cos { get; } = new("cos", x => -Functions.Sin(x), isIncreasing: false);

    /// <summary>The hyperbolic sine.</summary>
    public static Primitive Sinh { get; } = new("sinh", Functions.Cosh);

    /// <summary>The hyperbolic cosine.</summary>
    public static Primitive Cosh { get; } = new("cosh", Functions.Sinh, isIncreasing: false);

    /// <summary>The inverse of the hyperbolic sine.</summary>
    public static Primitive Asinh { get; } = new("asinh", x => 1 / Functions.Sqrt(1 + (x * x)));

    /// <summary>The arcus tangent.</summary>
    public static Primitive Atan { get; } = new("atan", x => 1 / (1 + (x * x)));

    /// <summary>The cube root, of negative numbers too.</summary>
    public static Primitive Cbrt { get; } = new("cbrt", x => 1 / (3 * (Functions.Cbrt(x) * Functions.Cbrt(x))));

    public static ImmutableArray<Primitive> All { get; } =
        ImmutableArray.Create(Exp, Expm1, Log1p, Sigmoid, Tanh, Softplus, Log, Sin, Cos, Sinh, Cosh, Asinh, Atan, Cbrt);

    public string Name { get; }

    /// <summary>Whether it increases over its whole domain, so that it maps the ends of an interval to the ends of its image.</summary>
    public bool IsIncreasing { get; }

    /// <summary>Whether its value always has the sign of its argument.</summary>
    public bool KeepsSign => IsIncreasing && DoubleNumbers.Instance.Call(this, 0) == 0;

    /// <summary>The derivative at <paramref name="argument"/>, without the chain factor.</summary>
    public Expr Derivative(Expr argument) => derivative(argument);

    public override string ToString() => Name;
}

/// <summary>Calls of primitives in the notation of formulas.</summary>
internal static class Functions
{
    public static Expr Exp(Expr x) => x.Table.Call(Primitive.Exp, x);

    public static Expr Expm1(Expr x) => x.Table.Call(Primitive.Expm1, x);

    public static Expr Log1p(Expr x) => x.Table.Call(Primitive.Log1p, x);

    public static Expr Log(Expr x) => x.Table.Call(Primitive.Log, x);

    public static Expr Sin(Expr x) => x.Table.Call(Primitive.Sin, x);

    public static Expr Cos(Expr x) => x.Table.Call(Primitive.Cos, x);

    public static Expr Sinh(Expr x) => x.Table.Call(Primitive.Sinh, x);

    public static Expr Cosh(Expr x) => x.Table.Call(Primitive.Cosh, x);

    public static Expr Atan(Expr x) => x.Table.Call(Primitive.Atan, x);

    public static Expr Cbrt(Expr x) => x.Table.Call(Primitive.Cbrt, x);

    public static Expr Sigmoid(Expr x) => x.Table.Call(Primitive.Sigmoid, x);

    public static Expr Tanh(Expr x) => x.Table.Call(Primitive.Tanh, x);

    public static Expr Softplus(Expr x) => x.Table.Call(Primitive.Softplus, x);

    public static Expr Abs(Expr x) => x.Table.Abs(x);

    public static Expr Sqrt(Expr x) => x.Table.Sqrt(x);

    public static Expr Min(Expr x, double y) => x.Table.Min(x, x.Table.Constant(y));

    public static Expr Max(Expr x, double y) => x.Table.Max(x, x.Table.Constant(y));

    public static Expr CopySign(Expr magnitude, Expr sign) => magnitude.Table.CopySign(magnitude, sign);

    public static Expr Select(Expr condition, Expr whenTrue, Expr whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);

    public static Expr Select(Expr condition, Expr whenTrue, double whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);

    public static Expr Select(Expr condition, double whenTrue, Expr whenFalse) => condition.Table.Select(condition, whenTrue, whenFalse);
}
