using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Oracles.Mpfr;

/// <summary>Arithmetic of formulas in high precision, in forms whose tails neither cancel nor overflow.</summary>
internal sealed unsafe class MpfrNumbers(int precision = MpfrNumbers.DefaultPrecision) : INumberSystem<MpfrNumber>
{
    public const int DefaultPrecision = 320;

    // e^x overflows libmpfr itself near 7.4e8.
    private const double LargeArgument = 1e6;

    // Above this the continued fraction of the normal tail is quicker than erfc, which takes milliseconds before its own series converges.
    private const double FarInTheTail = 8;

    private readonly MpfrNumber one = MpfrNumber.FromDouble(1, precision);
    private readonly MpfrNumber large = MpfrNumber.FromDouble(LargeArgument, precision);
    private readonly MpfrNumber far = MpfrNumber.FromDouble(FarInTheTail, precision);

    public MpfrNumber Number(double value) => MpfrNumber.FromDouble(value, precision);

    public MpfrNumber Constant(double value, double tail) => tail == 0 ? Number(value) : Add(Number(value), Number(tail));

    public MpfrNumber Add(MpfrNumber a, MpfrNumber b) => MpfrNumber.Apply(NativeMpfr.Add, a, b);

    public MpfrNumber Subtract(MpfrNumber a, MpfrNumber b) => MpfrNumber.Apply(NativeMpfr.Subtract, a, b);

    public MpfrNumber Multiply(MpfrNumber a, MpfrNumber b) => MpfrNumber.Apply(NativeMpfr.Multiply, a, b);

    public MpfrNumber Divide(MpfrNumber a, MpfrNumber b) => MpfrNumber.Apply(NativeMpfr.Divide, a, b);

    public MpfrNumber Negate(MpfrNumber a) => MpfrNumber.Apply(NativeMpfr.Negate, a);

    public MpfrNumber Abs(MpfrNumber a) => a.Magnitude();

    public MpfrNumber Sqrt(MpfrNumber a) => MpfrNumber.Apply(NativeMpfr.Sqrt, a);

    public MpfrNumber Min(MpfrNumber a, MpfrNumber b) => a.IsNaN ? a : b.IsNaN || Less(b, a) ? b : a;

    public MpfrNumber Max(MpfrNumber a, MpfrNumber b) => a.IsNaN ? a : b.IsNaN || Less(a, b) ? b : a;

    public MpfrNumber CopySign(MpfrNumber magnitude, MpfrNumber sign) => MpfrNumber.Apply(NativeMpfr.CopySign, magnitude, sign);

    public bool Less(MpfrNumber a, MpfrNumber b) => !a.IsNaN && !b.IsNaN && MpfrNumber.Compare(a, b) < 0;

    public bool LessOrEqual(MpfrNumber a, MpfrNumber b) => !a.IsNaN && !b.IsNaN && MpfrNumber.Compare(a, b) <= 0;

    public bool IsNaN(MpfrNumber a) => a.IsNaN;

    public MpfrNumber Call(Primitive primitive, MpfrNumber argument) => primitive.Name switch
    {
        "exp" => Exp(argument),
        "expm1" => MpfrNumber.Apply(NativeMpfr.Expm1, argument),
        "log1p" => MpfrNumber.Apply(NativeMpfr.Log1p, argument),
        "sigmoid" => Divide(one, Add(one, Exp(Negate(argument)))),
        "tanh" => MpfrNumber.Apply(NativeMpfr.Tanh, argument),
        "softplus" => Softplus(argument),
        "tanhshrink" => TanhShrink(argument),
        "phi" => Phi(argument),
        "erf" => MpfrNumber.Apply(NativeMpfr.Erf, argument),
        "erfc" => MpfrNumber.Apply(NativeMpfr.Erfc, argument),
        "normaltail" => NormalTail(argument),
        "geluslope" => Subtract(NormalTail(argument), Divide(argument, Sqrt(Multiply(Number(2), Pi())))),
        "softplustail" => Multiply(Softplus(Negate(argument)), Exp(argument)),
        "silutail" => Multiply(Exp(Negate(argument)), GatedSlope(argument, argument)),
        "siluslope" => GatedSlope(argument, argument),
        "gelutanhtail" => Multiply(Exp(Negate(GeluTanhGate(argument, 1))), GeluTanhSlope(argument)),
        "gelutanhslope" => GeluTanhSlope(argument),
        "sin" => MpfrNumber.Apply(NativeMpfr.Sin, argument),
        "cos" => MpfrNumber.Apply(NativeMpfr.Cos, argument),
        "log" => MpfrNumber.Apply(NativeMpfr.Log, argument),
        "asinh" => MpfrNumber.Apply(NativeMpfr.Asinh, argument),
        "atan" => MpfrNumber.Apply(NativeMpfr.Atan, argument),
        "cbrt" => MpfrNumber.Apply(NativeMpfr.Cbrt, argument),
        "sinh" => MpfrNumber.Apply(NativeMpfr.Sinh, argument),
        "cosh" => MpfrNumber.Apply(NativeMpfr.Cosh, argument),
        "sqrt1pm1" => Divide(argument, Add(one, Sqrt(Add(one, argument)))),
        _ => throw new ArgumentException($"The primitive '{primitive.Name}' has no evaluation in high precision.", nameof(primitive)),
    };

    private static MpfrNumber Exp(MpfrNumber a) => MpfrNumber.Apply(NativeMpfr.Exp, a);

    private MpfrNumber Softplus(MpfrNumber x) => Less(large, x)
        ? Add(x, Exp(Negate(x)))
        : MpfrNumber.Apply(NativeMpfr.Log1p, Exp(x));

    private MpfrNumber Pi() => MpfrNumber.Apply((result, _, rounding) => NativeMpfr.Pi(result, rounding), one);

    private MpfrNumber Phi(MpfrNumber x) => Less(x, Negate(far))
        ? Multiply(NormalTail(Negate(x)), Exp(Negate(Divide(Multiply(x, x), Number(2)))))
        : Divide(MpfrNumber.Apply(NativeMpfr.Erfc, Negate(Divide(x, Sqrt(Number(2))))), Number(2));

    private MpfrNumber NormalTail(MpfrNumber y) => Less(far, y)
        ? Divide(MillsRatio(y), Sqrt(Multiply(Number(2), Pi())))
        : Multiply(Phi(Negate(y)), Exp(Divide(Multiply(y, y), Number(2))));

    // 1/(y + 1/(y + 2/(y + 3/(y + ...)))), Laplace. From 8 on that many levels leave less than the last bit, up to 320 bits.
    private MpfrNumber MillsRatio(MpfrNumber y)
    {
        double digits = precision * Math.Log(2) / y.ToDouble();
        MpfrNumber rest = y;
        for (int level = 40 + (int)(digits * digits / 2); level > 0; level--)
        {
            rest = Add(y, Divide(Number(level), rest));
        }

        return Divide(one, rest);
    }

    // Derivative of x sigmoid(v) at -y without e^-v, where growth is y v'(y).
    private MpfrNumber GatedSlope(MpfrNumber v, MpfrNumber growth)
    {
        MpfrNumber e = Exp(Negate(v));
        MpfrNumber denominator = Add(one, e);
        return Divide(Add(Subtract(one, growth), e), Multiply(denominator, denominator));
    }

    private MpfrNumber GeluTanhSlope(MpfrNumber y) => GatedSlope(GeluTanhGate(y, 1), GeluTanhGate(y, 3));

    // 2 sqrt(2 / pi) (y + 0.044715 y^3), or with 3 as last factor y times its derivative.
    private MpfrNumber GeluTanhGate(MpfrNumber y, int factor)
    {
        MpfrNumber cube = Multiply(Number(0.044715), Multiply(y, Multiply(y, y)));
        return Multiply(Multiply(Number(2), Sqrt(Divide(Number(2), Pi()))), Add(y, Multiply(Number(factor), cube)));
    }

    // Maclaurin's series where the difference would cancel by more than 40 bits.
    private MpfrNumber TanhShrink(MpfrNumber x)
    {
        if (!Less(x.Magnitude(), Number(Math.ScaleB(1, -20))))
        {
            return Subtract(x, MpfrNumber.Apply(NativeMpfr.Tanh, x));
        }

        (double Numerator, double Denominator)[] terms = [(1, 3), (-2, 15), (17, 315), (-62, 2835), (1382, 155925), (-21844, 6081075), (929569, 638512875)];
        MpfrNumber square = Multiply(x, x);
        MpfrNumber power = Multiply(x, square);
        MpfrNumber sum = Number(0);
        foreach ((double numerator, double denominator) in terms)
        {
            sum = Add(sum, Divide(Multiply(power, Number(numerator)), Number(denominator)));
            power = Multiply(power, square);
        }

        return sum;
    }
}
