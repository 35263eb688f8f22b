using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// What the tail of the normal distribution and the derivative of gelu leave when e^(-y^2/2) is taken out: smooth functions of
/// y >= 0, as polynomials in a rational variable. Coefficients come from tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class NormalTails
{
    // With t = 1 / (1 + 0.375 y) and v = 0.75 - 1.75 t: Phi(-y) e^(y^2/2) = t p(v), relative error 6.2e-9 for y <= 14.6.
    private static readonly ImmutableArray<double> TailSingle = ImmutableArray.Create(
        0.24471856653690338134765625, -0.17774893343448638916015625, 7.86812305450439453125e-2,
        -9.289684705436229705810546875e-3, -9.670847095549106597900390625e-3, 2.8397622518241405487060546875e-3,
        2.05120467580854892730712890625e-3, -5.02941315062344074249267578125e-4, -5.76602644287049770355224609375e-4,
        -6.160212797112762928009033203125e-5, 3.3051604987122118473052978515625e-5);

    // With t = 1 / (1 + 0.3 y): Phi(-y) e^(y^2/2) = t p(t), relative error 3.5e-9 for y <= 14.6.
    private static readonly ImmutableArray<double> TailWide = ImmutableArray.Create(
        0.11968669713849517, 0.11957167868601722, 0.11023649183593265, 0.07838491312368545, 0.09616989101781684,
        -0.07944673580586219, 0.19181131035296825, -0.22823288896197344, 0.11244351529503886, -0.020624874412714277);

    // With q = (y - 4) / (y + 4): 2 Phi(-y) e^(y^2/2) (1 + 1.5 y) = 1 + p(q), error 2.8e-17 for y <= 43.
    private static readonly ImmutableArray<double> TailDouble = ImmutableArray.Create(
        0.3217489782275651, -0.11971271043112183, -0.08238035116598955, 0.15750849949837062, -0.1274583163904388,
        0.06230038792177775, -0.015514697851274389, -0.0014956831560342064, 0.0022718756190246926,
        -0.00023773577201910304, -0.0002922081351582819, 5.911804223466054e-05, 4.518515564710172e-05,
        -9.465121617574537e-06, -8.502848836346504e-06, 1.0022258752460763e-06, 1.7546119899591397e-06,
        6.607093825509877e-08, -3.469773770970251e-07, -8.143004959456541e-08, 5.5337957508571544e-08,
        2.737677693421639e-08, -4.866637611399782e-09, -4.925052501685978e-09, -1.1537181680601892e-10,
        3.010218381834058e-10);

    // Of the derivative of gelu, a little above and below.
    private const double GeluRoot = 0.7517915246935645;
    private const double GeluRootTail = -1.495675917700988e-17;

    // Derivative of gelu at -y = (y0 - y) e^(-y^2/2) p(t), relative error 4.3e-10 for y <= 15.
    private static readonly ImmutableArray<double> GeluSlopeWide = ImmutableArray.Create(
        0.3989440099460467, 0.08993329119372549, 0.07482886738840241, 0.05240360597833151, 0.04574962516301746,
        -0.009438227222461917, 0.04302889779141001, -0.03820267561328654, 0.0028951860748612787,
        0.007034719118284222, -0.0020993048616976275);

    // The same as p(q), error 1.1e-17 for y <= 43.
    private static readonly ImmutableArray<double> GeluSlopeDouble = ImmutableArray.Create(
        0.4622112440495753, -0.10336589852195695, 0.06046293676785135, -0.028083359953045558, 0.009504950375083043,
        -0.0017882605413155903, -0.00015461331256469852, 0.0001857757757479362, -1.7477216739544676e-05,
        -1.8034946909797772e-05, 3.538912021306535e-06, 2.2167707076651587e-06, -4.921985037188747e-07,
        -3.4944967943008664e-07, 5.243907966832727e-08, 6.338623731711334e-08, -7.711800379701579e-10,
        -1.1461557353226083e-08, -1.7686544818731869e-09, 1.7317538692953168e-09, 5.656626444730849e-10,
        -1.549659412004955e-10, -7.518040326156972e-11);

    // erf x = x p(x^2) for |x| <= 1, relative error 5.4e-8 (float), 8.3e-13 (wide) and 1.4e-17 (double).
    private static readonly ImmutableArray<double> ErfSingle = ImmutableArray.Create(
        1.1283791065216064453125, -0.376122951507568359375, 0.11280010640621185302734375,
        -2.670751512050628662109375e-2, 4.91381622850894927978515625e-3, -5.618017748929560184478759765625e-4);

    private static readonly ImmutableArray<double> ErfWide = ImmutableArray.Create(
        1.1283791670945857, -0.37612638888504957, 0.11283791285393668, -0.026866131410761673, 0.005223776412117429,
        -0.0008542489052321132, 0.00011954819796034899, -1.389870627633816e-05, 1.056299126446084e-06);

    private static readonly ImmutableArray<double> ErfDouble = ImmutableArray.Create(
        1.1283791670955126, -0.3761263890318348, 0.11283791670940793, -0.0268661706415581, 0.005223977574535113,
        -0.0008548322414496742, 0.0001205505004748118, -1.491337431027241e-05, 1.6075565864116749e-06,
        -7.395553636978311e-08, -1.395473508106538e-07, 1.951203494526474e-07, -1.820335574060395e-07,
        1.1968535539439968e-07, -5.278289055359856e-08, 1.400579859883407e-08, -1.689817399208246e-09);

    // Next to t = 1 the variable has a scale that suits the range of float.
    private const double TailScale = 0.3;

    // Floats of few digits; the root of v lies where the polynomial rounds least.
    private const double SingleScale = 0.375;
    private const double SingleOffset = 0.75;
    private const double SingleSlope = 1.75;

    private const double Centre = 4;

    /// <summary>Phi(-y) e^(y^2/2) for 0 &lt;= y &lt;= 43.</summary>
    public static Term Tail(TermArithmetic a, Term y, Interval range)
    {
        ProgramBuilder b = a.Builder;
        if (b.IsFused && b.Lane == ElementType.Single)
        {
            Term tail = CoefficientTables.NormalTail.Evaluate(a, y, range);
            return a.IsPaired ? tail : new Term(tail.Hi);
        }

        if (!a.IsPaired && b.Lane == ElementType.Single)
        {
            return new Term(TailOfFloat(b, y.Hi));
        }

        if (!a.IsPaired)
        {
            int t = Reciprocal(b, y.Hi);
            return new Term(b.Multiply(t, Polynomial.Horner(b, TailWide, t)));
        }

        int curve = Polynomial.Horner(b, TailDouble, Ratio(a, y));
        Term numerator = a.Normalise(b.Constant(0.5), b.Multiply(b.Constant(0.5), curve));
        Term denominator = a.Add(a.Multiply(a.Constant(1.5, 0), y), a.Constant(1, 0), isOrdered: false);
        return a.Divide(numerator, denominator);
    }

    /// <summary>Derivative of gelu at -y over e^(-y^2/2), for 0 &lt;= y &lt;= 43.</summary>
    public static Term GeluSlope(TermArithmetic a, Term y, Interval range)
    {
        ProgramBuilder b = a.Builder;
        if (b.Lane == ElementType.Single)
        {
            return SlopeTables.Gelu.Evaluate(a, y, range);
        }

        Term distance = a.Add(a.Constant(GeluRoot, GeluRootTail), a.Negate(y), isOrdered: false);
        return a.Multiply(distance, new Term(a.IsPaired
            ? Polynomial.Horner(b, GeluSlopeDouble, Ratio(a, y))
            : Polynomial.Horner(b, GeluSlopeWide, Reciprocal(b, y.Hi))));
    }

    /// <summary>erf x for |x| &lt;= 1.</summary>
    public static Term ErfNearZero(TermArithmetic a, Term x)
    {
        ProgramBuilder b = a.Builder;
        int square = b.Multiply(x.Hi, x.Hi);
        return a.Multiply(x, new Term(Polynomial.Horner(b, a.Precision.Choose(ErfSingle, ErfWide, ErfDouble), square)));
    }

    // What the reciprocal is rounded by, and its divisor before, is known to all digits: next to 0, where the tail falls steeply, it
    // would grow three times.
    private static int TailOfFloat(ProgramBuilder b, int y)
    {
        int one = b.Constant(1);
        int slope = b.Constant(SingleSlope);
        int scale = b.Constant(SingleScale);
        int divisor = b.MultiplyAdd(scale, y, one);
        int t = b.Divide(one, divisor);
        int missing = b.MultiplyAdd(scale, y, b.Subtract(one, divisor));
        int low = b.Multiply(t, b.NegatedMultiplyAdd(t, missing, b.NegatedMultiplyAdd(t, divisor, one)));
        int v = b.NegatedMultiplyAdd(slope, low, b.NegatedMultiplyAdd(slope, t, b.Constant(SingleOffset)));
        int curve = Polynomial.Horner(b, TailSingle, v);
        return b.MultiplyAdd(t, curve, b.Multiply(low, curve));
    }

    private static int Reciprocal(ProgramBuilder b, int y)
    {
        int one = b.Constant(1);
        return b.Divide(one, b.MultiplyAdd(b.Constant(TailScale), y, one));
    }

    // Its low part moves the polynomial by less than half a unit in the last place.
    private static int Ratio(TermArithmetic a, Term y)
    {
        Term centre = a.Constant(Centre, 0);
        Term ratio = a.Divide(a.Add(y, a.Negate(centre), isOrdered: false), a.Add(y, centre, isOrdered: false));
        return a.Round(ratio, isRegular: true).Hi;
    }
}
