using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Sine and cosine: reduction by multiples of pi / 2 and a polynomial for each quadrant. Coefficients come from
/// tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class Trigonometry
{
    /// <summary>
    /// Up to this magnitude the product of a multiple and a part of pi / 2 is exact. Where angles may be larger, all go through
    /// <see cref="LargeAngles"/>.
    /// </summary>
    public const double Largest = 536870912; // 2^29

    // sin r = r + r^3 p(r^2) for r^2 <= 0.62, error of p 2.9e-11 (wide) and 9.3e-18 (double).
    private static readonly ImmutableArray<double> SinWide = ImmutableArray.Create(
        -0.1666666666380324, 0.00833333185396478, -0.00019840075377018464, 2.7248441252419355e-06);

    private static readonly ImmutableArray<double> SinDouble = ImmutableArray.Create(
        -0.16666666666666666, 0.008333333333332776, -0.0001984126984029975, 2.755731847894664e-06,
        -2.505181465127032e-08, 1.5997024731484106e-10, -9.784628089673817e-14, -2.84022415255755e-13);

    // cos r = 1 - r^2 / 2 + r^4 p(r^2), error of p 2.4e-12 (wide) and 2.4e-18 (double).
    private static readonly ImmutableArray<double> CosWide = ImmutableArray.Create(
        0.04166666666427709, -0.0013888887654505983, 2.4800590812468796e-05, -2.729971101745032e-07);

    private static readonly ImmutableArray<double> CosDouble = ImmutableArray.Create(
        0.041666666666666664, -0.0013888888888887844, 2.4801587300238385e-05, -2.7557318477022525e-07,
        2.0876555703537423e-09, -1.1444644264773409e-11, 3.4646829669398983e-14);

    // pi / 2 in parts of 24 bits: their products with a multiple below 2^29 are exact.
    private static readonly ImmutableArray<double> HalfPi = ImmutableArray.Create(
        1.570796251296997, 7.549789415861596e-08, 5.390302529957765e-15,
        3.282003415807913e-22, 1.270655753080676e-29, 1.2293330898111133e-36);

    private const int PartsWide = 4;

    public const double HalfPiHigh = 1.5707963267948966;
    public const double HalfPiLow = 6.123233995736766e-17;

    public const double TwoOverPi = 0.6366197723675814;

    public const double RoundToInteger = 6755399441055744;

    public static Term Sin(TermArithmetic a, Term x, Interval range) => Evaluate(a, x, range, quadrants: 0);

    public static Term Cos(TermArithmetic a, Term x, Interval range) => Evaluate(a, x, range, quadrants: 1);

    /// <summary>
    /// The sine of an angle, or its cosine, plus a multiple of pi / 4: added in turns, none of its digits is lost beside the angle.
    /// </summary>
    public static Term Shifted(TermArithmetic a, Term x, Interval range, bool isCosine, int eighths) =>
        Evaluate(a, x, range, isCosine ? 1 : 0, eighths);

    // The sine of x + quadrants * pi / 2 + eighths * pi / 4.
    private static Term Evaluate(TermArithmetic a, Term x, Interval range, int quadrants, int eighths = 0)
    {
        if (a.Builder.Lane == ElementType.Single)
        {
            return FloatTrigonometry.Sin(a, x, quadrants, eighths);
        }

        ProgramBuilder b = a.Builder;
        x = a.Align(x);
        int magnitude = b.Emit(new Instruction(Opcode.Abs, x.Hi));
        (int biased, Term rest) = range.Magnitude <= (eighths == 0 ? Largest : Largest / 2)
            ? Reduce(a, x, eighths)
            : LargeAngles.Reduce(a, x, eighths);
        Term value = Turned(a, biased, rest, quadrants);

        // The sums lose the sign of zero.
        return quadrants == 0 && eighths == 0
            ? value with { Hi = b.Select(b.Emit(new Instruction(Opcode.Less, b.Constant(0), magnitude)), value.Hi, x.Hi) }
            : value;
    }

    // The sine of biased * pi / 2 + r + quadrants * pi / 2. The last two bits of the biased multiple name the quadrant.
    private static Term Turned(TermArithmetic a, int biased, Term r, int quadrants)
    {
        ProgramBuilder b = a.Builder;
        int turned = quadrants == 0 ? biased : b.Add(biased, b.Constant(quadrants));
        int one = b.Constant(1);
        int isOdd = b.Emit(new Instruction(Opcode.Less, b.Emit(new Instruction(Opcode.CopySign, one, b.ShiftLeft(turned, 63))), b.Constant(0)));
        int sign = b.Emit(new Instruction(Opcode.CopySign, one, b.ShiftLeft(turned, 62)));
        Term value = a.Select(isOdd, CosOf(a, r), SinOf(a, r));
        return value with { Hi = b.Multiply(value.Hi, sign), Lo = value.HasLow ? b.Multiply(value.Lo, sign) : -1 };
    }

    // x + eighths pi / 4 = n pi / 2 + rest; n is biased by 1.5 * 2^52. From x itself an odd number of eighths is subtracted.
    private static (int Biased, Term Remainder) Reduce(TermArithmetic a, Term x, int eighths)
    {
        ProgramBuilder b = a.Builder;
        int shift = b.Constant(RoundToInteger);
        int quarters = b.Multiply(x.Hi, b.Constant(TwoOverPi));
        int biased = b.Add(eighths == 0 ? quarters : b.Add(quarters, b.Constant(eighths / 2.0)), shift);
        int n = b.Subtract(biased, shift);
        n = eighths == 0 ? n : b.Subtract(n, b.Constant(eighths / 2.0));

        // Fused, the first difference rounds what is left, and the two parts miss pi / 2 by a part in 2^106.
        return (biased, b.IsFused && !a.IsPaired
            ? new Term(b.NegatedMultiplyAdd(n, b.Constant(HalfPiLow), b.NegatedMultiplyAdd(n, b.Constant(HalfPiHigh), x.Hi)))
            : Rest(a, x, n, isWhole: eighths == 0));
    }

    private static Term Rest(TermArithmetic a, Term x, int n, bool isWhole)
    {
        ProgramBuilder b = a.Builder;
        int parts = a.IsPaired ? HalfPi.Length : PartsWide;
        Term rest = x;
        for (int i = 0; i < parts; i++)
        {
            int product = b.Negate(b.Multiply(n, b.Constant(HalfPi[i])));

            // The first two differences are exact, but beside half a multiple an angle may be small, with digits of its own.
            rest = i < 2 && isWhole
                ? rest with { Hi = b.Add(rest.Hi, product) }
                : a.Add(rest, new Term(product), isOrdered: false);
        }

        return rest.HasLow ? a.Normalise(rest.Hi, rest.Lo) : rest;
    }

    private static Term SinOf(TermArithmetic a, Term r)
    {
        ProgramBuilder b = a.Builder;
        int square = b.Multiply(r.Hi, r.Hi);
        int curve = b.Multiply(b.Multiply(r.Hi, square), Polynomial.Horner(b, a.IsPaired ? SinDouble : SinWide, square));
        return a.IsPaired ? a.Normalise(r.Hi, b.Add(curve, r.Lo)) : new Term(b.Add(r.Hi, curve));
    }

    private static Term CosOf(TermArithmetic a, Term r)
    {
        ProgramBuilder b = a.Builder;
        Term square = a.Multiply(r, r);
        int curve = b.Multiply(b.Multiply(square.Hi, square.Hi), Polynomial.Horner(b, a.IsPaired ? CosDouble : CosWide, square.Hi));
        Term start = a.Add(a.Constant(1, 0), a.Multiply(a.Constant(-0.5, 0), square), isOrdered: true);
        return a.Add(start, new Term(curve), isOrdered: true);
    }
}
