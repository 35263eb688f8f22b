using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// The constants by which exponentials are computed in one precision. Polynomials come from tools/approximations.sollya, which
/// prints their errors.
/// </summary>
/// <param name="MantissaBits">Stored bits of a lane's significand.</param>
/// <param name="Bias">Bias of a lane's exponent.</param>
/// <param name="RoundToInteger">1.5 * 2^MantissaBits: adding it leaves the nearest integer in the last bits.</param>
/// <param name="Ln2High">ln 2, so short that its products with exponents of two are exact where <paramref name="Ln2Low"/> is not 0.</param>
/// <param name="Ln2Low">What Ln2High leaves out.</param>
/// <param name="Exp">e^r = 1 + r + r^2 p(r) for |r| &lt;= 0.34663, lowest coefficient first.</param>
/// <param name="Expm1">The same, exact enough for e^r - 1.</param>
/// <param name="Least">Below it e^x is 0 in the element type, also times 10^6.</param>
/// <param name="LeastOfExpm1">Below it e^x - 1 is -1. Where it is Least, exp and expm1 of one argument share its reduction.</param>
/// <param name="Most">Above it e^x is not computed: the value is that of Most.</param>
/// <param name="MostOfPositive">The same where the argument is known not to be negative.</param>
/// <param name="Headroom">
/// Results are held times 2^Headroom, or 2^-Headroom where the argument is not negative, so that neither they nor their low
/// parts leave the range of normal numbers.
/// </param>
internal sealed record ExponentialForm(
    int MantissaBits,
    int Bias,
    double RoundToInteger,
    double Ln2High,
    double Ln2Low,
    ImmutableArray<double> Exp,
    ImmutableArray<double> Expm1,
    double Least,
    double LeastOfExpm1,
    double Most,
    double MostOfPositive,
    int Headroom)
{
    /// <summary>Least and Headroom where the argument is known not to be positive, if there is more of both then.</summary>
    public (double Least, int Headroom)? OfNegative { get; init; }

    /// <summary>The form for arguments in that range.</summary>
    public ExponentialForm For(Interval argument) => argument.Most <= 0 && OfNegative is { } ofNegative
        ? this with { Least = ofNegative.Least, Headroom = ofNegative.Headroom }
        : this;

    /// <summary>log2 e.</summary>
    public const double Log2E = 1.4426950408889634;

    /// <summary>Stored digits of a float.</summary>
    public const int FloatDigits = 23;

    // Error of p 1.35e-9.
    private static readonly ImmutableArray<double> WideCoefficients = ImmutableArray.Create(
        0.500000001347488, 0.1666666675650669, 0.04166646484797518, 0.008333285990985083,
        0.0013933657838295502, 0.0001990759565663687);

    // Error of p 1.11e-16, of which r^2 leaves at most an eighth.
    private static readonly ImmutableArray<double> DoubleCoefficients = ImmutableArray.Create(
        0.50000000000000011, 0.16666666666666674, 0.041666666666623137, 0.0083333333333225762,
        0.0013888888917515038, 0.00019841269885669538, 2.4801520956711250e-05, 2.7557243245807629e-06,
        2.7620215730972240e-07, 2.5109741484141574e-08);

    private static readonly ExponentialForm Wide = new(
        MantissaBits: 52,
        Bias: 1023,
        RoundToInteger: 6755399441055744,
        Ln2High: 0.6931471805599453,
        Ln2Low: 0,
        Exp: WideCoefficients,
        Expm1: WideCoefficients,
        Least: -700,
        LeastOfExpm1: -700,
        Most: 300,
        MostOfPositive: 700,
        Headroom: 0);

    private static readonly ExponentialForm DoublePairs = Wide with
    {
        Ln2High = 0.6931471803691238,
        Ln2Low = 1.9082149292705877e-10,
        Exp = DoubleCoefficients,
        Expm1 = DoubleCoefficients,
        Least = -1050,
        LeastOfExpm1 = -1050,
        MostOfPositive = 1050,
        Headroom = 512,
    };

    // Of float elements: room on both sides, as in doubles.
    private static readonly ExponentialForm WidePairs = DoublePairs with
    {
        Least = Wide.Least,
        LeastOfExpm1 = Wide.LeastOfExpm1,
        MostOfPositive = Wide.MostOfPositive,
        Headroom = Wide.Headroom,
    };

    // Error of e^r 5.35e-9, of e^r - 1 relative to r 5.6e-10.
    private static readonly ExponentialForm SinglePairs = new(
        MantissaBits: FloatDigits,
        Bias: 127,
        RoundToInteger: 12582912,
        Ln2High: 0.693145751953125,
        Ln2Low: 1.428606765330187e-6f,
        Exp: ImmutableArray.Create(
            0.499999821186065673828125, 0.16666518151760101318359375, 4.1670739650726318359375e-2,
            8.36895406246185302734375e-3, 1.369696925394237041473388671875e-3),
        Expm1: ImmutableArray.Create(
            0.5, 0.16666667163372039794921875, 4.1666455566883087158203125e-2, 8.333197794854640960693359375e-3,
            1.393576152622699737548828125e-3, 1.99534159037284553050994873046875e-4),
        Least: -120,
        LeastOfExpm1: -80,
        Most: 54,
        MostOfPositive: 121,
        Headroom: 48)
    {
        OfNegative = (-131, 64),
    };

    // Plain floats need no digit of the argument that pairs keep.
    private static readonly ExponentialForm Single = SinglePairs with { OfNegative = null, LeastOfExpm1 = SinglePairs.Least, Expm1 = SinglePairs.Exp };

    public static ExponentialForm Of(Precision precision) => precision.Choose(precision.IsPaired ? SinglePairs : Single, Wide, precision.HasSpareDigits ? WidePairs : DoublePairs);
}
