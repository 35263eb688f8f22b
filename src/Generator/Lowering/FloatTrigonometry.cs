using System.Collections.Immutable;

namespace ActivationKernels.Lowering;

/// <summary>
/// Sine and cosine on plain floats, with fused operations: reduction by multiples of pi / 2 and a polynomial for each quadrant.
/// Coefficients come from tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class FloatTrigonometry
{
    /// <summary>Up to this magnitude three parts of pi / 2 leave every float its digits, and the multiple is found to a fiftieth.</summary>
    public const double Largest = 1 << 20;

    // sin r = r (1 + r^2 p(r^2)) for r^2 <= 0.68, relative error 2.1e-8.
    private static readonly ImmutableArray<double> SinSingle = ImmutableArray.Create(
        -0.16666664183139801025390625, 8.332635276019573211669921875e-3, -1.9563618116080760955810546875e-4);

    // cos r = 1 - r^2 / 2 + r^4 p(r^2), relative error 1.9e-9.
    private static readonly ImmutableArray<double> CosSingle = ImmutableArray.Create(
        4.1666664183139801025390625e-2, -1.388818956911563873291015625e-3, 2.45235642069019377231597900390625e-5);

    // pi / 2 as a sum of three floats. A multiple of the first leaves a float that no rounding changes.
    private static readonly ImmutableArray<double> HalfPi = ImmutableArray.Create(
        1.57079637050628662109375, -4.371138828673792886547744274139404296875e-8,
        -1.7151245100058818728039344847502434276975691318511962890625e-15);

    private const double TwoOverPi = 0.6366197723675814;
    private const double RoundToInteger = 12582912;
    private const int SignBit = 31;

    /// <summary>The sine of x + quadrants * pi / 2 for |x| up to <see cref="Largest"/>.</summary>
    public static Term Sin(TermArithmetic a, Term x, int quadrants)
    {
        ProgramBuilder b = a.Builder;
        x = a.Align(x);
        int shift = b.Constant(RoundToInteger);
        int biased = b.MultiplyAdd(x.Hi, b.Constant(TwoOverPi), shift);
        int n = b.Subtract(biased, shift);
        int rest = x.Hi;
        foreach (double part in HalfPi)
        {
            rest = b.NegatedMultiplyAdd(n, b.Constant(part), rest);
        }

        rest = x.HasLow ? b.Add(rest, x.Lo) : rest;
        int square = b.Multiply(rest, rest);
        int one = b.Constant(1);

        // As a product it keeps the sign of zero.
        int sine = b.Multiply(rest, b.MultiplyAdd(square, Polynomial.Horner(b, SinSingle, square), one));
        int cosine = b.MultiplyAdd(square, b.MultiplyAdd(square, Polynomial.Horner(b, CosSingle, square), b.Constant(-0.5)), one);

        // The last two bits of the biased multiple name the quadrant.
        int turned = quadrants == 0 ? biased : b.Add(biased, b.Constant(quadrants));
        int isOdd = b.Less(Signed(b, turned, SignBit), b.Constant(0));
        return new Term(b.Multiply(b.Select(isOdd, cosine, sine), Signed(b, turned, SignBit - 1)));
    }

    private static int Signed(ProgramBuilder b, int biased, int places) =>
        b.Emit(new Instruction(Opcode.CopySign, b.Constant(1), b.ShiftLeft(biased, places)));
}
