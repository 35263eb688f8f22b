using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Finds polynomials in formulas.</summary>
internal sealed class PowerSums
{
    private readonly Dictionary<Expr, PowerSum?> known = new();

    /// <summary>
    /// The polynomial that a formula is, of whatever there is in it that is neither sum nor product; null for one of several values,
    /// for a product of sums, whose roots stay visible, and where a function is called.
    /// </summary>
    public PowerSum? Of(Expr e)
    {
        if (!known.TryGetValue(e, out PowerSum? result))
        {
            result = Read(e) is { IsOrdinary: true } read ? read : null;
            known.Add(e, result);
        }

        return result;
    }

    private PowerSum? Read(Expr e)
    {
        switch (e.Operation)
        {
            case Operation.Constant:
                return new PowerSum(null, ImmutableArray.Create(TailedNumber.Of(e)));
            case Operation.Negate:
                return Of(e[0])?.Negate();
            case Operation.Add or Operation.Subtract:
                return Of(e[0]) is { } a && Of(e[1]) is { } b ? a.Plus(e.Operation == Operation.Add ? b : b.Negate()) : null;
            case Operation.Multiply:
                return Of(e[0]) is { } left && Of(e[1]) is { } right ? left.Times(right) : null;
            default:
                return e.HasCalls ? null : new PowerSum(e, ImmutableArray.Create(default, new TailedNumber(1)));
        }
    }
}
