using System;

namespace ActivationKernels.Propagation;

/// <summary>The standard normal distribution, with full relative accuracy in both tails.</summary>
internal static class NormalDistribution
{
    private const double SqrtPi = 1.7724538509055160273;
    private const double SqrtTwo = 1.4142135623730950488;
    private const double SqrtTwoPi = 2.5066282746310005024;

    public static double Density(double z) => Math.Exp(-z * z / 2) / SqrtTwoPi;

    /// <summary>Probability of a value below <paramref name="z"/>; 0 and 1 at the infinities.</summary>
    public static double Cdf(double z) => Erfc(-z / SqrtTwo) / 2;

    /// <summary>Probability of a value between two bounds, without cancellation in the upper tail.</summary>
    public static double Between(double low, double high) =>
        !(low < high) ? 0 : low > 0 ? Cdf(-low) - Cdf(-high) : Cdf(high) - Cdf(low);

    /// <summary>1 - erf(x).</summary>
    public static double Erfc(double x)
    {
        // Where series and continued fraction meet, both have more digits than a double.
        const double Border = 1.5;
        return double.IsNaN(x) ? x
            : x < -Border ? 2 - UpperTail(-x)
            : x > Border ? UpperTail(x)
            : 1 - Series(x);
    }

    // erf(x) = 2 / sqrt(pi) e^(-x^2) sum of 2^n x^(2n + 1) / (1 * 3 * ... * (2n + 1)): all terms have one sign.
    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; sum + term != sum; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }

        return 2 / SqrtPi * Math.Exp(-x * x) * sum;
    }

    // erfc(x) = e^(-x^2) / (sqrt(pi) (x + (1/2) / (x + (2/2) / (x + (3/2) / ...)))), evaluated from the inside out.
    private static double UpperTail(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        const int Depth = 120;
        double fraction = x;
        for (int n = Depth; n > 0; n--)
        {
            fraction = x + n / 2.0 / fraction;
        }

        return Math.Exp(-x * x) / (SqrtPi * fraction);
    }
}
