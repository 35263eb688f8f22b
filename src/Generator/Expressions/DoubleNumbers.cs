using System;

namespace ActivationKernels.Expressions;

/// <summary>Double arithmetic with primitives in forms that neither overflow nor cancel; a few ulp.</summary>
internal sealed class DoubleNumbers : INumberSystem<double>
{
    public static DoubleNumbers Instance { get; } = new();

    // The sum would turn -0 into 0.
    public double Constant(double value, double tail) => tail == 0 ? value : value + tail;

    public double Add(double a, double b) => a + b;

    public double Subtract(double a, double b) => a - b;

    public double Multiply(double a, double b) => a * b;

    public double Divide(double a, double b) => a / b;

    public double Negate(double a) => -a;

    public double Abs(double a) => Math.Abs(a);

    public double Sqrt(double a) => Math.Sqrt(a);

    public double Min(double a, double b) => Math.Min(a, b);

    public double Max(double a, double b) => Math.Max(a, b);

    public double CopySign(double magnitude, double sign) =>
        BitConverter.Int64BitsToDouble(
            (BitConverter.DoubleToInt64Bits(magnitude) & long.MaxValue) | (BitConverter.DoubleToInt64Bits(sign) & long.MinValue));

    public bool Less(double a, double b) => a < b;

    public bool LessOrEqual(double a, double b) => a <= b;

    public bool IsNaN(double a) => double.IsNaN(a);

    public double Call(Primitive primitive, double argument) => primitive.Name switch
    {
        "exp" => Math.Exp(argument),
        "expm1" => Expm1(argument),
        "log1p" => Log1p(argument),
        "sigmoid" => Sigmoid(argument),
        "tanh" => Math.Tanh(argument),
        "log" => Math.Log(argument),
        "asinh" => Asinh(argument),
        "atan" => Math.Atan(argument),
        "cbrt" => Cbrt(argument),
        "softplus" => Math.Max(argument, 0) + Log1p(Math.Exp(-Math.Abs(argument))),
        "tanhshrink" => SpecialFunctions.TanhShrink(argument),
        "phi" => SpecialFunctions.Phi(argument),
        "erf" => SpecialFunctions.Erf(argument),
        "erfc" => 2 * SpecialFunctions.Phi(-Math.Sqrt(2) * argument),
        "normaltail" => SpecialFunctions.NormalTail(argument),
        "geluslope" => SpecialFunctions.GeluSlope(argument),
        "softplustail" => SpecialFunctions.SoftplusTail(argument),
        "silutail" => SpecialFunctions.SiluTail(argument),
        "siluslope" => SpecialFunctions.SiluSlope(argument),
        "gelutanhtail" => SpecialFunctions.GeluTanhTail(argument),
        "gelutanhslope" => SpecialFunctions.GeluTanhSlope(argument),
        "sin" => Math.Sin(argument),
        "cos" => Math.Cos(argument),
        "sinh" => Math.Sinh(argument),
        "cosh" => Math.Cosh(argument),
        "sqrt1pm1" => argument < 1 ? argument / (1 + Math.Sqrt(1 + argument)) : Math.Sqrt(1 + argument) - 1,
        _ => throw new ArgumentException($"The primitive '{primitive.Name}' has no evaluation in double.", nameof(primitive)),
    };

    private static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    private static double Asinh(double x)
    {
        double size = Math.Abs(x);
        double value = size < 1e8 ? Log1p(size + (size * size / (1 + Math.Sqrt(1 + (size * size))))) : Math.Log(size) + Math.Log(2);
        return x < 0 ? -value : x == 0 ? x : value;
    }

    // One step of Newton's method behind the power.
    private static double Cbrt(double x)
    {
        double root = Math.Pow(Math.Abs(x), 1.0 / 3);
        root = x == 0 || double.IsInfinity(x) ? root : root - (((root * root * root) - Math.Abs(x)) / (3 * root * root));
        return x < 0 ? -root : x == 0 ? x : root;
    }

    // W. Kahan's forms: the rounding error of e^x, or of 1 + x, cancels in the quotient.
    private static double Expm1(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Math.Exp(x) - 1;
        }

        double u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(u) * (x / (u - 1));
    }
}
