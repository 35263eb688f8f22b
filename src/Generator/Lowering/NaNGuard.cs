using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>NaN in, NaN out: where a formula itself does not carry the NaN of an input on, something else does.</summary>
internal static class NaNGuard
{
    /// <summary>The formula, which then carries the NaN of every input.</summary>
    public static Expr Of(Expr root, ImmutableArray<Expr> inputs)
    {
        Expr[] lost = inputs.Where(input => !Carries(root, input)).ToArray();
        ExprTable table = inputs[0].Table;

        // One comparison does for two inputs.
        for (int i = 0; i + 1 < lost.Length; i += 2)
        {
            root = table.Select(table.Ordered(lost[i], lost[i + 1]), root, lost[i] + lost[i + 1]);
        }

        return lost.Length % 2 == 0 ? root : Carrying(root, lost[lost.Length - 1]) ?? Guarded(root, lost[lost.Length - 1]);
    }

    private static Expr Guarded(Expr root, Expr input) => root.Table.Select(root.Table.Ordered(input, input), root, input);

    // NaN fails every comparison. A constant that stands there is the larger, or the smaller, of itself and what was compared, but for NaN.
    private static Expr? Carrying(Expr e, Expr input)
    {
        if (e.Operation == Operation.Multiply)
        {
            return Carrying(e[1], input) is { } factor ? e[0] * factor : null;
        }

        if (e.Operation != Operation.Select || e[0].Operation is not (Operation.Less or Operation.LessOrEqual)
            || !e[0].Operands.Any(operand => Carries(operand, input)))
        {
            return null;
        }

        return AsLast(e[0], e[2], input) is { } last ? e.Table.Select(e[0], e[1], last)
            : Complement(e[0]) is var complement && AsLast(complement, e[1], input) is { } first ? e.Table.Select(complement, e[2], first)
            : null;
    }

    // What stands where the condition fails, so that it carries NaN.
    private static Expr? AsLast(Expr condition, Expr arm, Expr input)
    {
        (Expr less, Expr greater) = (condition[0], condition[1]);
        return arm.Operation != Operation.Constant ? Carrying(arm, input)
            : greater.Operation == Operation.Constant && arm.Value <= greater.Value && !AreZeros(arm, greater, less) ? arm.Table.Min(less, arm)
            : less.Operation == Operation.Constant && arm.Value >= less.Value && !AreZeros(arm, less, greater) ? arm.Table.Max(greater, arm)
            : null;
    }

    // What is compared may be a zero of the other sign then.
    private static bool AreZeros(Expr a, Expr b, Expr compared) => a.Value == 0 && b.Value == 0 && compared.Operation != Operation.Abs;

    // Holds where the other fails, but for NaN.
    private static Expr Complement(Expr condition) => condition.Table.Make(
        condition.Operation == Operation.Less ? Operation.LessOrEqual : Operation.Less, condition[1], condition[0]);

    private static bool Carries(Expr e, Expr input) => e.Operation switch
    {
        Operation.Select => Carries(e[2], input)
            && (e[0].Operands.Any(operand => Carries(operand, input)) || Carries(e[1], input)),
        Operation.CopySign => Carries(e[0], input),
        _ => ReferenceEquals(e, input) || e.Operands.Any(operand => Carries(operand, input)),
    };
}
