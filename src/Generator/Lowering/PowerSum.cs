using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>A polynomial of one value with constant coefficients.</summary>
/// <param name="Value">What is raised to powers; null for a constant.</param>
/// <param name="Coefficients">That of the lowest power first; the last one is not 0, unless it stands alone.</param>
internal sealed record PowerSum(Expr? Value, ImmutableArray<TailedNumber> Coefficients)
{
    // Powers of more are hardly meant as a polynomial.
    private const int MostPower = 16;

    // By Horner's scheme no more digits are lost.
    private const double LeastShare = 1.0 / 64;

    private const int PointsPerSign = 200;

    /// <summary>Whether Horner's scheme has something to save.</summary>
    public bool HasPowers => Coefficients.Length > 2 && Terms > 1;

    private int Terms => Coefficients.Count(c => !c.IsZero);

    // Powers that are all even, or all odd.
    private bool HasParity => HasNone(Coefficients.Length % 2);

    /// <summary>Whether coefficients are far from where numbers end.</summary>
    public bool IsOrdinary => Coefficients.All(c => c.IsOrdinary);

    /// <summary>Whether it is far from 0, on one side of it, in the whole range of its value, but for a zero of the value itself.</summary>
    public bool IsSolid(Interval range)
    {
        PowerSum rest = WithoutOuterPower();
        double[] shares = Enumerable.Range(0, 2 * PointsPerSign)
            .Select(Sample)
            .Where(x => x >= range.Least && x <= range.Most)
            .Select(x => rest.At(x) / rest.At(Math.Abs(x), Math.Abs))
            .ToArray();
        return shares.All(share => share >= LeastShare) || shares.All(share => share <= -LeastShare);
    }

    /// <summary>1 where it grows with its value in the whole range, -1 where it falls; 0 where neither is known.</summary>
    public int Direction(Interval range)
    {
        int sign = Math.Sign(Coefficients[Coefficients.Length - 1].Value);
        bool isSteady = Coefficients.Skip(1).All(c => c.IsZero || Math.Sign(c.Value) == sign);
        return isSteady && (range.Least >= 0 || HasNone(parity: 0, from: 1)) ? sign : 0;
    }

    public double At(double x) => At(x, c => c);

    public PowerSum Negate() => Map(c => -c);

    public PowerSum Times(TailedNumber factor) => Map(c => c * factor);

    /// <summary>By Horner's scheme, in squares where all powers are even or odd.</summary>
    public Expr ToHorner()
    {
        Expr x = Value!;
        bool hasParity = HasParity;
        Expr argument = hasParity ? x * x : x;
        int last = Coefficients.Length - 1;
        Expr result = Coefficients[last].In(x.Table);
        for (int power = last; power > (hasParity ? 1 : 0);)
        {
            result = argument * result;
            power -= hasParity ? 2 : 1;
            result = Coefficients[power].IsZero ? result : Coefficients[power].In(x.Table) + result;
        }

        return hasParity && last % 2 == 1 ? x * result : result;
    }

    /// <summary>The sum; null for one of two values.</summary>
    public PowerSum? Plus(PowerSum other)
    {
        if (!Meets(other))
        {
            return null;
        }

        var sums = Enumerable.Range(0, Math.Max(Coefficients.Length, other.Coefficients.Length)).Select(power => At(power) + other.At(power)).ToList();
        while (sums.Count > 1 && sums[sums.Count - 1].IsZero)
        {
            sums.RemoveAt(sums.Count - 1);
        }

        return new PowerSum(Value ?? other.Value, sums.ToImmutableArray());
    }

    /// <summary>The product with a polynomial one of whose terms stands alone, if not both have several.</summary>
    public PowerSum? Times(PowerSum other)
    {
        if (!Meets(other) || (Terms > 1 && other.Terms > 1) || Coefficients.Length + other.Coefficients.Length > MostPower)
        {
            return null;
        }

        (PowerSum monomial, PowerSum sum) = Terms > 1 ? (other, this) : (this, other);
        int shift = monomial.Coefficients.Length - 1;
        return new PowerSum(
            Value ?? other.Value,
            Enumerable.Repeat(default(TailedNumber), shift).Concat(sum.Coefficients.Select(c => c * monomial.Coefficients[shift])).ToImmutableArray());
    }

    private bool Meets(PowerSum other) => Value is null || other.Value is null || ReferenceEquals(Value, other.Value);

    private bool HasNone(int parity, int from = 0) => !Coefficients.Where((c, power) => power >= from && power % 2 == parity && !c.IsZero).Any();

    private PowerSum Map(Func<TailedNumber, TailedNumber> change) => this with { Coefficients = Coefficients.Select(change).ToImmutableArray() };

    private PowerSum WithoutOuterPower() => this with { Coefficients = Coefficients.SkipWhile(c => c.IsZero).ToImmutableArray() };

    private TailedNumber At(int power) => power < Coefficients.Length ? Coefficients[power] : default;

    private double At(double x, Func<double, double> change) => Coefficients.Reverse().Aggregate(0.0, (sum, c) => (sum * x) + change(c.Value));

    // Both signs at all magnitudes that are neither negligible nor beyond all other terms.
    private static double Sample(int point) => (point % 2 == 0 ? 1 : -1) * Math.Pow(2, (point / 2 * 0.4) - 40);
}
