using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Holds the values of which arguments of exponentials are polynomials, instead of the arguments: where an exponential ends nothing is
/// infinite yet, and its argument keeps its low part without a question.
/// </summary>
internal sealed class ArgumentEnds
{
    // A computed argument may lie beyond its range by a few roundings.
    private const double Margin = 1 - 1e-5;

    // From the largest float down to what no argument tells from 0.
    private const int Steps = 200;

    private readonly Ranges ranges;
    private readonly PowerSums polynomials = new();
    private readonly Precision precision;

    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="precision">In which numbers the exponentials are computed.</param>
    public ArgumentEnds(Ranges ranges, Precision precision)
    {
        this.ranges = ranges;
        this.precision = precision;
    }

    /// <summary>
    /// The formula with arguments that end where their exponentials do. An argument of another function too stays as it is, and so does
    /// a formula over a row, whose values are known by their expressions.
    /// </summary>
    public Expr In(Expr root)
    {
        if (root.RowPasses > 0)
        {
            return root;
        }

        List<Expr> calls = root.Nodes().FindAll(e => e.Operation == Operation.Call);
        var replaced = new Dictionary<Expr, Expr>();
        foreach (IGrouping<Expr, Expr> uses in calls.GroupBy(call => call[0]))
        {
            if (uses.All(call => ReferenceEquals(call.Primitive, Primitive.Exp)) && Held(uses.Key) is { } argument)
            {
                replaced[uses.Key] = argument;
            }
        }

        return replaced.Count == 0 ? root : PartReplacement.Replace(root, replaced);
    }

    private Expr? Held(Expr argument)
    {
        if (polynomials.Of(argument) is not { HasPowers: true } polynomial)
        {
            return null;
        }

        Expr value = polynomial.Value!;
        Interval range = ranges.Of(value);
        Interval ends = Exponentials.Ends(ranges.Of(argument), precision);
        int direction = polynomial.Direction(range);
        if (direction == 0 || (ranges.Of(argument).Least >= ends.Least && ranges.Of(argument).Most <= ends.Most))
        {
            return null;
        }

        (double below, double above) = direction > 0 ? (ends.Least, ends.Most) : (ends.Most, ends.Least);
        double most = Last(x => direction * (polynomial.At(x) - (above * Margin)) < 0);
        double least = -Last(x => direction * (polynomial.At(-x) - (below * Margin)) > 0);
        Expr held = range.Most > most ? Functions.Min(Unheld(value, Operation.Min, most), most) : value;
        held = range.Least < least ? Functions.Max(held, least) : held;
        return PartReplacement.Replace(argument, value, held);
    }

    // A weaker bound says nothing beside the new one.
    private static Expr Unheld(Expr value, Operation bound, double most) =>
        value.Operation == bound && value[1].Operation == Operation.Constant && value[1].Value >= most ? value[0] : value;

    // The largest float up to which it holds; infinite where it holds for all.
    private static double Last(Func<double, bool> holds)
    {
        (double inside, double outside) = (0, float.MaxValue);
        if (holds(outside))
        {
            return double.PositiveInfinity;
        }

        for (int step = 0; step < Steps; step++)
        {
            double middle = (inside + outside) / 2;
            (inside, outside) = holds(middle) ? (middle, outside) : (inside, middle);
        }

        return (float)(inside * Margin);
    }
}
