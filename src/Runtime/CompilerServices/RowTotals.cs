using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Totals of a row that are the same at every vector width: each of a fixed number of stripes takes every so manieth element, and the
/// stripes are put together in one order. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTotals
{
    /// <summary>Adds a value that comes as an unevaluated sum to a sum and to what that leaves out (D. Knuth's two-sum).</summary>
    /// <param name="sum">The sum so far.</param>
    /// <param name="rest">What it leaves out.</param>
    /// <param name="value">Leading part of the value.</param>
    /// <param name="low">What the leading part leaves out.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref double sum, ref double rest, double value, double low)
    {
        double total = sum + value;
        double part = total - sum;
        rest += (sum - (total - part)) + (value - part) + low;
        sum = total;
    }

    /// <summary>The sum of all stripes.</summary>
    /// <param name="sums">A power of two of stripes; their contents are lost.</param>
    /// <returns>NaN or infinite where they make it so.</returns>
    public static double Sum(Span<double> sums)
    {
        for (int half = sums.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                sums[i] += sums[half + i];
            }
        }

        return sums[0];
    }

    /// <summary>The sum of all stripes and of what they leave out, as an unevaluated sum.</summary>
    /// <param name="sums">A power of two of stripes; their contents are lost.</param>
    /// <param name="rests">What each leaves out; their contents are lost.</param>
    /// <param name="low">What the result leaves out; 0 where the result is NaN or infinite.</param>
    public static double Sum(Span<double> sums, Span<double> rests, out double low)
    {
        for (int half = sums.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                Add(ref sums[i], ref rests[i], sums[half + i], rests[half + i]);
            }
        }

        return Normalise(sums[0], rests[0], out low);
    }

    /// <summary>The largest value of all stripes.</summary>
    /// <param name="stripes">A power of two of stripes, no NaN among them; their contents are lost.</param>
    public static double Max(Span<float> stripes)
    {
        for (int half = stripes.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                stripes[i] = stripes[half + i] > stripes[i] ? stripes[half + i] : stripes[i];
            }
        }

        return stripes[0];
    }

    /// <summary>The largest value of all stripes.</summary>
    /// <param name="stripes">A power of two of stripes, no NaN among them; their contents are lost.</param>
    public static double Max(Span<double> stripes)
    {
        for (int half = stripes.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                stripes[i] = stripes[half + i] > stripes[i] ? stripes[half + i] : stripes[i];
            }
        }

        return stripes[0];
    }

    /// <summary>What totals over all elements say.</summary>
    /// <param name="count">Number of elements.</param>
    /// <param name="sum">Sum of the values.</param>
    /// <param name="squares">Sum of their squares.</param>
    /// <param name="largest">The largest value.</param>
    /// <param name="largestOpposite">The largest of the opposites of the values.</param>
    /// <param name="saturated">Number of elements at which the activation is flat.</param>
    /// <param name="dead">Number of elements whose slope is 0.</param>
    public static ActivationStatistics Statistics(
        int count, double sum, double squares, double largest, double largestOpposite, double saturated, double dead) => count == 0
        ? new ActivationStatistics(0, double.NaN, double.NaN, double.NaN, double.NaN, 0, 0)
        : new ActivationStatistics(
            count, sum / count, Math.Sqrt(squares / count), -largestOpposite, largest, saturated / count, dead / count);

    /// <summary>What a float leaves out of a value; 0 where that is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double BelowSingle(double value)
    {
        double rest = value - (float)value;
        return Math.Abs(rest) <= double.MaxValue ? rest : 0;
    }

    /// <summary>The sum with what it leaves out below its last digit; an infinite sum makes that NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Normalise(double sum, double rest, out double low)
    {
        if (!(Math.Abs(rest) <= double.MaxValue))
        {
            low = 0;
            return sum;
        }

        double total = sum + rest;
        low = (sum - total) + rest;
        return total;
    }
}
