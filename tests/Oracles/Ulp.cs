using System;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Oracles;

/// <summary>Distance of a computed result from the exact one, in units in the last place of the exact one.</summary>
/// <remarks>
/// The unit is that of the exact value in the format of the result, and the smallest subnormal below the normal range: 0.5 is a
/// correctly rounded result. A result that is NaN, or infinite, where the rounded exact one is not, is infinitely far.
/// </remarks>
internal static class Ulp
{
    public static double Error(float got, MpfrNumber exact) => Error(got, exact, exact.ToSingle(), 23, -149, 127);

    public static double Error(double got, MpfrNumber exact) => Error(got, exact, exact.ToDouble(), 52, -1074, 1023);

    /// <summary>The same against an estimate of the exact value; only as good as the estimate.</summary>
    public static double EstimateError(float got, double estimate)
    {
        float rounded = (float)estimate;
        if (!float.IsFinite(got) || !float.IsFinite(rounded))
        {
            return got.Equals(rounded) ? 0 : double.PositiveInfinity;
        }

        int exponent = estimate == 0 ? -149 : Math.Max(Math.ILogB(estimate) - 23, -149);
        return Math.ScaleB(Math.Abs(got - estimate), -exponent);
    }

    private static double Error(double got, MpfrNumber exact, double rounded, int fractionBits, int leastExponent, int largestExponent)
    {
        if (!double.IsFinite(got) || !double.IsFinite(rounded))
        {
            return got.Equals(rounded) ? 0 : double.PositiveInfinity;
        }

        long exponent = exact.IsZero
            ? leastExponent
            : Math.Clamp(exact.Exponent - fractionBits, leastExponent, largestExponent - fractionBits);
        var numbers = new MpfrNumbers(exact.Precision);
        return numbers.Subtract(numbers.Number(got), exact).Magnitude().Scale(-exponent).ToDouble();
    }
}
