using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed on plain floats: those whose primitives have a form there, and whose rounding errors, grown as the
/// formula makes them grow, stay below a bound at inputs of all sizes: <see cref="FloatErrors"/> err on the safe side, but for inputs
/// that no sample meets.
/// </summary>
internal sealed class FloatEstimate
{
    // What the estimate may be, in units in the last place, for a kernel that is off by about 4. The roundings of an approximation are
    // taken as two, and never all at their worst at once with the others: such kernels are off by half of it. Formulas without
    // approximations have few roundings: three quarters were seen.
    private const double Bound = 8;
    private const double AlgebraicBound = 5.4;

    // The same for kernels whose errors are measured over every float, so that an estimate that is too large by more does no harm.
    private const double MeasuredBound = 9.2;

    private const int PointsPerSign = 300;
    private const int MostApart = 4;
    private const double LeastExponent = -40;
    private const double MostExponent = 10;

    // Where squares leave the range of float, and where they or an exponential do that a small factor brings back: there the formula
    // itself is computed in float. Each leaf takes any of the values.
    private static readonly double[][] FarPoints = new double[] { 45, 64, 70, 100, 125 }
        .Select(exponent => Math.Pow(2, exponent))
        .Select(value => new[] { value, 1, 1 / value })
        .Append([125.0, Math.Pow(2, -120)])
        .ToArray();

    private const double LeastFar = 1 << 30;

    // Where an exponential is a float still, but not its square or its cube.
    private static readonly double[][] OverflowPoints = { [80, 1], [44.5, 1], [30, 1] };

    // What is held below its size would be lost there.
    private static readonly double[][] TinyPoints = { [7.9e-31, 1], [2.6e-23, 1] }; // 2^-100, 2^-75

    // Where an exponential is below the normal numbers, also of half the value, of its square and of half that, and beyond its end; and
    // what shows it as a factor.
    private static readonly double[][] TailPoints = new[] { 9.6, 11.3, 13.5, 62.5, 90, 125, 180 }.Select(value => new[] { value, double.PositiveInfinity }).ToArray();
    private const double LargestFactor = 1.2676506002282294e30; // 2^100
    private const double RoomForGrowth = 8;

    private readonly Ranges ranges;
    private readonly HeldExponentials exponentials;
    private readonly bool isFused;
    private readonly FloatPairs? pairs;

    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="isFused">Whether programs may use fused multiply-adds.</param>
    /// <param name="hasPairedArguments"><see cref="Precision.HasPairedArguments"/>.</param>
    public FloatEstimate(Ranges ranges, bool isFused, bool hasPairedArguments)
    {
        this.ranges = ranges;
        exponentials = new HeldExponentials(ranges);
        this.isFused = isFused;
        pairs = hasPairedArguments ? new FloatPairs(ranges) : null;
    }

    /// <param name="root">The formula.</param>
    /// <param name="isMeasured">Whether the error of the kernel is measured over every float.</param>
    public bool Suits(Expr root, bool isMeasured)
    {
        double bound = isMeasured ? MeasuredBound : root.HasCalls ? Bound : AlgebraicBound;
        return HasForms(root, new HashSet<Expr>()) && !Errors(root, countsZeros: !isMeasured).Any(error => error > bound);
    }

    // At the samples, in units in the last place of the result; infinite where an intermediate value overflows.
    private IEnumerable<double> Errors(Expr root, bool countsZeros)
    {
        List<Expr> leaves = root.Leaves();
        var graph = new ComputationGraph(root);
        int[] divisors = graph.Nodes.Where(e => e.Operation == Operation.Divide && e[1].Operation == Operation.Parameter).Select(e => leaves.IndexOf(e[1])).ToArray();
        IEnumerable<double> far = Spread(leaves, FarPoints)
            .Where(point => point.Zip(leaves, (value, leaf) => Math.Abs(value) <= ranges.Of(leaf).Magnitude).All(isWithin => isWithin))
            .Where(HasDivisors)
            .Select(point => FarErrorAt(root, leaves, point));
        IEnumerable<double> others = Spread(leaves, TinyPoints.Concat(TailPoints))
            .Select(point => point.Zip(leaves, (value, leaf) => double.IsInfinity(value) ? Math.Sign(value) * Factor(leaf, leaves.Count) : value).ToArray())
            .Where(HasDivisors)
            .Select(point => ErrorAt(graph, countsZeros, At(leaves, point)));
        IEnumerable<double> near =
            from first in Enumerable.Range(0, Math.Max(1, leaves.Count))
            from sample in Enumerable.Range(0, 2 * PointsPerSign)
            let point = Near(leaves, first, sample)
            where HasDivisors(point)
            select ErrorAt(graph, countsZeros, At(leaves, point));
        IEnumerable<double> overflows = Spread(leaves, OverflowPoints).Where(HasDivisors).Select(point => OverflowErrorAt(root, At(leaves, point)));
        return far.Concat(overflows).Concat(others).Concat(near);

        // A scalar that divides keeps to the bound from below too.
        bool HasDivisors(double[] point) => divisors.All(place => Math.Abs(point[place]) >= 1 / ranges.Bound);
    }

    // The largest by which a leaf may multiply; several at their largest need no room beyond.
    private double Factor(Expr leaf, int leaves) => Math.Min(LargestFactor, (leaves > 2 ? 1 : RoomForGrowth) * ranges.Of(leaf).Magnitude);

    // All ways to give each leaf one of the values, with both signs; of many leaves the first few tell the others.
    private static IEnumerable<double[]> Spread(List<Expr> leaves, IEnumerable<double[]> points) =>
        from values in points
        from choice in Enumerable.Range(0, (int)Math.Pow(values.Length, Math.Min(leaves.Count, MostApart)))
        from sign in new[] { 1, -1 }
        select leaves.Select((_, place) => sign * values[choice / (int)Math.Pow(values.Length, place % MostApart) % values.Length]).ToArray();

    private bool HasForms(Expr e, HashSet<Expr> seen) => !seen.Add(e)
        || (e.Operation == Operation.Call
            ? Approximations.SuitsFloats(e.Primitive!, ranges.Of(e[0]), isFused) && (pairs is not null && Approximations.TakesPairs(e.Primitive!) ? pairs.SuitArgument(e[0]) : HasForms(e[0], seen))
            : e.Operands.All(operand => HasForms(operand, seen)));

    private double ErrorAt(ComputationGraph graph, bool countsZeros, Func<string, double> leaf)
    {
        var values = new Evaluation<double>(DoubleNumbers.Instance, leaf);
        double value = Math.Abs(values.Of(graph.Root));
        if (double.IsNaN(value) || value > float.MaxValue || (value == 0 && !countsZeros))
        {
            return 0;
        }

        double error = new FloatErrors(graph, values, ranges, exponentials, isFused, pairs is not null).OfResult();
        return double.IsNaN(error) ? double.PositiveInfinity : error / FloatErrors.UnitInTheLastPlace(value);
    }

    // What an exponential makes no number of is one in a kernel, where exponentials end.
    private static double FarErrorAt(Expr root, List<Expr> leaves, double[] point)
    {
        Func<string, double> leaf = At(leaves, point);
        double exact = (float)Evaluator.Evaluate(root, leaf);
        double computed = (float)Evaluator.Evaluate(root, SingleNumbers.Instance, leaf);
        double error = Math.Abs(exact - computed) / FloatErrors.UnitInTheLastPlace(Math.Abs(exact));
        return exact.Equals(computed) ? 0 : !double.IsNaN(error) ? error : point.Any(value => Math.Abs(value) > LeastFar) ? double.PositiveInfinity : 0;
    }

    private static double OverflowErrorAt(Expr root, Func<string, double> leaf) =>
        float.IsInfinity((float)Evaluator.Evaluate(root, SingleNumbers.Instance, leaf)) && !float.IsInfinity((float)Evaluator.Evaluate(root, leaf))
            ? double.PositiveInfinity
            : 0;

    // The first leaf goes through all magnitudes with both signs, the others lie anywhere.
    private static double[] Near(List<Expr> leaves, int first, int sample) => leaves
        .Select((_, index) => Sample(index == first ? sample : Scattered(sample, (index * leaves.Count) + first)))
        .ToArray();

    private static Func<string, double> At(List<Expr> leaves, double[] point) => name => point[leaves.FindIndex(leaf => leaf.Name == name)];

    // Magnitudes are even on the logarithmic scale, each with both signs.
    private static double Sample(int point)
    {
        double exponent = LeastExponent + ((MostExponent - LeastExponent) * (point / 2) / PointsPerSign);
        return (float)((point % 2 == 0 ? 1 : -1) * Math.Pow(2, exponent));
    }

    // Another point, the same in every process and for every name.
    private static int Scattered(int point, int leaf)
    {
        uint mixed = unchecked(((uint)point * 2654435761) ^ (((uint)leaf + 1) * 2246822519));
        mixed = unchecked((mixed ^ (mixed >> 15)) * 3266489917);
        return (int)((mixed ^ (mixed >> 13)) % (2 * PointsPerSign));
    }
}
