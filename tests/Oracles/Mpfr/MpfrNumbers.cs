using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Oracles.Mpfr;

/// <summary>Arithmetic of formulas in high precision, in forms whose tails neither cancel nor overflow.</summary>
internal sealed unsafe class MpfrNumbers(int precision = MpfrNumbers.DefaultPrecision) : INumberSystem<MpfrNumber>
{
    public const int DefaultPrecision = 320;

    // e^x overflows libmpfr itself near 7.4e8.
    private const double LargeArgument = 1e6;

    private readonly MpfrNumber one = MpfrNumber.FromDouble(1, precision);
    private readonly MpfrNumber large = MpfrNumber.FromDouble(LargeArgument, precision);

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
        "log" => MpfrNumber.Apply(NativeMpfr.Log, argument),
        "sin" => MpfrNumber.Apply(NativeMpfr.Sin, argument),
        "cos" => MpfrNumber.Apply(NativeMpfr.Cos, argument),
        "sinh" => MpfrNumber.Apply(NativeMpfr.Sinh, argument),
        "cosh" => MpfrNumber.Apply(NativeMpfr.Cosh, argument),
        "asinh" => MpfrNumber.Apply(NativeMpfr.Asinh, argument),
        "atan" => MpfrNumber.Apply(NativeMpfr.Atan, argument),
        "cbrt" => MpfrNumber.Apply(NativeMpfr.Cbrt, argument),
        _ => throw new ArgumentException($"The primitive '{primitive.Name}' has no evaluation in high precision.", nameof(primitive)),
    };

    private static MpfrNumber Exp(MpfrNumber a) => MpfrNumber.Apply(NativeMpfr.Exp, a);

    private MpfrNumber Softplus(MpfrNumber x) => Less(large, x)
        ? Add(x, Exp(Negate(x)))
        : MpfrNumber.Apply(NativeMpfr.Log1p, Exp(x));
}
