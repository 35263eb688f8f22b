using System;
using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Turns expanded formulas into instructions. Formulas without primitives are computed in the element type, where each
/// operation is the rounding that the formula means. Float formulas with primitives are computed in double lanes and rounded
/// once. Double formulas with primitives are computed on unevaluated pairs, so that only the last rounding counts.
/// </summary>
internal sealed class Approximator
{
    private readonly ProgramBuilder builder;
    private readonly bool isPaired;
    private readonly Func<Expr, int> leaf;
    private readonly Dictionary<Expr, Term> terms = new();
    private readonly Dictionary<Expr, int> rounded = new();

    public Approximator(ProgramBuilder builder, bool isPaired, Func<Expr, int> leaf)
    {
        this.builder = builder;
        this.isPaired = isPaired;
        this.leaf = leaf;
    }

    /// <summary>The value of the expression, rounded to one register.</summary>
    public int Round(Expr e)
    {
        if (!rounded.TryGetValue(e, out int result))
        {
            result = e.Operation switch
            {
                Operation.Select => builder.Select(Condition(e[0]), Round(e[1]), Round(e[2])),
                Operation.Negate => builder.Negate(Round(e[0])),
                Operation.Multiply when isPaired => RoundedProduct(Lower(e[0]), Lower(e[1])),
                Operation.Add or Operation.Subtract when isPaired => RoundedSum(Lower(e)),
                _ => Round(Lower(e)),
            };
            rounded.Add(e, result);
        }

        return result;
    }

    private int Round(Term a)
    {
        int sum = a.HasLow ? builder.Add(a.Hi, a.Lo) : a.Hi;
        return a.Exponent == 0 ? sum : builder.Multiply(sum, Power(a.Exponent));
    }

    // An infinite or zero sum stands in its high part alone: the low part is then NaN, or would lose the sign of zero.
    private int RoundedSum(Term a)
    {
        int magnitude = builder.Emit(new Instruction(Opcode.Abs, a.Lo));
        int hasRest = builder.Emit(new Instruction(Opcode.Less, builder.Constant(0), magnitude));
        return builder.Select(hasRest, Round(a), a.Hi);
    }

    private Term Lower(Expr e)
    {
        if (!terms.TryGetValue(e, out Term term))
        {
            term = Compute(e);
            terms.Add(e, term);
        }

        return term;
    }

    private Term Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => Constant(e),
        Operation.Input or Operation.Parameter => new Term(leaf(e)),
        Operation.Add => Add(Lower(e[0]), Lower(e[1])),
        Operation.Subtract => Add(Lower(e[0]), Negate(Lower(e[1]))),
        Operation.Multiply => Multiply(Lower(e[0]), Lower(e[1])),
        Operation.Divide => Divide(Lower(e[0]), Lower(e[1])),
        Operation.Negate => Negate(Lower(e[0])),
        Operation.Abs => new Term(builder.Emit(new Instruction(Opcode.Abs, Round(e[0])))),
        Operation.Sqrt => new Term(builder.Emit(new Instruction(Opcode.Sqrt, Round(e[0])))),
        Operation.Min => new Term(Extreme(Opcode.Min, e[0], e[1])),
        Operation.Max => new Term(Extreme(Opcode.Max, e[0], e[1])),
        Operation.CopySign => new Term(builder.Emit(new Instruction(Opcode.CopySign, Round(e[0]), Round(e[1])))),
        Operation.Select => Select(Condition(e[0]), Lower(e[1]), Lower(e[2])),
        Operation.Call => Call(e),
        _ => throw new InvalidOperationException($"{e.Operation} has no value."),
    };

    private Term Constant(Expr e)
    {
        if (isPaired && e.Tail != 0)
        {
            return new Term(builder.Constant(e.Value), builder.Constant(e.Tail));
        }

        return new Term(builder.Constant(builder.Lane == ElementType.Single ? (float)e.Value : e.Value));
    }

    private Term Call(Expr e) => e.Primitive!.Name switch
    {
        "exp" => Approximations.Exp(builder, isPaired, Argument(e[0])),
        "expm1" => Approximations.Expm1(builder, isPaired, Argument(e[0])),
        "log1p" => Approximations.Log1pOfFraction(builder, isPaired, Lower(e[0]), Argument(e[0])),
        _ => throw new NotSupportedException($"The primitive '{e.Primitive.Name}' has neither an expansion nor an approximation."),
    };

    private Term Argument(Expr e) => Align(Lower(e));

    private int Condition(Expr e) => e.Operation switch
    {
        Operation.Less => builder.Emit(new Instruction(Opcode.Less, Round(e[0]), Round(e[1]))),
        Operation.LessOrEqual => builder.Emit(new Instruction(Opcode.LessOrEqual, Round(e[0]), Round(e[1]))),
        Operation.Ordered => builder.Emit(new Instruction(Opcode.Ordered, Round(e[0]), Round(e[1]))),
        _ => throw new InvalidOperationException($"{e.Operation} is not a condition."),
    };

    // The instruction returns its second operand where either is NaN: a constant goes first.
    private int Extreme(Opcode opcode, Expr a, Expr b)
    {
        if (a.Operation == Operation.Constant || b.Operation == Operation.Constant)
        {
            (Expr constant, Expr value) = a.Operation == Operation.Constant ? (a, b) : (b, a);
            return builder.Emit(new Instruction(opcode, Round(constant), Round(value)));
        }

        int extreme = builder.Emit(new Instruction(opcode, Round(a), Round(b)));
        int isNumber = builder.Emit(new Instruction(Opcode.Ordered, Round(a), Round(a)));
        return builder.Select(isNumber, extreme, Round(a));
    }

    private Term Negate(Term a) => a with { Hi = builder.Negate(a.Hi), Lo = a.HasLow ? builder.Negate(a.Lo) : -1 };

    private Term Add(Term a, Term b)
    {
        if (!isPaired)
        {
            return new Term(builder.Add(a.Hi, b.Hi));
        }

        (a, b) = (Align(a), Align(b));

        // D. Knuth's two-sum: the rounding error of the sum, whichever operand is larger.
        int sum = builder.Add(a.Hi, b.Hi);
        int part = builder.Subtract(sum, a.Hi);
        int error = builder.Add(builder.Subtract(a.Hi, builder.Subtract(sum, part)), builder.Subtract(b.Hi, part));
        return new Term(sum, AddLow(AddLow(error, a.Lo), b.Lo));
    }

    private Term Multiply(Term a, Term b)
    {
        int product = builder.Multiply(a.Hi, b.Hi);
        if (!isPaired)
        {
            return new Term(product);
        }

        int low = LowProduct(a, b);
        if (builder.IsPowerOfTwo(a.Hi) || builder.IsPowerOfTwo(b.Hi))
        {
            return new Term(product, low, a.Exponent + b.Exponent);
        }

        if (builder.IsFused)
        {
            int error = builder.Emit(new Instruction(Opcode.MultiplyAdd, a.Hi, b.Hi, builder.Negate(product)));
            low = AddLow(error, low);
        }

        return new Term(product, low, a.Exponent + b.Exponent);
    }

    private int RoundedProduct(Term a, Term b)
    {
        int low = LowProduct(a, b);
        int product = builder.Multiply(a.Hi, b.Hi);
        if (low >= 0)
        {
            // An infinite factor makes the low part infinite too, of either sign: then the high parts stand alone.
            int magnitude = builder.Emit(new Instruction(Opcode.Abs, low));
            int isFinite = builder.Emit(new Instruction(Opcode.LessOrEqual, magnitude, builder.Constant(double.MaxValue)));
            product = builder.Select(isFinite, builder.MultiplyAdd(a.Hi, b.Hi, low), product);
        }

        return Round(new Term(product, -1, a.Exponent + b.Exponent));
    }

    // a.hi b.lo + a.lo b.hi, or -1 where both are single.
    private int LowProduct(Term a, Term b)
    {
        int left = b.HasLow ? builder.Multiply(a.Hi, b.Lo) : -1;
        return a.HasLow ? left < 0 ? builder.Multiply(a.Lo, b.Hi) : builder.MultiplyAdd(a.Lo, b.Hi, left) : left;
    }

    private Term Divide(Term a, Term b)
    {
        int quotient = builder.Divide(a.Hi, b.Hi);
        if (!isPaired)
        {
            return new Term(quotient);
        }

        // What the quotient leaves of the numerator; without fused operations only the low parts of the operands are seen.
        int rest = builder.IsFused ? builder.NegatedMultiplyAdd(quotient, b.Hi, a.Hi) : -1;
        rest = AddLow(rest, a.Lo);
        if (b.HasLow)
        {
            int low = builder.Multiply(quotient, b.Lo);
            rest = rest < 0 ? builder.Negate(low) : builder.Subtract(rest, low);
        }

        return new Term(quotient, rest < 0 ? -1 : builder.Divide(rest, b.Hi), a.Exponent - b.Exponent);
    }

    private Term Select(int condition, Term a, Term b)
    {
        (a, b) = (Align(a), Align(b));
        int low = a.HasLow || b.HasLow ? builder.Select(condition, LowOrZero(a), LowOrZero(b)) : -1;
        return new Term(builder.Select(condition, a.Hi, b.Hi), low);

        int LowOrZero(Term term) => term.HasLow ? term.Lo : builder.Constant(0);
    }

    private int AddLow(int a, int b) => a < 0 ? b : b < 0 ? a : builder.Add(a, b);

    private Term Align(Term a) => a.Exponent == 0
        ? a
        : new Term(builder.Multiply(a.Hi, Power(a.Exponent)), a.HasLow ? builder.Multiply(a.Lo, Power(a.Exponent)) : -1);

    private int Power(int exponent) => builder.Constant(Math.Pow(2, exponent));
}
