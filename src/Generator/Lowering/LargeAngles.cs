using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>
/// Reduces angles of any size by multiples of pi / 2 (M. H. Payne, R. N. Hanek, "Radian reduction for trigonometric functions", 1983):
/// of 2 / pi only those digits count whose product with the angle is below 4 and not far below the last digit of the result. A table
/// gives them for the exponent of the angle. No double lies nearer to a multiple of pi / 2 than some 2^-61.
/// </summary>
internal static class LargeAngles
{
    private const double RoundToTurns = 7083549724304467820544.0; // 1.5 * 2^72

    // The tables have an element for every sixteenth exponent. Angles below the first of them take that one, whose digits are all.
    private const double First = 562949953421312; // 2^49

    // The bits of an exponent but for its last four, and how many stand behind them.
    private const double ExponentBits = 5.486124068793689e303; // 2^1009
    private const int BitsBehind = 56;

    private const double LargestPower = 8.98846567431158e307; // 2^1023

    // The rest of a smaller angle is the angle.
    private const double LargestRest = 0.5;

    /// <summary>
    /// The multiple of pi / 2 next to an angle, modulo 4 and plus 1.5 * 2^52, and the rest of the angle; NaN where the angle is infinite.
    /// </summary>
    /// <param name="a">Receives the instructions.</param>
    /// <param name="angle">The angle, with exponent 0.</param>
    /// <param name="eighths">Multiple of pi / 4 by which the angle is larger: in turns it is exact.</param>
    public static (int Biased, Term Remainder) Reduce(TermArithmetic a, Term angle, int eighths)
    {
        ProgramBuilder b = a.Builder;
        var exact = new PairArithmetic(b, a.Precision);
        List<int> quarters = Quarters(exact, angle.Hi, a.IsPaired);
        if (angle.HasLow)
        {
            quarters.AddRange(Quarters(exact, angle.Lo, isPaired: true));
        }

        if (eighths != 0)
        {
            quarters.Add(b.Constant(eighths / 2.0));
        }

        // Sums lose no digit: what each leaves out takes its place (T. Ogita, S. M. Rump, S. Oishi, "Accurate sum and dot product", 2005).
        int shift = b.Constant(Trigonometry.RoundToInteger);
        Accumulate(exact, quarters);
        int biased = b.Add(quarters[0], shift);
        quarters[0] = b.Subtract(quarters[0], b.Subtract(biased, shift));
        if (a.IsPaired)
        {
            Accumulate(exact, quarters);
        }

        int errors = Enumerable.Reverse(quarters.Skip(1)).Aggregate(b.Add);
        Term rest = a.IsPaired
            ? a.Multiply(a.Normalise(quarters[0], errors), a.Constant(Trigonometry.HalfPiHigh, Trigonometry.HalfPiLow))
            : new Term(b.Multiply(b.Add(quarters[0], errors), b.Constant(Trigonometry.HalfPiHigh)));
        int isRest = b.Less(b.Emit(new Instruction(Opcode.Abs, angle.Hi)), b.Constant(LargestRest));
        return (biased, eighths == 0 ? a.Select(isRest, angle, rest) : rest);
    }

    // Summands, the largest first, of the number of quarter turns but for a multiple of 4. The digits before those of the element make
    // nothing else with an angle of 53 digits.
    private static List<int> Quarters(PairArithmetic exact, int angle, bool isPaired)
    {
        ProgramBuilder b = exact.Builder;
        int power = b.Max(b.And(angle, b.Constant(ExponentBits)), b.Constant(First));
        int index = b.ShiftRight(b.SubtractBits(power, b.Constant(First)), BitsBehind);

        // 1 / power, exactly: the difference of the exponents.
        var scaled = new Term(b.Multiply(angle, b.SubtractBits(b.Constant(LargestPower), power)));
        int parts = isPaired ? LookUpTables.Parts : LookUpTables.Parts - 1;
        var sum = new List<int>();
        for (int part = 0; part < parts; part++)
        {
            int digits = b.LookUp(LookUpTables.TwoOverPi + part, index);
            if (part == parts - 1)
            {
                sum.Add(b.Multiply(scaled.Hi, digits));
                break;
            }

            Term product = exact.Multiply(scaled, new Term(digits));
            sum.Add(part == 0 ? WithoutTurns(b, product.Hi) : product.Hi);
            sum.Add(product.Lo);
        }

        return sum;
    }

    // Less a multiple of 2^20: below that the multiple of pi / 2 has room beside its bias.
    private static int WithoutTurns(ProgramBuilder b, int quarters)
    {
        int shift = b.Constant(RoundToTurns);
        return b.Subtract(quarters, b.Subtract(b.Add(quarters, shift), shift));
    }

    // The first becomes the sum, each other what one addition has left out.
    private static void Accumulate(PairArithmetic exact, List<int> summands)
    {
        for (int i = summands.Count - 2; i >= 0; i--)
        {
            Term sum = exact.Add(new Term(summands[i]), new Term(summands[i + 1]), isOrdered: false);
            (summands[i], summands[i + 1]) = (sum.Hi, sum.Lo);
        }
    }
}
