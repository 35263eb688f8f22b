using System;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// The error of a formula at one point, to first order: every rounding at its worst, times what it makes of the result over all ways
/// there (F. L. Bauer, Computational graphs and rounding error, 1974). What a value does to the result in two opposite ways is not
/// counted twice. What an operation rounds is for the kinds of lanes to say.
/// </summary>
internal abstract class RoundingErrors
{
    private readonly ComputationGraph graph;

    // Derivatives of the result by each node: over all ways, and over those that take it rounded.
    private readonly double[] effects;
    private readonly double[] effectsOfRounding;

    /// <param name="graph">The formula.</param>
    /// <param name="values">The point.</param>
    protected RoundingErrors(ComputationGraph graph, Evaluation<double> values)
    {
        this.graph = graph;
        Values = values;
        effects = new double[graph.Nodes.Length];
        effectsOfRounding = new double[graph.Nodes.Length];
    }

    protected Evaluation<double> Values { get; }

    /// <summary>A bound of the absolute error of the result.</summary>
    public double OfResult()
    {
        double sum = 0;
        (effects[0], effectsOfRounding[0]) = (1, 1);
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            Expr e = graph.Nodes[i];
            if (e.Operation is Operation.Input or Operation.Parameter || (effects[i].Equals(0) && effectsOfRounding[i].Equals(0)))
            {
                continue;
            }

            if (e.IsReduction)
            {
                return double.PositiveInfinity;
            }

            sum += Times(Math.Abs(effects[i]), Own(e)) + Times(Math.Abs(effectsOfRounding[i]), Rounded(e));
            for (int operand = 0; operand < e.Operands.Length; operand++)
            {
                if (!e[operand].IsCondition && !Ignores(e, operand))
                {
                    Pass(i, operand);
                }
            }
        }

        return sum;
    }

    /// <summary>What an operation is off by even where its result is not rounded to one register.</summary>
    protected abstract double Own(Expr e);

    /// <summary>What the last rounding of an operation adds.</summary>
    protected abstract double Rounded(Expr e);

    /// <summary>Whether an operation takes an operand in other numbers, whose errors do not count.</summary>
    protected virtual bool Ignores(Expr e, int operand) => false;

    /// <summary>Whether an operation takes an operand without its last rounding.</summary>
    protected virtual bool TakesUnrounded(Expr e, int operand) => false;

    private static double Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;

    private static double Times(double effect, double error) => error.Equals(0) ? 0 : effect * error;

    private void Pass(int node, int operand)
    {
        Expr e = graph.Nodes[node];
        double effect = effects[node] * Slope(e, operand);
        int place = graph.Operands[node][operand];
        effects[place] += effect;
        effectsOfRounding[place] += TakesUnrounded(e, operand) ? 0 : effect;
    }

    // The derivative of an operation by one of its operands.
    private double Slope(Expr e, int operand)
    {
        double value = Values.Of(e);
        return e.Operation switch
        {
            Operation.Add => 1,
            Operation.Within => operand == 0 ? 1 : 0,
            Operation.Subtract => operand == 0 ? 1 : -1,
            Operation.Negate => -1,
            Operation.Multiply => Values.Of(e[1 - operand]),
            Operation.Divide when double.IsInfinity(Values.Of(e[1])) => 0,
            Operation.Divide => (operand == 0 ? 1 : -value) / Values.Of(e[1]),
            Operation.Sqrt => value.Equals(0) ? 0 : 1 / (2 * value),
            Operation.Abs => Sign(Values.Of(e[0])),
            Operation.CopySign => operand == 0 ? Sign(value) * Sign(Values.Of(e[0])) : 0,
            Operation.Min or Operation.Max => operand == (Values.Of(e[0]).Equals(value) ? 0 : 1) ? 1 : 0,
            Operation.Select => operand == (Values.Of(e[1]).Equals(value) ? 1 : 2) ? 1 : 0,
            Operation.Call => Slopes.Of(e.Primitive!, Values.Of(e[0])),
            _ => double.PositiveInfinity,
        };
    }
}
