using System;

namespace ActivationKernels.Expressions;

/// <summary>Functions that Math lacks, in double: a few ulp, and not fast.</summary>
internal static class SpecialFunctions
{
    /// <summary>Root of 1 - y + e^-y, and of the derivative of x sigmoid(x) at -y.</summary>
    public const double SiluRoot = 1.2784645427610737;

    /// <summary>What <see cref="SiluRoot"/> leaves out.</summary>
    public const double SiluRootTail = 1.0946994183093437e-16;

    /// <summary>The exponential of that root.</summary>
    public const double ExpOfSiluRoot = 3.591121476668622;

    /// <summary>Root of 1 - y v'(y) + e^-v, and of the derivative of gelu by tanh, x sigmoid(v), at -y.</summary>
    public const double GeluTanhRoot = 0.7524614220710163;

    /// <summary>What <see cref="GeluTanhRoot"/> leaves out.</summary>
    public const double GeluTanhRootTail = -3.4358218314355225e-17;

    /// <summary>e^-v at that root.</summary>
    public const double DecayAtGeluTanhRoot = 0.29195521191476714;

    /// <summary>Of v = <see cref="GeluTanhScale"/> (y + this y^3).</summary>
    public const double GeluTanhCubic = 0.044715;

    /// <summary>2 sqrt(2 / pi).</summary>
    public const double GeluTanhScale = 1.5957691216057308;

    // Below it the continued fraction converges slowly, above it the series cancels.
    private const double SeriesEnd = 2;

    // The error of n terms falls as e^(-2 y sqrt(2 n)).
    private const int FractionTerms = 10;
    private const double FractionTermsTimesSquare = 800;

    // Its square is nothing beside 1.
    private const double SmallDecay = 1e-9;

    private const double SmallArgument = 0.1;

    /// <summary>x - tanh x.</summary>
    public static double TanhShrink(double x)
    {
        if (!(Math.Abs(x) < SmallArgument))
        {
            return double.IsInfinity(x) ? x : x - Math.Tanh(x);
        }

        // Maclaurin's series, where the difference cancels.
        double z = x * x;
        double series = (-21844.0 / 6081075) + (z * (929569.0 / 638512875));
        series = (-62.0 / 2835) + (z * ((1382.0 / 155925) + (z * series)));
        series = (1.0 / 3) + (z * ((-2.0 / 15) + (z * ((17.0 / 315) + (z * series)))));
        return x * z * series;
    }

    /// <summary>Distribution function of the standard normal distribution.</summary>
    public static double Phi(double x)
    {
        double tail = Math.Exp(-0.5 * x * x) * NormalTail(Math.Abs(x));
        return double.IsNaN(x) ? x : double.IsInfinity(x) ? (x < 0 ? 0 : 1) : x < 0 ? tail : 1 - tail;
    }

    public static double Erf(double x)
    {
        if (!(Math.Abs(x) > 1))
        {
            return ErfSeries(x);
        }

        double magnitude = 1 - (2 * Phi(-Math.Sqrt(2) * Math.Abs(x)));
        return x < 0 ? -magnitude : magnitude;
    }

    /// <summary>Phi(-y) e^(y^2/2) for y &gt;= 0.</summary>
    public static double NormalTail(double y)
    {
        if (y < SeriesEnd)
        {
            return 0.5 * Math.Exp(0.5 * y * y) * (1 - ErfSeries(y / Math.Sqrt(2)));
        }

        // Laplace's continued fraction.
        double fraction = y;
        for (int n = FractionTerms + (int)(FractionTermsTimesSquare / (y * y)); n > 0; n--)
        {
            fraction = y + (n / fraction);
        }

        return 1 / (fraction * Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Derivative of x phi(x) at -y over e^(-y^2/2).</summary>
    public static double GeluSlope(double y) => NormalTail(y) - (y / Math.Sqrt(2 * Math.PI));

    /// <summary>log(1 + e^-y) e^y for y &gt;= 0.</summary>
    public static double SoftplusTail(double y)
    {
        double e = Math.Exp(-y);
        return e < SmallDecay ? 1 - (e / 2) : DoubleNumbers.Instance.Call(Primitive.Log1p, e) / e;
    }

    /// <summary>Derivative of x sigmoid(x) at -y.</summary>
    public static double SiluTail(double y) => y < 0 ? 1 - SiluTail(-y) : Decayed(SiluSlope(y), y);

    /// <summary>The same times e^y.</summary>
    public static double SiluSlope(double y)
    {
        if (y < 0)
        {
            return SiluTail(y) * Math.Exp(y);
        }

        // The root is a factor: u and expm1(u) share their sign.
        double u = SiluRoot - y + SiluRootTail;
        double denominator = ExpOfSiluRoot + Math.Exp(u);
        return ExpOfSiluRoot * ((ExpOfSiluRoot * u) + Expm1(u)) / (denominator * denominator);
    }

    /// <summary>Derivative of gelu by tanh at -y.</summary>
    public static double GeluTanhTail(double y) => y < 0 ? 1 - GeluTanhTail(-y) : Decayed(GeluTanhSlope(y), GeluTanhGate(y));

    /// <summary>The same times e^v, with v the gate at y.</summary>
    public static double GeluTanhSlope(double y)
    {
        if (y < 0)
        {
            return GeluTanhTail(y) * Math.Exp(GeluTanhGate(y));
        }

        // The same for y v'(y) and for e^-v.
        double u = GeluTanhRoot - y + GeluTanhRootTail;
        double squares = GeluTanhCubic * ((GeluTanhRoot * GeluTanhRoot) + (GeluTanhRoot * y) + (y * y));
        double root = (GeluTanhScale * u * (1 + (3 * squares))) + (DecayAtGeluTanhRoot * Expm1(GeluTanhScale * u * (1 + squares)));
        double denominator = 1 + Math.Exp(-GeluTanhGate(y));
        return root / (denominator * denominator);
    }

    private static double GeluTanhGate(double y) => GeluTanhScale * y * (1 + (GeluTanhCubic * y * y));

    // An exponential of 0 hides a slope of any size, which keeps its sign.
    private static double Decayed(double slope, double v)
    {
        double e = Math.Exp(-v);
        return e == 0 ? (slope < 0 ? -0.0 : 0) : e * slope;
    }

    private static double Expm1(double x) => DoubleNumbers.Instance.Call(Primitive.Expm1, x);

    // Maclaurin's series.
    private static double ErfSeries(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
