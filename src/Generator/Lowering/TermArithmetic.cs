using System;
using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Emits the instructions of one operation on terms.</summary>
internal abstract class TermArithmetic
{
    // Powers of two by which a constant of ordinary size is one of the lane's type still.
    private const int MostOfSingle = 100;
    private const int MostOfDouble = 1000;

    private readonly HashSet<(int, int)> normalised = new();

    protected TermArithmetic(ProgramBuilder builder, Precision precision)
    {
        Builder = builder;
        Precision = precision;
    }

    public ProgramBuilder Builder { get; }

    public Precision Precision { get; }

    public bool IsPaired => Precision.IsPaired;

    public static TermArithmetic Of(ProgramBuilder builder, Precision precision) =>
        precision.IsPaired ? new PairArithmetic(builder, precision) : new PlainArithmetic(builder, precision);

    public abstract Term Constant(double value, double tail);

    /// <param name="a">First summand.</param>
    /// <param name="b">Second summand.</param>
    /// <param name="isOrdered">Whether no value of <paramref name="b"/> is larger in magnitude than any of <paramref name="a"/>.</param>
    public abstract Term Add(Term a, Term b, bool isOrdered);

    public abstract Term Multiply(Term a, Term b);

    /// <summary>The product, for a product that is rounded: a few units of the last digit but four of its low part may be wrong.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="maySilence">Whether it is known to be a number, or the low part may say alone that it is none.</param>
    public virtual Term MultiplyLoosely(Term a, Term b, bool maySilence = false) => Multiply(a, b);

    /// <param name="a">Dividend.</param>
    /// <param name="b">Divisor.</param>
    /// <param name="isOrdinary">Whether the divisor is known to be a positive normal number, or NaN.</param>
    public abstract Term Divide(Term a, Term b, bool isOrdinary = false);

    /// <summary>The term in one register.</summary>
    /// <param name="a">What to round.</param>
    /// <param name="isRegular">Whether it is known to be neither infinite nor a zero whose sign counts.</param>
    public abstract Term Round(Term a, bool isRegular);

    /// <summary>a + b in one register, a few units of whose last digit may be wrong.</summary>
    public virtual Term RoundSum(Term a, Term b) => AddRounded(a, b);

    /// <summary>The product in one register.</summary>
    /// <param name="a">First factor.</param>
    /// <param name="b">Second factor.</param>
    /// <param name="isRegular">Whether it is known to be neither infinite nor a zero whose sign counts.</param>
    public abstract Term RoundProduct(Term a, Term b, bool isRegular);

    /// <summary>The quotient in one register, where it is known to be neither infinite nor a zero whose sign counts.</summary>
    public abstract Term RoundQuotient(Term a, Term b, bool isOrdinary = false);

    /// <summary>The square root of a term that is not negative.</summary>
    /// <param name="a">The term.</param>
    /// <param name="range">Where it lies.</param>
    public abstract Term Sqrt(Term a, Interval range);

    public Term Abs(Term a)
    {
        a = Tight(a);
        int magnitude = Builder.Emit(new Instruction(Opcode.Abs, a.Hi));
        if (!a.HasLow)
        {
            return a with { Hi = magnitude };
        }

        int isNegative = Builder.Emit(new Instruction(Opcode.Less, a.Hi, Builder.Constant(0)));
        return a with { Hi = magnitude, Lo = Builder.Select(isNegative, Builder.Negate(a.Lo), a.Lo) };
    }

    /// <summary>The magnitude of a term with the sign of a register.</summary>
    /// <param name="a">The term.</param>
    /// <param name="sign">The register.</param>
    /// <param name="isPositive">Whether <paramref name="a"/> is known not to be negative.</param>
    public Term CopySign(Term a, int sign, bool isPositive)
    {
        a = isPositive ? Tight(a) : Abs(a);
        int high = Builder.CopySign(a.Hi, sign);
        if (!a.HasLow)
        {
            return a with { Hi = high };
        }

        int unit = Builder.CopySign(Builder.Constant(1), sign);
        return a with { Hi = high, Lo = Builder.Multiply(a.Lo, unit) };
    }

    public Term Negate(Term a) => a with { Hi = Builder.Negate(a.Hi), Lo = a.HasLow ? Builder.Negate(a.Lo) : -1 };

    public Term Select(int condition, Term a, Term b)
    {
        (a, b) = Join(Tight(a), Tight(b));
        int low = a.HasLow || b.HasLow ? Builder.Select(condition, LowOrZero(a), LowOrZero(b)) : -1;
        return new Term(Builder.Select(condition, a.Hi, b.Hi), low, a.Exponent);

        int LowOrZero(Term term) => term.HasLow ? term.Lo : Builder.Constant(0);
    }

    /// <summary>a + b of terms in one register each, with one rounding where the program is fused.</summary>
    public Term AddRounded(Term a, Term b)
    {
        if (a.Exponent == b.Exponent)
        {
            return a with { Hi = Builder.Add(a.Hi, b.Hi) };
        }

        (Term scaled, Term other) = a.Exponent != 0 ? (a, Align(b)) : (b, a);
        return !IsPower(scaled.Exponent) ? AddRounded(Align(scaled), other) : new Term(Builder.MultiplyAdd(scaled.Hi, Power(scaled.Exponent), other.Hi));
    }

    /// <summary>The sum of terms of one sign, loose if one of them is.</summary>
    public virtual Term AddLoosely(Term a, Term b) => Add(a, b, isOrdered: false);

    /// <summary>a - b of terms in one register each, with one rounding where the program is fused.</summary>
    public Term SubtractRounded(Term a, Term b)
    {
        if (a.Exponent == b.Exponent)
        {
            return a with { Hi = Builder.Subtract(a.Hi, b.Hi) };
        }

        a = Align(a);
        b = IsPower(b.Exponent) ? b : Align(b);
        return new Term(b.Exponent == 0
            ? Builder.Subtract(a.Hi, b.Hi)
            : Builder.NegatedMultiplyAdd(b.Hi, Power(b.Exponent), a.Hi));
    }

    /// <summary>The pair with its low part below the last digit of its high part, which it must not exceed (T. J. Dekker's fast two-sum).</summary>
    public Term Normalise(int high, int low)
    {
        int sum = Builder.Add(high, low);
        var result = new Term(sum, Builder.Add(Builder.Subtract(high, sum), low));
        normalised.Add((result.Hi, result.Lo));
        return result;
    }

    /// <summary>a + x y with fused operations, where the product is at most half as large as a, or a is 0.</summary>
    public Term AddProduct(int a, int x, int y)
    {
        int sum = Builder.MultiplyAdd(x, y, a);
        var result = new Term(sum, Builder.MultiplyAdd(x, y, Builder.Subtract(a, sum)));
        normalised.Add((result.Hi, result.Lo));
        return result;
    }

    /// <summary>Whether the high part is what both parts are when rounded.</summary>
    protected bool IsNormalised(Term a) => normalised.Contains((a.Hi, a.Lo));

    /// <summary>The same value with a low part below the last digit of the high part.</summary>
    public Term Tight(Term a) => a.IsLoose ? Normalise(a.Hi, a.Lo) with { Exponent = a.Exponent } : a;

    /// <summary>The same value with a high part that is NaN where the value is.</summary>
    protected Term Audible(Term a) => a.IsSilent ? Tight(a) : a;

    /// <summary>The same value with exponent 0.</summary>
    public Term Align(Term a) => Scale(a, a.Exponent);

    /// <summary>Both terms with one exponent. A constant follows the other term at no cost.</summary>
    protected (Term A, Term B) Join(Term a, Term b) =>
        a.Exponent == b.Exponent ? (a, b)
        : !IsPower(a.Exponent - b.Exponent) ? (Align(a), Align(b))
        : IsConstant(a) ? (Scale(a, a.Exponent - b.Exponent) with { Exponent = b.Exponent }, b)
        : IsConstant(b) ? (a, Scale(b, b.Exponent - a.Exponent) with { Exponent = a.Exponent })
        : (Align(a), Align(b));

    protected bool IsConstant(Term a) => Builder.IsConstant(a.Hi) && (!a.HasLow || Builder.IsConstant(a.Lo));

    private Term Scale(Term a, int exponent) => exponent == 0 ? a
        : IsPower(exponent) ? Times(a, Power(exponent)) with { Exponent = 0 }
        : Scale(Times(a, Power(exponent / 2)), exponent - (exponent / 2));

    /// <summary>The same value, held with that many binary digits of headroom above it.</summary>
    public Term Raise(Term a, int digits) => digits == 0 ? a : Times(a, Power(digits)) with { Exponent = a.Exponent - digits };

    /// <summary>The term times a power of two in a register.</summary>
    protected Term Times(Term a, int power) =>
        a with { Hi = Builder.Multiply(a.Hi, power), Lo = a.HasLow ? Builder.Multiply(a.Lo, power) : -1 };

    // Products of what is held with headroom have several times as much.
    private bool IsPower(int exponent) => Math.Abs(exponent) <= (Builder.Lane == ElementType.Single ? MostOfSingle : MostOfDouble);

    protected int Power(int exponent) => Builder.Constant(Math.Pow(2, exponent));
}
