using System;
using System.Collections.Generic;
using ActivationKernels.Expressions;

namespace ActivationKernels.Fingerprints;

/// <summary>
/// A formula of one variable as a list of steps, for evaluation at many points: the analyzers do that for every numeric expression
/// of a compilation. Both arms of a select are computed; in double neither can fail.
/// </summary>
internal sealed class FlatFormula
{
    private readonly List<Expr> nodes = new();
    private readonly List<int[]> operands = new();

    /// <exception cref="InvalidOperationException">The formula has a second variable.</exception>
    public FlatFormula(Expr root, Expr variable)
    {
        var places = new Dictionary<Expr, int>();
        Place(root);

        int Place(Expr e)
        {
            if (places.TryGetValue(e, out int place))
            {
                return place;
            }

            if (e.Operation is Operation.Input or Operation.Parameter && !ReferenceEquals(e, variable))
            {
                throw new InvalidOperationException($"'{e.Name}' is a second variable.");
            }

            int[] sources = new int[e.Operands.Length];
            for (int i = 0; i < sources.Length; i++)
            {
                sources[i] = Place(e[i]);
            }

            nodes.Add(e);
            operands.Add(sources);
            places.Add(e, nodes.Count - 1);
            return nodes.Count - 1;
        }
    }

    public double Evaluate(double x)
    {
        // Conditions are 1 where they hold.
        Span<double> values = nodes.Count <= 64 ? stackalloc double[nodes.Count] : new double[nodes.Count];
        DoubleNumbers numbers = DoubleNumbers.Instance;
        for (int i = 0; i < values.Length; i++)
        {
            Expr e = nodes[i];
            int[] o = operands[i];
            values[i] = e.Operation switch
            {
                Operation.Constant => numbers.Constant(e.Value, e.Tail),
                Operation.Input or Operation.Parameter => x,
                Operation.Call => numbers.Call(e.Primitive!, values[o[0]]),
                Operation.Select => values[o[0]] != 0 ? values[o[1]] : values[o[2]],
                Operation.Negate => -values[o[0]],
                Operation.Abs => Math.Abs(values[o[0]]),
                Operation.Sqrt => Math.Sqrt(values[o[0]]),
                _ => Binary(numbers, e.Operation, values[o[0]], values[o[1]]),
            };
        }

        return values[values.Length - 1];
    }

    private static double Binary(DoubleNumbers numbers, Operation operation, double a, double b) => operation switch
    {
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        Operation.Divide => a / b,
        Operation.Min => numbers.Min(a, b),
        Operation.Max => numbers.Max(a, b),
        Operation.CopySign => numbers.CopySign(a, b),
        Operation.Less => a < b ? 1 : 0,
        Operation.LessOrEqual => a <= b ? 1 : 0,
        Operation.Ordered => !double.IsNaN(a) && !double.IsNaN(b) ? 1 : 0,
        _ => throw new InvalidOperationException($"{operation} has no value."),
    };
}
