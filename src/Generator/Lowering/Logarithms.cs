using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// How log and log1p are computed on double lanes: x = 2^k m with m next to 1, log m = 2 s + s^3 p(s^2) with s = (m - 1) / (m + 1).
/// </summary>
internal static class Logarithms
{
    // Error of s^3 p(s^2) relative to 2 s: 2.5e-13 (wide) and 3.3e-20 (double). From tools/approximations.sollya.
    private static readonly ImmutableArray<double> Wide = ImmutableArray.Create(
        0.6666666666638593, 0.3999999878511656, 0.2857175668497175, 0.22191280065515612, 0.1936477187840529);

    private static readonly ImmutableArray<double> Double = ImmutableArray.Create(
        0.6666666666666666, 0.40000000000006025, 0.28571428568567964, 0.22222222831795246, 0.1818174933743817,
        0.15389021545847528, 0.13173053838453747, 0.1484262996217421, -0.13320004036924446);

    private const double Ln2 = 0.6931471805599453;

    // ln 2 in two parts; the first has 21 trailing zero bits, so that its product with an exponent is exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    private const double Root2 = 1.4142135623730951;
    private const int MantissaBits = 52;
    private const int Bias = 1023;

    // All bits of the significand, none of the exponent.
    private const double Significand = 2.2250738585072009e-308;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo52 = 4503599627370496;
    private const int SubnormalShift = 54;

    /// <summary>log x: -infinity at 0, NaN below, and for NaN.</summary>
    public static Term Log(TermArithmetic a, Term x, Interval range)
    {
        x = a.Align(x);
        return OfSum(a, x.Hi, x.Lo, range);
    }

    /// <summary>log(1 + x); the sign of a zero argument is lost.</summary>
    public static Term Log1p(TermArithmetic a, Term x, Interval range)
    {
        x = a.Align(x);
        ProgramBuilder b = a.Builder;
        var one = new Term(b.Constant(1));
        var sum = range + new Interval(1, 1);
        if (a.IsPaired)
        {
            Term total = a.Tight(a.Add(one, x, isOrdered: false));
            return OfSum(a, total.Hi, total.Lo, sum);
        }

        int high = b.Add(one.Hi, x.Hi);
        return OfSum(a, high, b.Subtract(x.Hi, b.Subtract(high, one.Hi)), sum);
    }

    // log(high + low) with a low part far below the high one, or -1 for none.
    private static Term OfSum(TermArithmetic a, int high, int low, Interval range)
    {
        ProgramBuilder b = a.Builder;
        (int significand, int exponent) = Split(a, high, range);
        int rest = b.Subtract(significand, b.Constant(1));
        int lowRest = low < 0 ? -1 : b.Multiply(b.Divide(low, high), significand);
        Term value = a.IsPaired ? Paired(a, rest, lowRest, exponent) : Plain(b, rest, lowRest, exponent);
        if (double.IsPositiveInfinity(range.Most))
        {
            value = a.Select(b.LessOrEqual(high, b.Constant(double.MaxValue)), value, new Term(high));
        }

        if (range.Least > 0)
        {
            return value;
        }

        int atZero = b.Select(b.LessOrEqual(b.Constant(0), high), b.Constant(double.NegativeInfinity), b.Constant(double.NaN));
        return a.Select(b.Less(b.Constant(0), high), value, new Term(atZero));
    }

    // x = significand 2^exponent with a significand in [sqrt(1/2), sqrt(2)].
    private static (int Significand, int Exponent) Split(TermArithmetic a, int x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        double bias = TwoTo52 + Bias;
        int offset = b.Constant(bias);
        if (a.IsPaired && range.Least < SmallestNormal)
        {
            int isSubnormal = b.Less(x, b.Constant(SmallestNormal));
            x = b.Select(isSubnormal, b.Multiply(x, b.Constant(System.Math.Pow(2, SubnormalShift))), x);
            offset = b.Select(isSubnormal, b.Constant(bias + SubnormalShift), offset);
        }

        int exponent = b.Subtract(b.Or(b.ShiftRight(x, MantissaBits), b.Constant(TwoTo52)), offset);
        int significand = b.Or(b.And(x, b.Constant(Significand)), b.Constant(1));
        int isLarge = b.Less(b.Constant(Root2), significand);
        return (
            b.Select(isLarge, b.Multiply(significand, b.Constant(0.5)), significand),
            b.Select(isLarge, b.Add(exponent, b.Constant(1)), exponent));
    }

    private static Term Plain(ProgramBuilder b, int rest, int lowRest, int exponent)
    {
        rest = lowRest < 0 ? rest : b.Add(rest, lowRest);
        int s = b.Divide(rest, b.Add(b.Constant(2), rest));
        int square = b.Multiply(s, s);
        int curve = b.MultiplyAdd(square, Polynomial.Horner(b, Wide, square), b.Constant(2));
        return new Term(b.MultiplyAdd(exponent, b.Constant(Ln2), b.Multiply(s, curve)));
    }

    private static Term Paired(TermArithmetic a, int rest, int lowRest, int exponent)
    {
        ProgramBuilder b = a.Builder;
        Term numerator = lowRest < 0 ? new Term(rest) : a.Normalise(rest, lowRest);
        Term s = a.Tight(a.Divide(numerator, a.Add(new Term(b.Constant(2)), numerator, isOrdered: true)));
        int square = b.Multiply(s.Hi, s.Hi);
        int curve = b.Multiply(b.Multiply(s.Hi, square), Polynomial.Horner(b, Double, square));
        int low = s.HasLow ? b.MultiplyAdd(b.Constant(2), s.Lo, curve) : curve;
        Term significand = a.Normalise(b.Multiply(b.Constant(2), s.Hi), low);
        var power = new Term(b.Multiply(exponent, b.Constant(Ln2High)), b.Multiply(exponent, b.Constant(Ln2Low)));
        return a.Add(power, significand, isOrdered: false);
    }
}
