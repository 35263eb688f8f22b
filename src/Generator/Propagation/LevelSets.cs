using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Propagation;

/// <summary>Roots of functions of one variable, and the sets on which they lie below a level.</summary>
internal static class LevelSets
{
    /// <summary>Beyond this magnitude a curve is taken as what it is there.</summary>
    public const double Far = 1e6;

    // Steps of 1/16 where activations bend, then ever wider: both sides of 0.
    public static ImmutableArray<double> Grid { get; } = MakeGrid();

    /// <summary>Points at which a condition changes its truth, or an absolute value, minimum or maximum its side.</summary>
    public static ImmutableArray<double> Kinks(params Expr[] roots)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>(roots);
        var kinks = new SortedSet<double>();
        while (open.Count > 0)
        {
            Expr e = open.Pop();
            if (!seen.Add(e))
            {
                continue;
            }

            Expr? difference = e.Operation switch
            {
                Operation.Less or Operation.LessOrEqual or Operation.Min or Operation.Max => e[0] - e[1],
                Operation.Abs => e[0],
                Operation.CopySign => e[1],
                _ => null,
            };
            if (difference is not null)
            {
                kinks.UnionWith(Roots(x => Evaluator.Evaluate(difference, _ => x)));
            }

            foreach (Expr operand in e.Operands)
            {
                open.Push(operand);
            }
        }

        return kinks.ToImmutableArray();
    }

    /// <summary>Where a function is 0 or changes its sign, in ascending order.</summary>
    public static IEnumerable<double> Roots(Func<double, double> function)
    {
        double before = function(Grid[0]);
        for (int i = 1; i < Grid.Length; i++)
        {
            double here = function(Grid[i]);
            if (here == 0 && before != 0)
            {
                yield return Grid[i];
            }
            else if ((before < 0 && here > 0) || (before > 0 && here < 0))
            {
                yield return Bisect(function, Grid[i - 1], Grid[i]);
            }
            else if (before == 0 && here != 0 && i > 1 && function(Grid[i - 2]) == 0)
            {
                // The end of a stretch of zeros.
                yield return Grid[i - 1];
            }

            before = here;
        }
    }

    /// <summary>Where <paramref name="function"/> lies below <paramref name="level"/>: disjoint intervals in ascending order.</summary>
    /// <param name="function">Continuous but for the breaks.</param>
    /// <param name="level">The level.</param>
    /// <param name="breaks">Points at which the function may jump.</param>
    public static ImmutableArray<Interval> Below(Func<double, double> function, double level, IEnumerable<double> breaks)
    {
        double[] borders = Roots(x => function(x) - level)
            .Concat(breaks)
            .Where(x => Math.Abs(x) < Far)
            .Distinct()
            .OrderBy(x => x)
            .Prepend(double.NegativeInfinity)
            .Append(double.PositiveInfinity)
            .ToArray();
        var intervals = ImmutableArray.CreateBuilder<Interval>();
        for (int i = 1; i < borders.Length; i++)
        {
            if (!(function(Inside(borders[i - 1], borders[i])) < level))
            {
                continue;
            }

            if (intervals.Count > 0 && intervals[intervals.Count - 1].Most == borders[i - 1])
            {
                intervals[intervals.Count - 1] = intervals[intervals.Count - 1] with { Most = borders[i] };
            }
            else
            {
                intervals.Add(new Interval(borders[i - 1], borders[i]));
            }
        }

        return intervals.ToImmutable();
    }

    private static double Inside(double low, double high) =>
        double.IsInfinity(low) ? (double.IsInfinity(high) ? 0 : Math.Min(high - 1, -Far))
        : double.IsInfinity(high) ? Math.Max(low + 1, Far)
        : low + (high - low) / 2;

    private static double Bisect(Func<double, double> function, double low, double high)
    {
        bool rising = function(high) > 0;
        while (true)
        {
            double middle = low + (high - low) / 2;
            if (!(middle > low && middle < high))
            {
                return high;
            }

            if (function(middle) > 0 == rising)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }
    }

    private static ImmutableArray<double> MakeGrid()
    {
        const double Step = 1.0 / 16;
        const double Growth = 1.05;
        var positive = new List<double>();
        for (double x = Step; x < 2 * Far; x = x < 16 ? x + Step : x * Growth)
        {
            positive.Add(x);
        }

        return positive.Select(x => -x).Reverse().Append(0.0).Concat(positive).ToImmutableArray();
    }
}
