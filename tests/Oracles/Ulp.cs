using System;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Oracles;

/// <summary>Distance of a computed result from the exact one, in units in the last place of the exact one.</summary>
/// <remarks>
/// The unit is that of the exact value in the format of the result, and the smallest subnormal below the normal range: 0.5 is a
/// correctly rounded result. An infinite result counts as the power of two behind the largest number, as it does in rounding; a result
/// that is NaN where the exact one is not, or finite where the exact one is infinite, is infinitely far.
/// </remarks>
internal static class Ulp
{
    public static double Error(float got, MpfrNumber exact) => Error(got, exact, exact.ToSingle(), 23, -149, 127);

    public static double Error(double got, MpfrNumber exact) => Error(got, exact, exact.ToDouble(), 52, -1074, 1023);

    /// <summary>The same against an estimate of the exact value; only as good as the estimate.</summary>
    public static double EstimateError(float got, double estimate)
    {
        float rounded = (float)estimate;
        if (float.IsNaN(got) || !double.IsFinite(estimate) || (float.IsInfinity(got) && got.Equals(rounded)))
        {
            return got.Equals(rounded) ? 0 : double.PositiveInfinity;
        }

        int exponent = estimate == 0 ? -149 : Math.Max(Math.ILogB(estimate) - 23, -149);
        double value = float.IsInfinity(got) ? Math.CopySign(Math.ScaleB(1, 128), got) : got;
        return Math.ScaleB(Math.Abs(value - estimate), -exponent);
    }

    private static double Error(double got, MpfrNumber exact, double rounded, int fractionBits, int leastExponent, int largestExponent)
    {
        if (double.IsNaN(got) || exact.IsNaN || exact.IsInfinity || (double.IsInfinity(got) && got.Equals(rounded)))
        {
            return got.Equals(rounded) ? 0 : double.PositiveInfinity;
        }

        long exponent = exact.IsZero
            ? leastExponent
            : Math.Clamp(exact.Exponent - fractionBits, leastExponent, largestExponent - fractionBits);
        var numbers = new MpfrNumbers(exact.Precision);
        MpfrNumber value = double.IsInfinity(got) ? numbers.Number(Math.CopySign(1, got)).Scale(largestExponent + 1) : numbers.Number(got);
        return numbers.Subtract(value, exact).Magnitude().Scale(-exponent).ToDouble();
    }
}
