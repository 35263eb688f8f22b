using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>One register per value; every operation rounds.</summary>
internal sealed class PlainArithmetic : TermArithmetic
{
    /// <summary>The relative error of a reciprocal that multiplications find: 2^-38.</summary>
    public const double ReciprocalError = 3.637978807091713e-12;

    // Minus the bits of a positive number these are, as bits, its reciprocal but for 5.05 %: the smallest error that a constant gives.
    private static readonly double ReciprocalBits = BitConverter.Int64BitsToDouble(0x7FDE6238555BFCFD);

    private const int ReciprocalSteps = 2;

    public PlainArithmetic(ProgramBuilder builder, Precision precision)
        : base(builder, precision)
    {
    }

    public override Term Constant(double value, double tail) =>
        new(Builder.Constant(value));

    // Where a constant follows the scale, the sum does not overflow.
    public override Term Add(Term a, Term b, bool isOrdered)
    {
        (a, b) = IsConstant(a) || IsConstant(b) ? Join(a, b) : (a, b);
        return Precision.FusesSums && a.Exponent == b.Exponent ? a with { Hi = Builder.AddFused(a.Hi, b.Hi) } : AddRounded(a, b);
    }

    public override Term Multiply(Term a, Term b) => new(Builder.Multiply(a.Hi, b.Hi), -1, a.Exponent + b.Exponent);

    public override Term Divide(Term a, Term b, bool isOrdinary) => new(Quotient(a.Hi, b.Hi, isOrdinary), -1, a.Exponent - b.Exponent);

    public override Term Sqrt(Term a, Interval range) => new(Builder.Emit(new Instruction(Opcode.Sqrt, Align(a).Hi)));

    public override Term Round(Term a, bool isRegular) => a;

    public override Term RoundQuotient(Term a, Term b, bool isOrdinary) => Divide(a, b, isOrdinary);

    public override Term RoundProduct(Term a, Term b, bool isRegular) => Multiply(a, b);

    // With what its rounding leaves out, so that the quotient is rounded once.
    private int ByReciprocal(int a, int b)
    {
        int reciprocal = Builder.Divide(Builder.Constant(1), b);
        int rest = Builder.Multiply(Builder.NegatedMultiplyAdd(b, reciprocal, Builder.Constant(1)), reciprocal);
        return Builder.IsFused ? Builder.MultiplyAdd(a, reciprocal, Builder.Multiply(a, rest)) : Builder.Multiply(a, reciprocal);
    }

    private int Quotient(int a, int b, bool isOrdinary)
    {
        if (Precision.HasSpareRounding && Builder.IsConstant(b) && Builder.HasReciprocal(b))
        {
            return Builder.Multiply(a, Builder.Constant(1 / Builder.Value(b)));
        }

        if (Precision.HasSpareRounding && !Builder.IsOne(a) && Builder.IsInvariant(b) && !Builder.IsConstant(b))
        {
            // Of doubles a float has its reciprocal; of floats only one of ordinary size has.
            return Precision.Lane == ElementType.Double ? Builder.Multiply(a, Builder.Divide(Builder.Constant(1), b))
                : Precision.HasOrdinaryScalars && Builder.IsScalar(b) ? ByReciprocal(a, b)
                : Builder.Divide(a, b);
        }

        if (!Precision.AvoidsDivisions || !isOrdinary || !Builder.IsFused)
        {
            return Builder.Divide(a, b);
        }

        int reciprocal = Reciprocal(b);
        return Builder.IsOne(a) ? reciprocal : Builder.Multiply(a, reciprocal);
    }

    // The estimate is off by a twentieth; each step (third order, after E. Halley) takes the error to its third power, here to 2^-38.
    private int Reciprocal(int b)
    {
        int one = Builder.Constant(1);
        int reciprocal = Builder.SubtractBits(Builder.Constant(ReciprocalBits), b);
        for (int step = 0; step < ReciprocalSteps; step++)
        {
            int error = Builder.NegatedMultiplyAdd(b, reciprocal, one);
            reciprocal = Builder.MultiplyAdd(reciprocal, Builder.MultiplyAdd(error, error, error), reciprocal);
        }

        return reciprocal;
    }
}
