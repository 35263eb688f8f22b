using System;
using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Values as unevaluated sums of two registers. Error-free transformations after T. J. Dekker and D. E. Knuth; products and
/// quotients see their rounding error through fused multiply-adds. Without them products see it through products of halves.
/// </summary>
internal sealed class PairArithmetic : TermArithmetic
{
    // What is no less leaves a rest to its root that floats, or doubles, hold.
    private const double LeastOfSingles = 7.9e-31; // 2^-100
    private const double LeastOfDoubles = 1.1e-289; // 2^-960

    private const double LeastNormalSingle = 1.1754943508222875e-38;
    private const double LeastNormalDouble = 2.2250738585072014e-308;

    private readonly Dictionary<Term, (Term A, Term B)> products = new();

    public PairArithmetic(ProgramBuilder builder, Precision precision)
        : base(builder, precision)
    {
    }

    private bool IsSingle => Builder.Lane == ElementType.Single;

    public override Term Constant(double value, double tail)
    {
        if (IsSingle)
        {
            double head = (float)value;
            tail = (float)(value - head + tail);
            value = head;
        }

        return new Term(Builder.Constant(value), tail == 0 ? -1 : Builder.Constant(tail));
    }

    public override Term Add(Term a, Term b, bool isOrdered)
    {
        if (isOrdered && a.IsLoose && Precision.HasSpareRounding)
        {
            return AddToLoose(a, b);
        }

        bool staysLoose = isOrdered && (IsStepBesideOne(a, b) || IsStepBesideOne(b, a));

        (a, b) = staysLoose ? Join(a, b) : Join(Tight(a), Tight(b));
        if (Factors(b) is { } factors)
        {
            return AddProduct(a, b, factors, isOrdered);
        }

        if (!isOrdered && Factors(a) is { } others)
        {
            return AddProduct(b, a, others, isOrdered);
        }

        int sum = Builder.Add(a.Hi, b.Hi);
        int error = isOrdered ? Builder.Add(Builder.Subtract(a.Hi, sum), b.Hi) : ErrorOfSum(a.Hi, b.Hi, sum);
        return new Term(sum, AddLow(AddLow(error, a.Lo), b.Lo), a.Exponent, staysLoose ? Looseness.Silent : Looseness.Tight);
    }

    public override Term AddLoosely(Term a, Term b)
    {
        if (!a.IsLoose && !b.IsLoose)
        {
            return Add(a, b, isOrdered: false);
        }

        (a, b) = Join(a, b);
        int sum = Builder.Add(a.Hi, b.Hi);
        return new Term(sum, AddLow(AddLow(ErrorOfSum(a.Hi, b.Hi, sum), a.Lo), b.Lo), a.Exponent, Looser(a, b));
    }

    private static Looseness Looser(Term a, Term b) => a.IsSilent || b.IsSilent ? Looseness.Silent : Looseness.Loose;

    // What the sum keeps of the product is exact, and so is what it keeps of a larger summand: the rest of the product comes with one
    // fused operation, whether its own rounding left it out or that of the sum.
    private Term AddProduct(Term a, Term product, (Term A, Term B) factors, bool isOrdered)
    {
        (Term x, Term y) = factors;
        int sum = Builder.Add(a.Hi, product.Hi);
        int low;
        if (isOrdered)
        {
            low = Builder.MultiplyAdd(x.Hi, y.Hi, Builder.Subtract(a.Hi, sum));
        }
        else
        {
            int part = Builder.Subtract(sum, a.Hi);
            int rest = Builder.Subtract(a.Hi, Builder.Subtract(sum, part));
            low = Builder.IsNegated(x.Hi, out int subtrahend)
                ? Builder.Subtract(rest, Builder.MultiplyAdd(subtrahend, y.Hi, part))
                : Builder.Add(rest, Builder.MultiplySubtract(x.Hi, y.Hi, part));
        }

        return new Term(sum, FusedLowProduct(x, y, AddLow(low, a.Lo)), a.Exponent);
    }

    // Of a product that is not exact.
    private (Term A, Term B)? Factors(Term a) =>
        products.TryGetValue(a, out (Term A, Term B) factors) ? factors
        : a.HasLow && Builder.IsNegated(a.Hi, out int high) && Builder.IsNegated(a.Lo, out int low) && products.TryGetValue(a with { Hi = high, Lo = low }, out factors)
        ? (Negate(factors.A), factors.B)
        : null;

    // Knuth's form holds whichever operand is larger.
    private int ErrorOfSum(int a, int b, int sum)
    {
        int part = Builder.Subtract(sum, a);
        int rest = Builder.Subtract(a, Builder.Subtract(sum, part));
        return Builder.IsNegated(b, out int subtrahend)
            ? Builder.Subtract(rest, Builder.Add(subtrahend, part))
            : Builder.Add(rest, Builder.Subtract(b, part));
    }

    public override Term Multiply(Term a, Term b)
    {
        (a, b) = (Tight(a), Tight(b));
        int product = Builder.Multiply(a.Hi, b.Hi);
        bool isExact = Builder.IsExactProduct(a.Hi, b.Hi);
        int exponent = a.Exponent + b.Exponent;
        if (isExact)
        {
            return new Term(product, LowProduct(a, b), exponent);
        }

        var result = new Term(product, FusedLowProduct(a, b, ProductError(a.Hi, b.Hi, product)), exponent);
        if (Builder.IsFused)
        {
            products[result] = (a, b);
        }

        return result;
    }

    public override Term MultiplyLoosely(Term a, Term b, bool maySilence)
    {
        (a, b) = maySilence ? (a, b) : (Audible(a), Audible(b));
        if (a.IsLoose == b.IsLoose)
        {
            return Multiply(a, b);
        }

        int product = Builder.Multiply(a.Hi, b.Hi);
        return new Term(product, FusedLowProduct(a, b, ProductError(a.Hi, b.Hi, product)), a.Exponent + b.Exponent, Looser(a, b));
    }

    public override Term Divide(Term a, Term b, bool isOrdinary)
    {
        (a, b) = (Tight(a), Divisor(b));
        int exponent = a.Exponent - b.Exponent;
        if (!Builder.IsFused)
        {
            return DivideUnfused(a, b, exponent);
        }

        (int quotient, int rest, int reciprocal) = Quotient(a, b);
        return new Term(quotient, Builder.Multiply(rest, reciprocal), exponent);
    }

    public override Term RoundQuotient(Term a, Term b, bool isOrdinary)
    {
        (a, b) = (Tight(a), Divisor(b));
        if (!a.HasLow && !b.HasLow)
        {
            return new Term(Builder.Divide(a.Hi, b.Hi), -1, a.Exponent - b.Exponent);
        }

        int exponent = a.Exponent - b.Exponent;
        if (!Builder.IsFused)
        {
            return Round(DivideUnfused(a, b, exponent), isRegular: true);
        }

        (int quotient, int rest, int reciprocal) = Quotient(a, b);
        return new Term(Builder.MultiplyAdd(rest, reciprocal, quotient), -1, exponent);
    }

    public override Term Sqrt(Term a, Interval range)
    {
        a = Align(Tight(a));
        if (range.LeastMagnitude < (IsSingle ? LeastOfSingles : LeastOfDoubles))
        {
            return UpscaledSqrt(a, range);
        }

        int root = Builder.Emit(new Instruction(Opcode.Sqrt, a.Hi));
        return new Term(root, Lack(a, root, Builder.Add(root, root)));
    }

    // Of a number so small the square of the root leaves a rest that is no multiple of the smallest one: it is taken in units of its own.
    private Term UpscaledSqrt(Term a, Interval range)
    {
        (int shift, double least, double most) = IsSingle ? (32, LeastNormalSingle, float.MaxValue) : (64, LeastNormalDouble, double.MaxValue);
        bool isBounded = range.Magnitude <= most * Math.Pow(2, -shift);
        int isSmall = isBounded ? -1 : Builder.Emit(new Instruction(Opcode.Less, a.Hi, Builder.Constant(1)));
        Term scaled = Times(a, isBounded ? Power(shift) : Builder.Select(isSmall, Power(shift), Builder.Constant(1)));
        int root = Builder.Emit(new Instruction(Opcode.Sqrt, scaled.Hi));

        // A root of 0 lacks nothing.
        var result = new Term(root, Lack(scaled, root, Builder.Emit(new Instruction(Opcode.Max, Builder.Constant(least), Builder.Add(root, root)))));
        return isBounded ? result with { Exponent = -shift / 2 } : Times(result, Builder.Select(isSmall, Power(-shift / 2), Builder.Constant(1)));
    }

    // One step of Newton's method: the root lacks (a - root^2) / (2 root).
    private int Lack(Term a, int root, int twice) => Builder.Divide(AddLow(SquareRest(a.Hi, root), a.Lo), twice);

    // a - root^2, which is exact.
    private int SquareRest(int a, int root)
    {
        if (Builder.IsFused)
        {
            return Builder.NegatedMultiplyAdd(root, root, a);
        }

        int square = Builder.Multiply(root, root);
        return Builder.Subtract(Builder.Subtract(a, square), ProductError(root, root, square));
    }

    public override Term Round(Term a, bool isRegular)
    {
        if (!a.HasLow)
        {
            return a;
        }

        a = isRegular ? a : Audible(a);
        if (IsNormalised(a))
        {
            return a with { Lo = -1 };
        }

        int sum = Builder.Add(a.Hi, a.Lo);
        return new Term(isRegular ? sum : Guard(sum, a.Hi), -1, a.Exponent);
    }

    public override Term RoundProduct(Term a, Term b, bool isRegular)
    {
        (a, b) = isRegular ? (a, b) : (Audible(a), Audible(b));
        a = b.IsLoose ? Tight(a) : a;
        int low = LowProduct(a, b);
        int product = low < 0 ? Builder.Multiply(a.Hi, b.Hi) : Builder.MultiplyAdd(a.Hi, b.Hi, low);
        return new Term(low < 0 || isRegular ? product : Guard(product, Builder.Multiply(a.Hi, b.Hi)), -1, a.Exponent + b.Exponent);
    }

    public override Term RoundSum(Term a, Term b)
    {
        // Where the leading parts cancel their sum is exact, elsewhere one rounding is small beside it.
        (a, b) = Join(Tight(a), Tight(b));
        int sum = Builder.Add(a.Hi, b.Hi);
        int low = AddLow(a.Lo, b.Lo);
        return low < 0 ? new Term(sum, -1, a.Exponent)
            : Round(new Term(sum, low, a.Exponent), isRegular: IsFinite(a) && IsFinite(b));
    }

    // What a value of the row leaves out is finite, whatever the value is.
    private bool IsFinite(Term a)
    {
        int low = a.HasLow && Builder.IsNegated(a.Lo, out int negated) ? negated : a.Lo;
        return low < 0 || Builder.IsScalar(low) || Builder.IsConstant(low);
    }

    // An infinite or zero value stands in the high part alone: with the low part it may become NaN, or lose its sign.
    private int Guard(int value, int high)
    {
        int magnitude = Builder.Emit(new Instruction(Opcode.Abs, value));
        return Builder.Select(Builder.Emit(new Instruction(Opcode.Less, Builder.Constant(0), magnitude)), value, high);
    }

    // A sum with a step is added up where it divides.
    private Term Divisor(Term b) => b.IsSilent ? b : Tight(b);

    // One division: what the quotient leaves of the numerator corrects it, however it was rounded, and if the divisor is loose too.
    private (int Quotient, int Residual, int Reciprocal) Quotient(Term a, Term b)
    {
        int reciprocal = Builder.Divide(Builder.Constant(1), b.IsLoose ? Builder.Add(b.Hi, b.Lo) : b.Hi);
        int quotient = !a.HasLow && Builder.IsOne(a.Hi) ? reciprocal : Builder.Multiply(a.Hi, reciprocal);
        int rest = AddLow(Builder.NegatedMultiplyAdd(quotient, b.Hi, a.Hi), a.Lo);
        return (quotient, b.HasLow ? Builder.NegatedMultiplyAdd(quotient, b.Lo, rest) : rest, reciprocal);
    }

    private bool IsStepBesideOne(Term step, Term one) =>
        step.Looseness == Looseness.Step && !one.HasLow && one.Exponent == 0 && Builder.IsOne(one.Hi);

    // The low part goes with the smaller summand, at half an ulp of that.
    private Term AddToLoose(Term larger, Term smaller)
    {
        (larger, smaller) = Join(larger, Tight(smaller));
        int rest = Builder.AddProduct(smaller.Hi, larger.Lo);
        int sum = Builder.Add(larger.Hi, rest);
        return new Term(sum, AddLow(Builder.Subtract(rest, Builder.Subtract(sum, larger.Hi)), smaller.Lo), larger.Exponent);
    }

    // The residual of the rounded quotient is seen for constants only: a product of halves would overflow where a denominator is large.
    private Term DivideUnfused(Term a, Term b, int exponent)
    {
        int quotient = Builder.Divide(a.Hi, b.Hi);
        int rest = a.Lo;
        if (Builder.IsConstant(b.Hi))
        {
            int product = Builder.Multiply(quotient, b.Hi);
            rest = AddLow(Builder.Subtract(Builder.Subtract(a.Hi, product), ProductError(quotient, b.Hi, product)), rest);
        }

        if (b.HasLow)
        {
            int low = Builder.Multiply(quotient, b.Lo);
            rest = rest < 0 ? Builder.Negate(low) : Builder.Subtract(rest, low);
        }

        return new Term(quotient, rest < 0 ? -1 : Builder.Divide(rest, b.Hi), exponent);
    }

    // What the rounded product leaves out.
    private int ProductError(int a, int b, int product)
    {
        if (Builder.IsFused)
        {
            return Builder.MultiplySubtract(a, b, product);
        }

        // Dekker: products of halves are exact.
        (int aHigh, int aLow) = Halves(a);
        (int bHigh, int bLow) = Halves(b);
        int error = Builder.Subtract(Builder.Multiply(aHigh, bHigh), product);
        error = Builder.Add(error, Builder.Multiply(aHigh, bLow));
        error = Builder.Add(error, Builder.Multiply(aLow, bHigh));
        return Builder.Add(error, Builder.Multiply(aLow, bLow));
    }

    // G. W. Veltkamp's splitting into two parts of half the digits.
    private (int High, int Low) Halves(int a)
    {
        int scaled = Builder.Multiply(a, Builder.Constant(IsSingle ? 4097 : 134217729));
        int high = Builder.Subtract(scaled, Builder.Subtract(scaled, a));
        return (high, Builder.Subtract(a, high));
    }

    // a.hi b.lo + a.lo b.hi, or -1 where both are single.
    private int LowProduct(Term a, Term b)
    {
        int left = b.HasLow ? AddLoose(a, b, Builder.Multiply(a.Hi, b.Lo)) : -1;
        return a.HasLow ? left < 0 ? Builder.Multiply(a.Lo, b.Hi) : Builder.MultiplyAdd(a.Lo, b.Hi, left) : left;
    }

    // a.hi b.lo + a.lo b.hi + error, with fewer roundings and in fewer operations.
    private int FusedLowProduct(Term a, Term b, int error)
    {
        int left = b.HasLow ? AddLoose(a, b, Builder.MultiplyAdd(a.Hi, b.Lo, error)) : error;
        return a.HasLow ? Builder.MultiplyAdd(a.Lo, b.Hi, left) : left;
    }

    // The product of the low parts counts where one of them is no less than some digits.
    private int AddLoose(Term a, Term b, int sum) => (a.IsLoose && b.HasLow) || (b.IsLoose && a.HasLow) ? Builder.MultiplyAdd(a.Lo, b.Lo, sum) : sum;

    private int AddLow(int a, int b) => a < 0 ? b : b < 0 ? a : Builder.Add(a, b);
}
