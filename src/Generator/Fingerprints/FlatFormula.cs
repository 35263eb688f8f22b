using System;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Fingerprints;

/// <summary>
/// A formula of one variable as a list of steps, for evaluation at many points: the analyzers do that for every numeric expression
/// of a compilation. Both arms of a select are computed; in double neither can fail. It may have one parameter.
/// </summary>
internal sealed class FlatFormula
{
    private readonly Step[] steps;

    /// <exception cref="InvalidOperationException">The formula has a second variable.</exception>
    public FlatFormula(Expr root, Expr variable, Expr? parameter = null)
    {
        // By the ids of the nodes, which are small numbers; negative for a node that is counted and has no place yet.
        var places = new int[root.Id + 1];
        var found = new Step[Count(root)];
        int count = 0;
        Place(root);
        steps = found;

        int Count(Expr e)
        {
            if (places[e.Id] < 0)
            {
                return 0;
            }

            places[e.Id] = -1;
            int nodes = 1;
            foreach (Expr operand in e.Operands)
            {
                nodes += Count(operand);
            }

            return nodes;
        }

        int Place(Expr e)
        {
            if (places[e.Id] > 0)
            {
                return places[e.Id] - 1;
            }

            if (e.Operation is Operation.Input or Operation.Parameter && !ReferenceEquals(e, variable) && !ReferenceEquals(e, parameter))
            {
                throw new InvalidOperationException($"'{e.Name}' is a second variable.");
            }

            // No operation has more than three operands.
            ImmutableArray<Expr> operands = e.Operands;
            int a = operands.Length > 0 ? Place(operands[0]) : 0;
            int b = operands.Length > 1 ? Place(operands[1]) : 0;
            int c = operands.Length > 2 ? Place(operands[2]) : 0;
            found[count++] = new Step(e, ReferenceEquals(e, variable), a, b, c);
            places[e.Id] = count;
            return count - 1;
        }
    }

    public double Evaluate(double x, double parameter = double.NaN)
    {
        // Conditions are 1 where they hold.
        Span<double> values = steps.Length <= 64 ? stackalloc double[steps.Length] : new double[steps.Length];
        DoubleNumbers numbers = DoubleNumbers.Instance;
        for (int i = 0; i < values.Length; i++)
        {
            ref readonly Step step = ref steps[i];
            (Expr e, int a, int b, int c) = (step.Node, step.A, step.B, step.C);
            values[i] = e.Operation switch
            {
                Operation.Constant => numbers.Constant(e.Value, e.Tail),
                Operation.Input or Operation.Parameter => step.IsVariable ? x : parameter,
                Operation.Call => numbers.Call(e.Primitive!, values[a]),
                Operation.Select => values[a] != 0 ? values[b] : values[c],
                Operation.Negate => -values[a],
                Operation.Abs => Math.Abs(values[a]),
                Operation.Sqrt => Math.Sqrt(values[a]),
                _ => Binary(numbers, e.Operation, values[a], values[b]),
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

    /// <summary>A node and the places of its operands.</summary>
    private readonly record struct Step(Expr Node, bool IsVariable, int A, int B, int C);
}
