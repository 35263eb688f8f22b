using System;

namespace ActivationKernels.Expressions;

/// <summary>Functions that Math lacks, in double: a few ulp, and not fast.</summary>
internal static class SpecialFunctions
{
    private const double GeluRoot = 0.7517915246935645;

    // Below it the continued fraction converges slowly, above it the series cancels.
    private const double SeriesEnd = 2;

    // The error of n terms falls as e^(-2 y sqrt(2 n)).
    private const int FractionTerms = 10;
    private const double FractionTermsTimesSquare = 800;

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

    /// <summary>Derivative of x phi(x) at -y over (y0 - y) e^(-y^2/2), y0 its root.</summary>
    public static double GeluSlope(double y) => (NormalTail(y) - (y / Math.Sqrt(2 * Math.PI))) / (GeluRoot - y);

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
