using System;
using System.Collections.Immutable;

namespace ActivationKernels.Lowering;

/// <summary>
/// How sine and cosine are computed on double lanes: x = n pi/2 + r with |r| up to pi/4, polynomials in r^2, and a sign and an exchange
/// of the two by the last bits of n.
/// </summary>
internal static class Trigonometry
{
    /// <summary>Beyond this magnitude the result is NaN: neighbouring floats are farther apart than a quarter turn long before.</summary>
    public const double Largest = 1 << 30;

    // sin r = r + r^3 p(r^2), relative error 1.8e-14 (wide) and 3.9e-19 (double). From tools/approximations.sollya.
    private static readonly ImmutableArray<double> SinWide = ImmutableArray.Create(
        -0.1666666666666389, 0.008333333331080894, -0.00019841266918159322, 2.755599119638535e-06, -2.4805655080709058e-08);

    private static readonly ImmutableArray<double> SinDouble = ImmutableArray.Create(
        -0.16666666666666666, 0.008333333333332773, -0.00019841269840288297, 2.7557318466147255e-06, -2.505180804916816e-08,
        1.5995304105292748e-10, -7.58377459657931e-14, -2.9499817179322096e-13);

    // cos r = 1 - r^2 / 2 + r^4 p(r^2), error 7.6e-16 (wide) and 6.8e-20 (double).
    private static readonly ImmutableArray<double> CosWide = ImmutableArray.Create(
        0.04166666666666468, -0.0013888888887278036, 2.4801585211494154e-05, -2.755636980726385e-07, 2.0700607897722116e-09);

    private static readonly ImmutableArray<double> CosDouble = ImmutableArray.Create(
        0.041666666666666664, -0.0013888888888887838, 2.48015873002225e-05, -2.7557318464250994e-07, 2.0876551214267252e-09,
        -1.1443929540088882e-11, 3.4225005516565476e-14);

    // pi/2 in parts of 23 bits, whose products with n are exact, and a rest.
    private const double Part1 = 1.570796251296997;
    private const double Part2 = 7.549789415861596e-08;
    private const double Part3 = 5.39030083589187e-15;
    private const double Part4 = 2.0222662487959506e-21;

    private const double TwoOverPi = 0.6366197723675814;
    private const double RoundToInteger = 6755399441055744; // 1.5 * 2^52
    private const int SignBit = 63;

    /// <summary>sin x; the sign of a zero argument is lost.</summary>
    public static Term Sin(TermArithmetic a, Term x, Interval range) => Compute(a, x, 0);

    /// <summary>cos x = sin(x + pi/2).</summary>
    public static Term Cos(TermArithmetic a, Term x, Interval range) => Compute(a, x, 1);

    private static Term Compute(TermArithmetic a, Term x, int quarters)
    {
        ProgramBuilder b = a.Builder;
        x = a.Align(x);
        int shift = b.Constant(RoundToInteger);
        int biased = b.MultiplyAdd(x.Hi, b.Constant(TwoOverPi), shift);
        Term r = Reduce(a, x, b.Subtract(biased, shift));
        (Term sin, Term cos) = (SinOfRest(a, r), CosOfRest(a, r));

        // One quarter turn exchanges the two, half a turn changes the sign.
        int turned = quarters == 0 ? biased : b.Add(biased, b.Constant(quarters));
        int one = b.Constant(1);
        int isOdd = b.Less(b.Or(b.ShiftLeft(turned, SignBit), one), b.Constant(0));
        int sign = b.Or(b.ShiftLeft(b.ShiftRight(turned, 1), SignBit), one);
        Term value = a.Select(isOdd, cos, sin);
        var signed = new Term(b.Multiply(value.Hi, sign), value.HasLow ? b.Multiply(value.Lo, sign) : -1);
        int isInRange = b.LessOrEqual(b.Emit(new Instruction(Opcode.Abs, x.Hi)), b.Constant(Largest));
        return a.Select(isInRange, signed, new Term(b.Constant(double.NaN)));
    }

    // x - n pi/2. What cancels is exact; what the later subtractions round off is added to the low part.
    private static Term Reduce(TermArithmetic a, Term x, int n)
    {
        ProgramBuilder b = a.Builder;
        int high = b.Subtract(x.Hi, b.Multiply(n, b.Constant(Part1)));
        (high, int error2) = Difference(b, high, b.Multiply(n, b.Constant(Part2)));
        (high, int error3) = Difference(b, high, b.Multiply(n, b.Constant(Part3)));
        int low = b.Subtract(b.Add(error2, error3), b.Multiply(n, b.Constant(Part4)));
        low = x.HasLow ? b.Add(low, x.Lo) : low;
        return a.IsPaired ? a.Normalise(high, low) : new Term(b.Add(high, low));
    }

    // D. E. Knuth's difference with its rounding error.
    private static (int Difference, int Error) Difference(ProgramBuilder b, int x, int y)
    {
        int difference = b.Subtract(x, y);
        int part = b.Subtract(difference, x);
        int error = b.Subtract(b.Subtract(x, b.Subtract(difference, part)), b.Add(y, part));
        return (difference, error);
    }

    private static Term SinOfRest(TermArithmetic a, Term r)
    {
        ProgramBuilder b = a.Builder;
        int square = b.Multiply(r.Hi, r.Hi);
        int curve = b.Multiply(b.Multiply(r.Hi, square), Polynomial.Horner(b, a.IsPaired ? SinDouble : SinWide, square));
        return a.IsPaired
            ? a.Normalise(r.Hi, b.MultiplyAdd(r.Lo, b.NegatedMultiplyAdd(b.Constant(0.5), square, b.Constant(1)), curve))
            : new Term(b.Add(r.Hi, curve));
    }

    private static Term CosOfRest(TermArithmetic a, Term r)
    {
        ProgramBuilder b = a.Builder;
        int square = b.Multiply(r.Hi, r.Hi);
        int curve = b.Multiply(b.Multiply(square, square), Polynomial.Horner(b, a.IsPaired ? CosDouble : CosWide, square));
        int half = b.Multiply(b.Constant(0.5), square);
        int high = b.Subtract(b.Constant(1), half);
        if (!a.IsPaired)
        {
            return new Term(b.Add(high, curve));
        }

        int rest = b.Subtract(b.Subtract(b.Constant(1), high), half);
        return a.Normalise(high, b.NegatedMultiplyAdd(r.Hi, r.Lo, b.Add(rest, curve)));
    }
}
