using System;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How exp and expm1 are computed: reduction by multiples of ln 2, a polynomial, a power of two made by shifting.</summary>
internal static class Exponentials
{
    private const double Log2E = 1.4426950408889634;

    // A low part below 2^-10 changes a clamped argument by nothing that counts.
    private const int SpareBits = 10;

    /// <summary>Whether floats, or pairs of them, reach every value that arguments of that range give.</summary>
    public static bool SuitsFloatPairs(Interval argument) =>
        argument.Least >= 0 || argument.Most <= ExponentialForm.Of(Precision.SinglePairs).Most;

    /// <summary>e^x.</summary>
    public static Term Exp(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        int headroom = range.Least >= 0 ? -form.Headroom : form.Headroom;
        double most = range.Least >= 0 ? form.MostOfPositive : form.Most;
        Reduced e = Reduce(a, x, range, form.Least, most, headroom, form.Exp);
        if (!a.IsPaired)
        {
            return new Term(b.MultiplyAdd(e.Scale, e.Growth(b), e.Scale), -1, -headroom);
        }

        // Scaled before it is split: the products with the scale are then those that the polynomial needs anyway.
        int rest = b.Multiply(e.Scale, e.Rest);
        int high = b.Add(e.Scale, rest);
        return new Term(high, e.AddCurve(b, rest, b.Add(b.Subtract(e.Scale, high), rest)), -headroom, IsLoose: true);
    }

    /// <summary>e^x - 1. The sign of a zero argument is lost.</summary>
    public static Term Expm1(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        int headroom = form.LeastOfExpm1.Equals(form.Least) ? form.Headroom : 0;
        Reduced e = Reduce(a, x, range, form.LeastOfExpm1, form.Most, headroom, form.Expm1);
        int one = b.Constant(Math.Pow(2, headroom));
        int shifted = b.Subtract(e.Scale, one);
        if (!a.IsPaired)
        {
            return new Term(b.MultiplyAdd(e.Scale, e.Growth(b), shifted), -1, -headroom);
        }

        int rest = b.Multiply(e.Scale, e.Rest);
        int high = b.Add(shifted, rest);
        int low = b.Add(b.Subtract(shifted, high), rest);
        if (range.Most <= 0)
        {
            // What scale - 1 loses of the smaller scale.
            low = b.Add(low, b.Subtract(e.Scale, b.Add(shifted, one)));
        }

        return a.Normalise(high, e.AddCurve(b, rest, low)) with { Exponent = -headroom };
    }

    // x = n ln2 + r + low: scale = 2^(n + headroom), rest = r, e^r = 1 + r + r^2 polynomial; low is -1 where r leaves nothing out.
    private readonly record struct Reduced(int Scale, int Rest, int Polynomial, int Low = -1)
    {
        // e^r - 1 in one register.
        public int Growth(ProgramBuilder b) => b.MultiplyAdd(b.Multiply(Rest, Rest), Polynomial, Rest);

        // scale (e^r - 1 - r + low) + summand.
        public int AddCurve(ProgramBuilder b, int scaledRest, int summand) => b.MultiplyAdd(
            b.Multiply(Rest, scaledRest),
            Polynomial,
            Low < 0 ? summand : b.MultiplyAdd(Scale, Low, summand));
    }

    private static Reduced Reduce(
        TermArithmetic a, Term x, Interval range, double least, double most, int headroom, ImmutableArray<double> coefficients)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        x = a.Align(x);
        int bounded = range.Least >= least ? x.Hi : b.Max(b.Constant(least), x.Hi);
        bounded = range.Most <= most ? bounded : b.Min(b.Constant(most), bounded);
        int shift = b.Constant(form.RoundToInteger + form.Bias + headroom);
        int biased = b.MultiplyAdd(bounded, b.Constant(Log2E), shift);
        int n = b.Subtract(biased, shift);
        int scale = b.ShiftLeft(biased, form.MantissaBits);
        int high = b.NegatedMultiplyAdd(n, b.Constant(form.Ln2High), bounded);
        if (!a.IsPaired)
        {
            int reduced = form.Ln2Low == 0 ? high : b.NegatedMultiplyAdd(n, b.Constant(form.Ln2Low), high);
            return new Reduced(scale, reduced, Polynomial.Horner(b, coefficients, reduced));
        }

        int rest = b.NegatedMultiplyAdd(n, b.Constant(form.Ln2Low), high);
        int low = a.Precision.HasSpareRounding ? -1 : b.NegatedMultiplyAdd(n, b.Constant(form.Ln2Low), b.Subtract(high, rest));
        if (x.HasLow)
        {
            // The low part of an argument far beyond its bound is no small correction of the bound.
            bool isSmall = range.Magnitude <= Math.Pow(2, form.MantissaBits - SpareBits);
            int tail = isSmall ? x.Lo : b.Select(IsWithin(b, x.Hi, range, least, most), x.Lo, b.Constant(0));
            Term sum = a.Normalise(rest, low < 0 ? tail : b.Add(low, tail));
            (rest, low) = (sum.Hi, sum.Lo);
        }

        return new Reduced(scale, rest, Polynomial.Horner(b, coefficients, rest), low);
    }

    // Somewhat beyond the bound does no harm: one comparison serves both sides.
    private static int IsWithin(ProgramBuilder b, int x, Interval range, double least, double most) =>
        range.Most <= most ? b.Less(b.Constant(least), x)
        : range.Least >= least ? b.Less(x, b.Constant(most))
        : b.Less(b.Emit(new Instruction(Opcode.Abs, x)), b.Constant(Math.Max(-least, most)));
}
