using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The smallest magnitude that an expression can have but for 0; 0 where it is not known.</summary>
internal sealed class LeastNonZero
{
    // Next to minus the constant the sum of a constant and a float is exact, and as far from 0 as floats lie apart there, or as the constant
    // lies from the next of them.
    private const double LeastSum = 1.0 / (1 << 25);

    // Of the smallest float.
    private const double LeastRoot = 3.7e-23;

    private readonly Dictionary<Expr, double> known = new();

    /// <param name="e">An expression over inputs of type float.</param>
    public double Of(Expr e)
    {
        if (!known.TryGetValue(e, out double least))
        {
            least = Compute(e);
            known.Add(e, least);
        }

        return least;
    }

    private double Compute(Expr e) => e.Operation switch
    {
        Operation.Constant => e.Value == 0 ? double.PositiveInfinity : Math.Abs(e.Value),
        Operation.Negate or Operation.Abs or Operation.Within or Operation.CopySign => Of(e[0]),
        Operation.Sqrt when IsInput(e[0]) => LeastRoot,
        Operation.Multiply => Of(e[0]) * Of(e[1]),
        Operation.Divide when e[1].Operation == Operation.Constant => Of(e[0]) / Math.Abs(e[1].Value),
        Operation.Add or Operation.Subtract => e.Operands.Where((_, i) => IsInput(e[1 - i])).Select(OfConstant).FirstOrDefault(),
        _ => 0,
    };

    /// <summary>An input as it is, but for its sign, a bound or an exact factor.</summary>
    public static bool IsInput(Expr e) => e.Operation switch
    {
        Operation.Input => true,
        Operation.Multiply => e[0].IsPowerOfTwo && Math.Abs(e[0].Value) >= 1 && IsInput(e[1]),
        Operation.Abs or Operation.Negate or Operation.Within => IsInput(e[0]),
        Operation.Min or Operation.Max => e.Operands.All(operand => operand.Operation == Operation.Constant || IsInput(operand)),
        _ => false,
    };

    private static double OfConstant(Expr e)
    {
        if (e.Operation != Operation.Constant)
        {
            return 0;
        }

        double missing = Math.Abs(e.Value - (float)e.Value + e.Tail);
        return missing > 0 ? missing : Math.Abs(e.Value) * LeastSum;
    }
}
