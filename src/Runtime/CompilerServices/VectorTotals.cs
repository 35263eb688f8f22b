#if NET8_0_OR_GREATER
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// The totals of <see cref="RowTotals"/> from stripes in vectors: the upper half goes into the lower one until one is left, as in
/// memory. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorTotals
{
    /// <summary>The sum of all lanes.</summary>
    /// <param name="sums">The stripes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> sums) => sums.ToScalar() + sums.GetElement(1);

    /// <inheritdoc cref="Sum(Vector128{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> sums) => Sum(sums.GetLower() + sums.GetUpper());

    /// <inheritdoc cref="Sum(Vector128{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> sums) => Sum(sums.GetLower() + sums.GetUpper());

    /// <summary>The sum of all lanes and of what they leave out, as an unevaluated sum.</summary>
    /// <param name="sums">The stripes.</param>
    /// <param name="rests">What each leaves out.</param>
    /// <param name="low">What the result leaves out; 0 where the result is NaN or infinite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector128<double> sums, Vector128<double> rests, out double low)
    {
        double sum = sums.ToScalar();
        double rest = rests.ToScalar();
        RowTotals.Add(ref sum, ref rest, sums.GetElement(1), rests.GetElement(1));
        return RowTotals.Normalise(sum, rest, out low);
    }

    /// <inheritdoc cref="Sum(Vector128{double}, Vector128{double}, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector256<double> sums, Vector256<double> rests, out double low)
    {
        (Vector128<double> lower, Vector128<double> upper) = (sums.GetLower(), sums.GetUpper());
        Vector128<double> sum = lower + upper;
        Vector128<double> part = sum - lower;
        return Sum(sum, rests.GetLower() + ((lower - (sum - part)) + (upper - part) + rests.GetUpper()), out low);
    }

    /// <inheritdoc cref="Sum(Vector128{double}, Vector128{double}, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> sums, Vector512<double> rests, out double low)
    {
        (Vector256<double> lower, Vector256<double> upper) = (sums.GetLower(), sums.GetUpper());
        Vector256<double> sum = lower + upper;
        Vector256<double> part = sum - lower;
        return Sum(sum, rests.GetLower() + ((lower - (sum - part)) + (upper - part) + rests.GetUpper()), out low);
    }

    /// <summary>The largest of all lanes.</summary>
    /// <param name="stripes">The stripes; no NaN among them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector128<float> stripes)
    {
        stripes = Lanes.Max(Vector128.Shuffle(stripes, Vector128.Create(2, 3, 0, 1)), stripes);
        return Lanes.Max(Vector128.Shuffle(stripes, Vector128.Create(1, 0, 3, 2)), stripes).ToScalar();
    }

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector256<float> stripes) => Max(Lanes.Max(stripes.GetUpper(), stripes.GetLower()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<float> stripes) => Max(Larger(stripes.GetLower(), stripes.GetUpper()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector128<double> stripes) => Lanes.Max(Vector128.Shuffle(stripes, Vector128.Create(1L, 0)), stripes).ToScalar();

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector256<double> stripes) => Max(Lanes.Max(stripes.GetUpper(), stripes.GetLower()));

    /// <inheritdoc cref="Max(Vector128{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<double> stripes) => Max(Larger(stripes.GetLower(), stripes.GetUpper()));

    private static Vector256<T> Larger<T>(Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(Vector256.GreaterThan(b, a), b, a);
}
#endif
