using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How exp and expm1 are computed: reduction by multiples of ln 2, a polynomial, a power of two made by shifting.</summary>
internal static class Exponentials
{
    // A low part below 2^-10 changes a clamped argument by nothing that counts.
    private const int SpareBits = 10;

    // Far beyond the largest float; what vanishes goes down to e^-700.
    private const double MostBesideVanishing = 350;

    /// <summary>Whether floats, or pairs of them, reach every value that arguments of that range give.</summary>
    public static bool SuitsFloatPairs(Interval argument) =>
        argument.Least >= 0 || argument.Most <= ExponentialForm.Of(Precision.SinglePairs).Most;

    /// <summary>Whether an exponential on lanes of pairs may be small or large, so that no one power of two keeps its digits.</summary>
    public static bool IsOfEitherSign(Interval argument, Precision precision) => argument.Least < 0 && argument.Most > ExponentialForm.Of(precision).Most;

    /// <summary>
    /// Whether results may be large. Of arguments of either sign only those are computed whose results need no headroom: the caller adds
    /// something that hides the others.
    /// </summary>
    public static bool IsGrowing(Interval argument, ExponentialForm form) => argument.Least >= 0 || argument.Most > form.Most;

    /// <summary>The arguments of which e^x is computed: where others may be, they are held there.</summary>
    /// <param name="argument">Where arguments lie.</param>
    /// <param name="precision">In which numbers they are.</param>
    public static Interval Ends(Interval argument, Precision precision)
    {
        Bounds bounds = Within(ExponentialForm.Of(precision), argument);
        return new Interval(bounds.Least, bounds.Most);
    }

    /// <summary>e^x.</summary>
    public static Term Exp(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        if (a.IsPaired)
        {
            ExponentialForm form = ExponentialForm.Of(a.Precision);
            Bounds bounds = Within(form, range);
            return Paired(a, a.Align(x), range, bounds, b.Constant(Shift(a, form, bounds.Headroom))) with { Exponent = -bounds.Headroom };
        }

        (Reduced e, int headroom) = Reduce(a, x, range);
        return new Term(e.AddGrowth(b, e.Scale, e.Scale), -1, -headroom);
    }

    /// <summary>e^x in one register, on lanes of pairs, whatever the sign of x: each lane has the headroom that it needs.</summary>
    public static Term RoundedExp(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        x = a.Align(x);
        int isNegative = b.Less(x.Hi, b.Constant(0));
        int shift = b.Select(isNegative, b.Constant(Shift(a, form, form.Headroom)), b.Constant(Shift(a, form, -form.Headroom)));
        Term held = Paired(a, x, range, new Bounds(form.Least, form.MostOfPositive, 0), shift);
        int scale = b.Select(isNegative, b.Constant(Math.Pow(2, -form.Headroom)), b.Constant(Math.Pow(2, form.Headroom)));
        return new Term(b.Multiply(b.Add(held.Hi, held.Lo), scale));
    }

    private static Term Paired(TermArithmetic a, Term x, Interval range, Bounds bounds, int shift)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        if (HasSteps(a))
        {
            int tail = x.HasLow ? Tail(b, form, x, range, bounds) : -1;
            return ExponentialSteps.Exp(b, form, Bounded(b, x.Hi, range, bounds), tail, shift);
        }

        // Scaled before it is split: the products with the scale are then those that the polynomial needs anyway.
        Reduced e = ReducePair(a, x, range, bounds, shift, form.Exp);
        int rest = b.Multiply(e.Scale, e.Rest);
        int high = b.Add(e.Scale, rest);
        return new Term(high, e.AddCurve(b, rest, b.Add(b.Subtract(e.Scale, high), rest)), Looseness: Looseness.Loose);
    }

    // The tables are for floats, and the rounding of the rest without fused operations would count.
    private static bool HasSteps(TermArithmetic a) => a.IsPaired && a.Builder.Lane == ElementType.Single && a.Builder.IsFused;

    // What rounds the quotient by ln 2, or by the part of it that a step is, and leaves the exponent of the scale in the last bits.
    private static double Shift(TermArithmetic a, ExponentialForm form, int headroom) =>
        form.RoundToInteger + ((HasSteps(a) ? ExponentialSteps.Count : 1) * (form.Bias + headroom));

    /// <summary>e^x times a factor in one register. Where the exponential is rounded before, one rounding more counts.</summary>
    public static Term ExpTimes(TermArithmetic a, Term factor, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        (Reduced e, int headroom) = Reduce(a, x, range);
        int scaled = b.Multiply(factor.Hi, e.Scale);
        return new Term(e.AddGrowth(b, scaled, scaled), -1, factor.Exponent - headroom);
    }

    private static (Reduced E, int Headroom) Reduce(TermArithmetic a, Term x, Interval range)
    {
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        Bounds bounds = Within(form, range);
        return (Reduce(a, x, range, bounds, form.Exp), bounds.Headroom);
    }

    // Where arguments are computed, and with which headroom.
    private static Bounds Within(ExponentialForm form, Interval range)
    {
        form = form.For(range);
        bool isGrowing = IsGrowing(range, form);
        int headroom = isGrowing ? -form.Headroom : form.Headroom;
        double most = isGrowing ? form.MostOfPositive : form.Most;
        double least = isGrowing ? -form.Most : form.Least;
        if (isGrowing && range.Least < 0 && form.Headroom == 0)
        {
            // Lanes with room on both sides. What grows ends before that which vanishes with it, so that products of both end at 0.
            (least, most) = (form.Least, MostBesideVanishing);
        }

        return new Bounds(least, most, headroom);
    }

    /// <summary>e^x - 1. The sign of a zero argument is lost.</summary>
    public static Term Expm1(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        int headroom = form.LeastOfExpm1.Equals(form.Least) ? form.Headroom : 0;
        Reduced e = Reduce(a, x, range, new Bounds(form.LeastOfExpm1, form.Most, headroom), form.Expm1);
        int one = b.Constant(Math.Pow(2, headroom));
        int shifted = b.Subtract(e.Scale, one);
        if (!a.IsPaired)
        {
            return new Term(e.AddGrowth(b, e.Scale, shifted), -1, -headroom);
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

    private readonly record struct Bounds(double Least, double Most, int Headroom);

    // x = n ln2 + r + low: scale = 2^(n + headroom), rest = r, e^r = 1 + r + r^2 polynomial; low is -1 where r leaves nothing out.
    // Negated, rest and polynomial are.
    private readonly record struct Reduced(int Scale, int Rest, int Polynomial, int Low = -1, bool IsNegated = false)
    {
        // scale (e^r - 1) + summand.
        public int AddGrowth(ProgramBuilder b, int scale, int summand)
        {
            int growth = b.MultiplyAdd(b.Multiply(Rest, Rest), Polynomial, Rest);
            return IsNegated ? b.NegatedMultiplyAdd(scale, growth, summand) : b.MultiplyAdd(scale, growth, summand);
        }

        // scale (e^r - 1 - r + low) + summand.
        public int AddCurve(ProgramBuilder b, int scaledRest, int summand) => b.MultiplyAdd(
            b.Multiply(Rest, scaledRest),
            Polynomial,
            Low < 0 ? summand : b.MultiplyAdd(Scale, Low, summand));
    }

    private static Reduced Reduce(TermArithmetic a, Term x, Interval range, Bounds bounds, ImmutableArray<double> coefficients)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        x = a.Align(x);
        if (!a.IsPaired)
        {
            return ReducePlain(b, form, x, range, bounds, coefficients);
        }

        return ReducePair(a, x, range, bounds, b.Constant(form.RoundToInteger + form.Bias + bounds.Headroom), coefficients);
    }

    private static Reduced ReducePair(TermArithmetic a, Term x, Interval range, Bounds bounds, int shift, ImmutableArray<double> coefficients)
    {
        ProgramBuilder b = a.Builder;
        ExponentialForm form = ExponentialForm.Of(a.Precision);
        int bounded = Bounded(b, x.Hi, range, bounds);
        int biased = b.MultiplyAdd(bounded, b.Constant(ExponentialForm.Log2E), shift);
        int n = b.Subtract(biased, shift);
        int scale = b.ShiftLeft(biased, form.MantissaBits);
        int high = b.NegatedMultiplyAdd(n, b.Constant(form.Ln2High), bounded);
        int rest = b.NegatedMultiplyAdd(n, b.Constant(form.Ln2Low), high);
        int low = a.Precision.HasSpareRounding ? -1 : b.NegatedMultiplyAdd(n, b.Constant(form.Ln2Low), b.Subtract(high, rest));
        if (x.HasLow)
        {
            int tail = Tail(b, form, x, range, bounds);
            Term sum = a.Normalise(rest, low < 0 ? tail : b.Add(low, tail));
            (rest, low) = (sum.Hi, sum.Lo);
        }

        return new Reduced(scale, rest, Polynomial.Horner(b, coefficients, rest), low);
    }

    // The sign of an argument that was negated goes into the constants, where it costs nothing.
    private static Reduced ReducePlain(
        ProgramBuilder b, ExponentialForm form, Term x, Interval range, Bounds bounds, ImmutableArray<double> coefficients)
    {
        bool isNegated = b.IsNegated(x.Hi, out int argument);
        double sign = isNegated ? -1 : 1;
        int bounded = isNegated
            ? Bounded(b, argument, -range, new Bounds(-bounds.Most, -bounds.Least, bounds.Headroom))
            : Bounded(b, argument, range, bounds);
        int shift = b.Constant(form.RoundToInteger + form.Bias + bounds.Headroom);
        int biased = b.MultiplyAdd(bounded, b.Constant(sign * ExponentialForm.Log2E), shift);
        int n = b.Subtract(biased, shift);
        int rest = Without(form.Ln2High, bounded);
        if (x.HasLow)
        {
            // What is small goes together first: then one sum rounds.
            int tail = Tail(b, form, x, range, bounds);
            tail = !isNegated ? tail : b.IsNegated(tail, out int negated) ? negated : b.Negate(tail);
            rest = b.Add(rest, form.Ln2Low == 0 ? tail : Without(form.Ln2Low, tail));
        }
        else if (form.Ln2Low != 0)
        {
            rest = Without(form.Ln2Low, rest);
        }

        ImmutableArray<double> signed = isNegated ? coefficients.Select((c, power) => power % 2 == 0 ? -c : c).ToImmutableArray() : coefficients;
        return new Reduced(b.ShiftLeft(biased, form.MantissaBits), rest, Polynomial.Horner(b, signed, rest), IsNegated: isNegated);

        int Without(double part, int value) =>
            isNegated ? b.MultiplyAdd(n, b.Constant(part), value) : b.NegatedMultiplyAdd(n, b.Constant(part), value);
    }

    private static int Bounded(ProgramBuilder b, int x, Interval range, Bounds bounds)
    {
        int bounded = range.Least >= bounds.Least ? x : b.Max(b.Constant(bounds.Least), x);
        return range.Most <= bounds.Most ? bounded : b.Min(b.Constant(bounds.Most), bounded);
    }

    // The low part of an argument far beyond its bound is no small correction of the bound.
    private static int Tail(ProgramBuilder b, ExponentialForm form, Term x, Interval range, Bounds bounds) =>
        range.Magnitude <= Math.Pow(2, form.MantissaBits - SpareBits)
            ? x.Lo
            : b.Select(IsWithin(b, x.Hi, range, bounds), x.Lo, b.Constant(0));

    // Somewhat beyond the bound does no harm: one comparison serves both sides.
    private static int IsWithin(ProgramBuilder b, int x, Interval range, Bounds bounds) =>
        range.Most <= bounds.Most ? b.Less(b.Constant(bounds.Least), x)
        : range.Least >= bounds.Least ? b.Less(x, b.Constant(bounds.Most))
        : b.Less(b.Emit(new Instruction(Opcode.Abs, x)), b.Constant(Math.Max(-bounds.Least, bounds.Most)));
}
