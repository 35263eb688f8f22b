using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which values a register may hold as an infinity. A range tells nothing of that: e^|x| has no upper bound, and yet is held within
/// bounds, since its argument is clamped and its exponent kept apart.
/// </summary>
internal sealed class Infinities
{
    // Lanes have room for an exponential where it ends, and for that much beside it.
    private const double MostBesideExponential = 1 << 13;

    private readonly Ranges ranges;
    private readonly Dictionary<Expr, bool> known = new();

    public Infinities(Ranges ranges) => this.ranges = ranges;

    public bool Includes(Expr e)
    {
        if (!known.TryGetValue(e, out bool result))
        {
            result = !ranges.Of(e).IsBounded && Compute(e);
            known.Add(e, result);
        }

        return result;
    }

    private bool Compute(Expr e) => e.Operation switch
    {
        Operation.Input or Operation.Parameter or Operation.Constant => true,

        Operation.Within => Includes(e[0]),

        // Arms of different scales meet without it.
        Operation.Select => true,
        Operation.Call => e.Primitive != Primitive.Exp && e.Primitive != Primitive.Expm1 && e.Operands.Any(Includes),
        Operation.Multiply when e.Operands.Any(operand => operand.HasCalls && !ranges.Of(operand).IsBounded) && e.Operands.All(operand => ranges.Of(operand).Magnitude > MostBesideExponential) => true,
        _ => e.Operands.Any(Includes),
    };
}
