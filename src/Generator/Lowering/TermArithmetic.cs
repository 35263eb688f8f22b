using System;

namespace ActivationKernels.Lowering;

/// <summary>
/// Arithmetic on terms. Unpaired, each operation is one instruction and one rounding. Paired, a value is an unevaluated sum of
/// two doubles, and what an operation leaves out goes into the low part.
/// </summary>
internal sealed class TermArithmetic
{
    public TermArithmetic(ProgramBuilder builder, bool isPaired)
    {
        Builder = builder;
        IsPaired = isPaired;
    }

    public ProgramBuilder Builder { get; }

    public bool IsPaired { get; }

    public Term Constant(double value, double tail = 0) => IsPaired && tail != 0
        ? new Term(Builder.Constant(value), Builder.Constant(tail))
        : new Term(Builder.Constant(Builder.Lane == ElementType.Single ? (float)value : value));

    /// <summary>The value in one register.</summary>
    public int Round(Term a)
    {
        int sum = a.HasLow ? Builder.Add(a.Hi, a.Lo) : a.Hi;
        return a.Exponent == 0 ? sum : Builder.Multiply(sum, Power(a.Exponent));
    }

    /// <summary>The value of a sum in one register.</summary>
    public int RoundedSum(Term a)
    {
        // An infinite or zero sum stands in its high part alone: the low part is then NaN, or would lose the sign of zero.
        int magnitude = Builder.Emit(new Instruction(Opcode.Abs, a.Lo));
        int hasRest = Builder.Emit(new Instruction(Opcode.Less, Builder.Constant(0), magnitude));
        return Builder.Select(hasRest, Round(a), a.Hi);
    }

    public Term Negate(Term a) => a with { Hi = Builder.Negate(a.Hi), Lo = a.HasLow ? Builder.Negate(a.Lo) : -1 };

    public Term Add(Term a, Term b)
    {
        if (!IsPaired)
        {
            return new Term(Builder.Add(a.Hi, b.Hi));
        }

        (a, b) = (Align(a), Align(b));

        // D. Knuth's two-sum: the rounding error of the sum, whichever operand is larger.
        int sum = Builder.Add(a.Hi, b.Hi);
        int part = Builder.Subtract(sum, a.Hi);
        int error = Builder.Add(Builder.Subtract(a.Hi, Builder.Subtract(sum, part)), Builder.Subtract(b.Hi, part));
        return new Term(sum, AddLow(AddLow(error, a.Lo), b.Lo));
    }

    public Term Subtract(Term a, Term b) => Add(a, Negate(b));

    public Term Multiply(Term a, Term b)
    {
        int product = Builder.Multiply(a.Hi, b.Hi);
        if (!IsPaired)
        {
            return new Term(product);
        }

        int low = LowProduct(a, b);
        if (Builder.IsPowerOfTwo(a.Hi) || Builder.IsPowerOfTwo(b.Hi))
        {
            return new Term(product, low, a.Exponent + b.Exponent);
        }

        if (Builder.IsFused)
        {
            int error = Builder.Emit(new Instruction(Opcode.MultiplyAdd, a.Hi, b.Hi, Builder.Negate(product)));
            low = AddLow(error, low);
        }

        return new Term(product, low, a.Exponent + b.Exponent);
    }

    /// <summary>The product in one register.</summary>
    public int RoundedProduct(Term a, Term b)
    {
        int low = LowProduct(a, b);
        int product = Builder.Multiply(a.Hi, b.Hi);
        if (low >= 0)
        {
            // An infinite factor makes the low part infinite too, of either sign: then the high parts stand alone.
            int magnitude = Builder.Emit(new Instruction(Opcode.Abs, low));
            int isFinite = Builder.Emit(new Instruction(Opcode.LessOrEqual, magnitude, Builder.Constant(double.MaxValue)));
            product = Builder.Select(isFinite, Builder.MultiplyAdd(a.Hi, b.Hi, low), product);
        }

        return Round(new Term(product, -1, a.Exponent + b.Exponent));
    }

    public Term Divide(Term a, Term b)
    {
        int quotient = Builder.Divide(a.Hi, b.Hi);
        if (!IsPaired)
        {
            return new Term(quotient);
        }

        // What the quotient leaves of the numerator; without fused operations only the low parts of the operands are seen.
        int rest = Builder.IsFused ? Builder.NegatedMultiplyAdd(quotient, b.Hi, a.Hi) : -1;
        rest = AddLow(rest, a.Lo);
        if (b.HasLow)
        {
            int low = Builder.Multiply(quotient, b.Lo);
            rest = rest < 0 ? Builder.Negate(low) : Builder.Subtract(rest, low);
        }

        return new Term(quotient, rest < 0 ? -1 : Builder.Divide(rest, b.Hi), a.Exponent - b.Exponent);
    }

    public Term Select(int condition, Term a, Term b)
    {
        (a, b) = (Align(a), Align(b));
        int low = a.HasLow || b.HasLow ? Builder.Select(condition, LowOrZero(a), LowOrZero(b)) : -1;
        return new Term(Builder.Select(condition, a.Hi, b.Hi), low);

        int LowOrZero(Term term) => term.HasLow ? term.Lo : Builder.Constant(0);
    }

    /// <summary>The same value with exponent 0; a tiny one may lose digits.</summary>
    public Term Align(Term a) => a.Exponent == 0
        ? a
        : new Term(Builder.Multiply(a.Hi, Power(a.Exponent)), a.HasLow ? Builder.Multiply(a.Lo, Power(a.Exponent)) : -1);

    // a.hi b.lo + a.lo b.hi, or -1 where both are single.
    private int LowProduct(Term a, Term b)
    {
        int left = b.HasLow ? Builder.Multiply(a.Hi, b.Lo) : -1;
        return a.HasLow ? left < 0 ? Builder.Multiply(a.Lo, b.Hi) : Builder.MultiplyAdd(a.Lo, b.Hi, left) : left;
    }

    private int AddLow(int a, int b) => a < 0 ? b : b < 0 ? a : Builder.Add(a, b);

    private int Power(int exponent) => Builder.Constant(Math.Pow(2, exponent));
}
