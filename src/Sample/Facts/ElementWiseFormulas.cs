using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Sample.Facts;

/// <summary>Tells formulas of one element from those that depend on a whole row, as a softmax does.</summary>
internal static class ElementWiseFormulas
{
    private static readonly HashSet<Operation> Operations =
    [
        Operation.Constant, Operation.Input, Operation.Parameter, Operation.Add, Operation.Subtract, Operation.Multiply, Operation.Divide,
        Operation.Negate, Operation.Abs, Operation.Sqrt, Operation.Min, Operation.Max, Operation.CopySign, Operation.Call,
        Operation.Select, Operation.Less, Operation.LessOrEqual, Operation.Ordered,
    ];

    public static bool Contains(Expr formula)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>([formula]);
        while (open.TryPop(out Expr? e))
        {
            if (!Operations.Contains(e.Operation))
            {
                return false;
            }

            foreach (Expr operand in e.Operands)
            {
                if (seen.Add(operand))
                {
                    open.Push(operand);
                }
            }
        }

        return true;
    }
}
