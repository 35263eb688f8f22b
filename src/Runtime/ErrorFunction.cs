using System;

namespace ActivationKernels;

/// <summary>The error function and its complement, by series and continued fraction.</summary>
internal static class ErrorFunction
{
    private const double TwoOverRootPi = 1.1283791670955126;
    private const double RootHalf = 0.7071067811865476;
    private const double OneOverRootPi = 0.5641895835477563;

    // Below it the complement is next to 1, and no digits are lost in 1 - erf.
    private const double SeriesAlone = 0.5;

    // Beyond it erf is next to 1, and no digits are lost in 1 - erfc.
    private const double FractionAlone = 2;

    // e^(-x^2) is 0 beyond.
    private const double Largest = 28;

    public static double Erf(double x)
    {
        double size = Math.Abs(x);
        if (size < FractionAlone || double.IsNaN(x))
        {
            return Series(x);
        }

        double value = size > Largest ? 1 : 1 - Fraction(size);
        return x < 0 ? -value : value;
    }

    public static double Erfc(double x)
    {
        if (Math.Abs(x) < SeriesAlone || double.IsNaN(x))
        {
            return 1 - Series(x);
        }

        double value = Math.Abs(x) > Largest ? 0 : Fraction(Math.Abs(x));
        return x < 0 ? 2 - value : value;
    }

    /// <summary>x erfc(-x / sqrt(2)) / 2: x times the standard normal distribution function.</summary>
    public static double Gelu(double x)
    {
        double size = Math.Abs(x) * RootHalf;
        if (size < SeriesAlone || double.IsNaN(x))
        {
            return 0.5 * x * (1 + Series(x * RootHalf));
        }

        if (size > Largest)
        {
            return x < 0 ? -0.0 : x;
        }

        // The root of the exponential twice: it stays a normal number as long as the result is one.
        double root = ExpOfMinusSquare(0.5 * x);
        double tail = 0.5 * OneOverRootPi / ContinuedFraction(size) * Math.Abs(x) * root * root;
        return x < 0 ? -tail : x - tail;
    }

    // erf(x) = 2 / sqrt(pi) e^(-x^2) sum 2^n x^(2n+1) / (1 3 5 ... (2n+1)): all terms have one sign.
    private static double Series(double x)
    {
        double square = x * x;
        double term = 1;
        double sum = 1;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= 2 * square / ((2 * n) + 1);
            sum += term;
        }

        return TwoOverRootPi * ExpOfMinusSquare(x) * (x * sum);
    }

    private static double Fraction(double x) => OneOverRootPi * ExpOfMinusSquare(x) / ContinuedFraction(x);

    // erfc(x) = e^(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) / (x + 2 / ...)))), from the inside out.
    private static double ContinuedFraction(double x)
    {
        int terms = 20 + (int)(200 / (x * x));
        double value = x;
        for (int n = terms; n > 0; n--)
        {
            value = x + (0.5 * n / value);
        }

        return value;
    }

    // A rounded square would cost as many ulp as it is large: the square of the leading half is exact.
    private static double ExpOfMinusSquare(double x)
    {
        double high = (float)x;
        return Math.Exp(-(high * high)) * Math.Exp(-((x - high) * (x + high)));
    }
}
