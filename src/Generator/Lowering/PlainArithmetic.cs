namespace ActivationKernels.Lowering;

/// <summary>One register per value; every operation rounds.</summary>
internal sealed class PlainArithmetic : TermArithmetic
{
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
        return AddRounded(a, b);
    }

    public override Term Multiply(Term a, Term b) => new(Builder.Multiply(a.Hi, b.Hi), -1, a.Exponent + b.Exponent);

    public override Term Divide(Term a, Term b) => new(Builder.Divide(a.Hi, b.Hi), -1, a.Exponent - b.Exponent);

    public override Term Sqrt(Term a) => new(Builder.Emit(new Instruction(Opcode.Sqrt, Align(a).Hi)));

    public override Term Round(Term a, bool isRegular) => a;

    public override Term RoundQuotient(Term a, Term b) => Divide(a, b);

    public override Term RoundProduct(Term a, Term b, bool isRegular) => Multiply(a, b);
}
