using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>Formulas that have the sign of a value and grow with it: sums of its odd powers with positive factors.</summary>
internal sealed class SignedGates
{
    private readonly Ranges ranges;
    private readonly Expr value;
    private readonly Dictionary<Expr, double?> slopes = new();
    private readonly Dictionary<Expr, bool> even = new();

    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="value">The value.</param>
    public SignedGates(Ranges ranges, Expr value)
    {
        this.ranges = ranges;
        this.value = value;
    }

    /// <summary>What the magnitude of the formula is at least, over that of the value; null for a formula of another kind.</summary>
    public double? LeastSlope(Expr e)
    {
        if (!slopes.TryGetValue(e, out double? slope))
        {
            slope = ReferenceEquals(e, value) ? 1
                : e.Operation == Operation.Add ? LeastSlope(e[0]) + LeastSlope(e[1])
                : e.Operation == Operation.Multiply ? Scaled(e[0], e[1]) ?? Scaled(e[1], e[0])
                : null;
            slopes.Add(e, slope);
        }

        return slope;
    }

    private double? Scaled(Expr factor, Expr e) => IsEven(factor) ? LeastSlope(e) * ranges.Of(factor).LeastMagnitude : null;

    // Not negative, and the same for both signs of the value.
    private bool IsEven(Expr e)
    {
        if (!even.TryGetValue(e, out bool result))
        {
            result = e.Operation switch
            {
                Operation.Constant or Operation.Parameter => ranges.Of(e).Least >= 0,
                Operation.Add => IsEven(e[0]) && IsEven(e[1]),
                Operation.Multiply => (IsEven(e[0]) && IsEven(e[1])) || (LeastSlope(e[0]) is not null && LeastSlope(e[1]) is not null),
                _ => false,
            };
            even.Add(e, result);
        }

        return result;
    }
}
