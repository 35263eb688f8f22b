using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How one primitive is computed.</summary>
/// <param name="arithmetic">Receives the instructions.</param>
/// <param name="argument">The argument, which may have an exponent.</param>
internal delegate Term Approximation(TermArithmetic arithmetic, Term argument);

/// <summary>
/// How primitives are computed on double lanes. Polynomials come from tools/approximations.sollya, which prints their errors.
/// </summary>
internal static class Approximations
{
    // e^r = 1 + r + r^2 p(r) for |r| <= 0.34663, lowest coefficient first. Error of p 1.35e-9 (wide) and 1.51e-18 (double).
    private static readonly ImmutableArray<double> ExpWide = ImmutableArray.Create(
        0.500000001347488, 0.1666666675650669, 0.04166646484797518, 0.008333285990985083,
        0.0013933657838295502, 0.0001990759565663687);

    private static readonly ImmutableArray<double> ExpDouble = ImmutableArray.Create(
        0.5, 0.1666666666666667, 0.04166666666666668, 0.008333333333325893,
        0.0013888888888876983, 0.000198412698754281, 2.4801587342431322e-05, 2.7557254797847416e-06,
        2.7557256993797625e-07, 2.5105423214455356e-08, 2.092035483809273e-09);

    // log1p(e) = e p(e) on [0, 1]. Relative error 7.43e-10 (wide) and 2.58e-19 (double).
    private static readonly ImmutableArray<double> Log1pWide = ImmutableArray.Create(
        0.9999999992568215, -0.49999981433656965, 0.3333255962641637, -0.24987270887989996,
        0.19890747854377216, -0.1610569199521377, 0.1241843704938142, -0.08244176491793927,
        0.04147823664703882, -0.013407534136788279, 0.002030242092801863);

    private static readonly ImmutableArray<double> Log1pDouble = ImmutableArray.Create(
        1.0, -0.49999999999999983, 0.3333333333332964, -0.24999999999712572,
        0.19999999988553316, -0.16666666390741716, 0.14285709854160783, -0.12499949549032155,
        0.11110686131697907, -0.09997267316723751, 0.09077177857191472, -0.0827842991256363,
        0.0751507629192435, -0.06675355335275299, 0.05647923575260147, -0.0439563939654183,
        0.03026104027910684, -0.017689398095842516, 0.008405598995157009, -0.003083708783948972,
        0.0008132223111980363, -0.00013647213795218207, 1.0906676960304743e-05);

    private const double Log2E = 1.4426950408889634;
    private const double Ln2 = 0.6931471805599453;

    // ln 2 in two parts; the first has 21 trailing zero bits, so that its product with a power of two's exponent is exact.
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;

    private const int MantissaBits = 52;
    private const int Bias = 1023;
    private const double RoundToInteger = 6755399441055744; // 1.5 * 2^52

    // Beyond these arguments e^x is 0 in the element type, or the value is not used.
    private const double LargestArgument = 300;
    private const double SmallestWide = -700;
    private const double SmallestPaired = -1050;

    // The result of a paired exponential is held times 2^512, so that its low part and its tail stay normal numbers.
    private const int Headroom = 512;

    private static readonly Dictionary<string, Approximation> Table = new()
    {
        ["exp"] = (a, x) => Exp(a.Builder, a.IsPaired, a.Align(x)),
        ["expm1"] = (a, x) => Expm1(a.Builder, a.IsPaired, a.Align(x)),
        ["log1p"] = (a, x) => Log1pOfFraction(a.Builder, a.IsPaired, x, a.Align(x)),
    };

    /// <exception cref="NotSupportedException">The primitive has to be expanded into others.</exception>
    public static Approximation Find(Primitive primitive) => Table.TryGetValue(primitive.Name, out Approximation? approximation)
        ? approximation
        : throw new NotSupportedException($"The primitive '{primitive.Name}' has neither an expansion nor an approximation.");

    /// <summary>e^x for x &lt;= 300; larger arguments give e^300.</summary>
    private static Term Exp(ProgramBuilder b, bool isPaired, Term x)
    {
        Reduced e = Reduce(b, isPaired, x);
        if (!isPaired)
        {
            return new Term(b.MultiplyAdd(e.Scale, b.Add(e.Rest, e.Curve), e.Scale));
        }

        int one = b.Constant(1);
        int high = b.Add(one, e.Rest);
        int low = b.Add(b.Add(b.Subtract(one, high), e.Rest), e.Curve);
        Term sum = Normalise(b, high, low);
        return new Term(b.Multiply(sum.Hi, e.Scale), b.Multiply(sum.Lo, e.Scale), -Headroom);
    }

    /// <summary>e^x - 1 for x &lt;= 300; larger arguments give e^300 - 1. The sign of a zero argument is lost.</summary>
    private static Term Expm1(ProgramBuilder b, bool isPaired, Term x)
    {
        Reduced e = Reduce(b, isPaired, x);
        int one = b.Constant(1);
        if (!isPaired)
        {
            return new Term(b.MultiplyAdd(e.Scale, b.Add(e.Rest, e.Curve), b.Subtract(e.Scale, one)));
        }

        int scale = b.Multiply(e.Scale, b.Constant(Math.Pow(2, -Headroom)));
        int shifted = b.Subtract(scale, one);
        int rest = b.Multiply(scale, e.Rest);
        int high = b.Add(shifted, rest);
        int low = b.MultiplyAdd(scale, e.Curve, b.Add(b.Subtract(shifted, high), rest));
        return Normalise(b, high, low);
    }

    /// <summary>log(1 + x) for 0 &lt;= x &lt;= 1.</summary>
    /// <param name="b">Receives the instructions.</param>
    /// <param name="isPaired">Whether values have low parts.</param>
    /// <param name="x">The argument.</param>
    /// <param name="aligned">The argument with exponent 0; a tiny one may have lost digits there.</param>
    private static Term Log1pOfFraction(ProgramBuilder b, bool isPaired, Term x, Term aligned)
    {
        int quotient = Polynomial(b, isPaired ? Log1pDouble : Log1pWide, aligned.Hi);
        return x with { Hi = b.Multiply(x.Hi, quotient) };
    }

    // The low part of a pair has to stay below the last digit of its high part (T. J. Dekker's fast two-sum).
    private static Term Normalise(ProgramBuilder b, int high, int low)
    {
        int sum = b.Add(high, low);
        return new Term(sum, b.Add(b.Subtract(high, sum), low));
    }

    // x = n ln2 + r: scale = 2^n (times 2^512 if paired), rest = r, curve = e^r - 1 - r with what r leaves out.
    private readonly record struct Reduced(int Scale, int Rest, int Curve);

    private static Reduced Reduce(ProgramBuilder b, bool isPaired, Term x)
    {
        int bounded = b.Min(b.Constant(LargestArgument), b.Max(b.Constant(isPaired ? SmallestPaired : SmallestWide), x.Hi));
        int shift = b.Constant(RoundToInteger + Bias + (isPaired ? Headroom : 0));
        int biased = b.MultiplyAdd(bounded, b.Constant(Log2E), shift);
        int n = b.Subtract(biased, shift);
        int scale = b.ShiftLeft(biased, MantissaBits);
        if (!isPaired)
        {
            int r = b.NegatedMultiplyAdd(n, b.Constant(Ln2), bounded);
            return new Reduced(scale, r, b.Multiply(b.Multiply(r, r), Polynomial(b, ExpWide, r)));
        }

        int high = b.NegatedMultiplyAdd(n, b.Constant(Ln2High), bounded);
        int rest = b.NegatedMultiplyAdd(n, b.Constant(Ln2Low), high);
        int low = b.NegatedMultiplyAdd(n, b.Constant(Ln2Low), b.Subtract(high, rest));
        if (x.HasLow)
        {
            Term sum = Normalise(b, rest, b.Add(low, x.Lo));
            (rest, low) = (sum.Hi, sum.Lo);
        }

        return new Reduced(scale, rest, b.MultiplyAdd(b.Multiply(rest, rest), Polynomial(b, ExpDouble, rest), low));
    }

    // Horner's scheme.
    private static int Polynomial(ProgramBuilder b, ImmutableArray<double> coefficients, int x)
    {
        int value = b.Constant(coefficients[coefficients.Length - 1]);
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            value = b.MultiplyAdd(value, x, b.Constant(coefficients[i]));
        }

        return value;
    }
}
