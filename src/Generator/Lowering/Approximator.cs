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
    private readonly TermArithmetic arithmetic;
    private readonly Func<Expr, int> leaf;
    private readonly Dictionary<Expr, Term> terms = new();
    private readonly Dictionary<Expr, int> rounded = new();

    public Approximator(ProgramBuilder builder, bool isPaired, Func<Expr, int> leaf)
    {
        this.builder = builder;
        arithmetic = new TermArithmetic(builder, isPaired);
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
                Operation.Multiply when arithmetic.IsPaired => arithmetic.RoundedProduct(Lower(e[0]), Lower(e[1])),
                Operation.Add or Operation.Subtract when arithmetic.IsPaired => arithmetic.RoundedSum(Lower(e)),
                _ => arithmetic.Round(Lower(e)),
            };
            rounded.Add(e, result);
        }

        return result;
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
        Operation.Constant => arithmetic.Constant(e.Value, e.Tail),
        Operation.Input or Operation.Parameter => new Term(leaf(e)),
        Operation.Add => arithmetic.Add(Lower(e[0]), Lower(e[1])),
        Operation.Subtract => arithmetic.Subtract(Lower(e[0]), Lower(e[1])),
        Operation.Multiply => arithmetic.Multiply(Lower(e[0]), Lower(e[1])),
        Operation.Divide => arithmetic.Divide(Lower(e[0]), Lower(e[1])),
        Operation.Negate => arithmetic.Negate(Lower(e[0])),
        Operation.Abs => new Term(builder.Emit(new Instruction(Opcode.Abs, Round(e[0])))),
        Operation.Sqrt => new Term(builder.Emit(new Instruction(Opcode.Sqrt, Round(e[0])))),
        Operation.Min => new Term(Extreme(Opcode.Min, e[0], e[1])),
        Operation.Max => new Term(Extreme(Opcode.Max, e[0], e[1])),
        Operation.CopySign => new Term(builder.Emit(new Instruction(Opcode.CopySign, Round(e[0]), Round(e[1])))),
        Operation.Select => arithmetic.Select(Condition(e[0]), Lower(e[1]), Lower(e[2])),
        Operation.Call => Approximations.Find(e.Primitive!)(arithmetic, Lower(e[0])),
        _ => throw new InvalidOperationException($"{e.Operation} has no value."),
    };

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
}
