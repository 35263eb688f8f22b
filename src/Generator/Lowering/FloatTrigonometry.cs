using System.Collections.Immutable;

namespace ActivationKernels.Lowering;

/// <summary>
/// Sine and cosine on floats and on pairs of them, with fused operations: reduction by multiples of pi / 2 and a polynomial for each
/// quadrant. Coefficients come from tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class FloatTrigonometry
{
    /// <summary>Up to this magnitude three parts of pi / 2 leave every float its digits, and the multiple is found to a fiftieth.</summary>
    public const double Largest = 1 << 20;

    // sin r = r (1 + r^2 p(r^2)) for r^2 <= 0.68, relative error 2.1e-8 and, for pairs, 5.9e-10.
    private static readonly ImmutableArray<double> SinSingle = ImmutableArray.Create(
        -0.16666664183139801025390625, 8.332635276019573211669921875e-3, -1.9563618116080760955810546875e-4);

    private static readonly ImmutableArray<double> SinPairs = ImmutableArray.Create(
        -0.16666667163372039794921875, 8.33339057862758636474609375e-3,
        -1.9857278675772249698638916015625e-4, 2.868626097551896236836910247802734375e-6);

    // cos r = 1 - r^2 / 2 + r^4 p(r^2), relative error 1.9e-9.
    private static readonly ImmutableArray<double> CosSingle = ImmutableArray.Create(
        4.1666664183139801025390625e-2, -1.388818956911563873291015625e-3, 2.45235642069019377231597900390625e-5);

    // pi / 2 as a sum of three floats. A multiple of the first leaves a float that no rounding changes where it leaves little; all are
    // positive, so that no multiple takes the sign from a zero.
    private const double HalfPiHigh = 1.5707962512969970703125;
    private const double HalfPiMiddle = 7.549789415861596353352069854736328125e-8;
    private const double HalfPiLow = 5.39030295347423839269485057457131915725767612457275390625e-15;

    private const double RoundToInteger = 12582912;
    private const int SignBit = 31;

    /// <summary>The sine of x + quadrants * pi / 2 + eighths * pi / 4 for |x| up to <see cref="Largest"/>.</summary>
    public static Term Sin(TermArithmetic a, Term x, int quadrants, int eighths)
    {
        ProgramBuilder b = a.Builder;
        (int biased, Term rest) = Reduce(a, a.Align(x), eighths);
        (Term sine, Term cosine) = a.IsPaired ? Pairs(b, rest) : Floats(b, rest.Hi);

        // The last two bits of the biased multiple name the quadrant.
        int turned = quadrants == 0 ? biased : b.Add(biased, b.Constant(quadrants));
        int isOdd = b.Less(Signed(b, turned, SignBit), b.Constant(0));
        int sign = Signed(b, turned, SignBit - 1);
        return new Term(
            b.Multiply(b.Select(isOdd, cosine.Hi, sine.Hi), sign),
            a.IsPaired ? b.Multiply(b.Select(isOdd, cosine.Lo, sine.Lo), sign) : -1,
            Looseness: a.IsPaired ? Looseness.Loose : Looseness.Tight);
    }

    // x + eighths pi / 4 = n pi / 2 + rest; n is biased by 1.5 * 2^23. From x itself an odd number of eighths is subtracted.
    private static (int Biased, Term Remainder) Reduce(TermArithmetic a, Term x, int eighths)
    {
        ProgramBuilder b = a.Builder;
        int shift = b.Constant(RoundToInteger);
        int halves = b.Constant(eighths / 2.0);
        int biased = eighths == 0
            ? b.MultiplyAdd(x.Hi, b.Constant(Trigonometry.TwoOverPi), shift)
            : b.Add(b.MultiplyAdd(x.Hi, b.Constant(Trigonometry.TwoOverPi), halves), shift);
        int n = b.Subtract(biased, shift);
        n = eighths == 0 ? n : b.Subtract(n, halves);
        int exact = b.NegatedMultiplyAdd(n, b.Constant(HalfPiHigh), x.Hi);
        if (!a.IsPaired)
        {
            int rest = b.NegatedMultiplyAdd(n, b.Constant(HalfPiLow), b.NegatedMultiplyAdd(n, b.Constant(HalfPiMiddle), exact));
            return (biased, new Term(x.HasLow ? b.Add(rest, x.Lo) : rest));
        }

        // Either may be the larger one, and so may the low part of the angle next to a multiple of pi / 2.
        Term middle = a.Multiply(new Term(n), new Term(b.Constant(HalfPiMiddle)));
        Term reduced = a.Add(new Term(exact), a.Negate(middle), isOrdered: false);
        reduced = reduced with { Lo = b.NegatedMultiplyAdd(n, b.Constant(HalfPiLow), reduced.Lo) };
        return (biased, x.HasLow ? a.Add(reduced, new Term(x.Lo), isOrdered: false) : reduced);
    }

    private static (Term Sine, Term Cosine) Floats(ProgramBuilder b, int rest)
    {
        int square = b.Multiply(rest, rest);
        int one = b.Constant(1);

        // As a product the sine keeps the sign of zero.
        int sine = b.Multiply(rest, b.MultiplyAdd(square, Polynomial.Horner(b, SinSingle, square), one));
        int cosine = b.MultiplyAdd(square, b.MultiplyAdd(square, Polynomial.Horner(b, CosSingle, square), b.Constant(-0.5)), one);
        return (new Term(sine), new Term(cosine));
    }

    // sin(r + s) = r + (r^3 p + s (1 - r^2 / 2)), cos(r + s) = (1 - r^2 / 2) + (r^4 q - r s): what either leaves out is below its last digit.
    private static (Term Sine, Term Cosine) Pairs(ProgramBuilder b, Term r)
    {
        int square = b.Multiply(r.Hi, r.Hi);
        int half = b.Constant(0.5);
        int one = b.Constant(1);
        int head = b.NegatedMultiplyAdd(square, half, one);
        int curve = b.Multiply(b.Multiply(r.Hi, square), Polynomial.Horner(b, SinPairs, square));
        int rest = b.NegatedMultiplyAdd(square, half, b.Subtract(one, head));
        rest = b.MultiplyAdd(b.Multiply(square, square), Polynomial.Horner(b, CosSingle, square), rest);
        rest = b.NegatedMultiplyAdd(b.MultiplySubtract(r.Hi, r.Hi, square), half, rest);
        return (
            new Term(r.Hi, b.MultiplyAdd(r.Lo, head, curve)),
            new Term(head, b.NegatedMultiplyAdd(r.Hi, r.Lo, rest)));
    }

    private static int Signed(ProgramBuilder b, int biased, int places) =>
        b.Emit(new Instruction(Opcode.CopySign, b.Constant(1), b.ShiftLeft(biased, places)));
}
