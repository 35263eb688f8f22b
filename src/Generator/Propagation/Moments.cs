using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Propagation;

/// <summary>
/// Expectations over a normal pre-activation u: exact for curves of straight pieces, else by Gauss-Legendre panels that are split
/// at every kink. Plain Gauss-Hermite quadrature is off by 1e-2 at a kink.
/// </summary>
/// <param name="Mean">E[f(u)].</param>
/// <param name="SecondMoment">E[f(u)^2]; infinite where it does not exist.</param>
/// <param name="SquaredSlope">E[f'(u)^2]; infinite where it does not exist.</param>
internal readonly record struct Moments(double Mean, double SecondMoment, double SquaredSlope)
{
    // Beyond 9 standard deviations the density is below 1e-18; the panels go on while the curve outgrows it.
    private const double Bulk = 9;
    private const double Furthest = 38;
    private const double PanelWidth = 1.5;
    // Of a panel against its two halves, which are then exact to the last digit.
    private const double Tolerance = 1e-12;
    private const int DeepestSplit = 10;

    /// <param name="curve">The activation.</param>
    /// <param name="mean">Mean of the pre-activation.</param>
    /// <param name="variance">Its variance; infinite gives infinite moments.</param>
    public static Moments Of(ActivationCurve curve, double mean, double variance)
    {
        if (double.IsNaN(variance) || double.IsInfinity(variance))
        {
            return new Moments(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        }

        double spread = Math.Sqrt(variance);
        if (spread == 0)
        {
            double value = curve.Value(mean);
            double slope = curve.Derivative(mean);
            return new Moments(value, value * value, slope * slope);
        }

        return StraightPieces(curve) is { } pieces ? Exact(pieces, mean, spread) : Integrate(curve, mean, spread);
    }

    // Slope and intercept on each stretch between kinks; null where a stretch is not straight.
    private static List<(Interval Stretch, double Slope, double Intercept)>? StraightPieces(ActivationCurve curve)
    {
        var pieces = new List<(Interval, double, double)>();
        double[] borders = curve.Kinks.Prepend(double.NegativeInfinity).Append(double.PositiveInfinity).ToArray();
        for (int i = 1; i < borders.Length; i++)
        {
            double low = double.IsInfinity(borders[i - 1]) ? (double.IsInfinity(borders[i]) ? -1 : borders[i] - 64) : borders[i - 1];
            double high = double.IsInfinity(borders[i]) ? low + 64 : borders[i];
            double slope = curve.Derivative(low + (high - low) / 2);
            if (Probes(low, high).Any(x => curve.Derivative(x) != slope))
            {
                return null;
            }

            // At the kink itself another piece may hold; far away from it the intercept would lose digits.
            double inside = Math.Abs(low) < Math.Abs(high) ? low + Math.Min(1, high - low) / 32 : high - Math.Min(1, high - low) / 32;
            pieces.Add((new Interval(borders[i - 1], borders[i]), slope, curve.Value(inside) - slope * inside));
        }

        return pieces;
    }

    // Close to both ends, where a curve bends if it bends at all, and in between: stretches can be very long.
    private static IEnumerable<double> Probes(double low, double high)
    {
        double length = high - low;
        foreach (double share in new[] { 0.001, 0.01, 0.03, 0.2, 0.37, 0.61, 0.8, 0.97, 0.999 })
        {
            yield return low + share * length;
        }

        for (double distance = 1.0 / 64; distance < length; distance *= 2)
        {
            yield return low + distance;
            yield return high - distance;
        }
    }

    private static Moments Exact(List<(Interval Stretch, double Slope, double Intercept)> pieces, double mean, double spread)
    {
        double first = 0;
        double second = 0;
        double squaredSlope = 0;
        foreach (((double low, double high), double slope, double intercept) in pieces)
        {
            double a = (low - mean) / spread;
            double b = (high - mean) / spread;
            double zeroth = NormalDistribution.Between(a, b);
            double linear = NormalDistribution.Density(a) - NormalDistribution.Density(b);
            double quadratic = zeroth + Edge(a) - Edge(b);

            // f(u) = level + gradient * z with u = mean + spread * z.
            double level = intercept + slope * mean;
            double gradient = slope * spread;
            first += level * zeroth + gradient * linear;
            second += level * level * zeroth + 2 * level * gradient * linear + gradient * gradient * quadratic;
            squaredSlope += slope * slope * zeroth;
        }

        return new Moments(first, second, squaredSlope);

        static double Edge(double z) => double.IsInfinity(z) ? 0 : z * NormalDistribution.Density(z);
    }

    private static Moments Integrate(ActivationCurve curve, double mean, double spread)
    {
        Sum total = default;
        double[] splits = Splits(curve, mean, spread);
        for (int i = 1; i < splits.Length; i++)
        {
            total += Adaptive(splits[i - 1], splits[i]);
        }

        foreach (int side in new[] { -1, 1 })
        {
            for (double z = Bulk; z < Furthest; z++)
            {
                Sum part = Panel(Math.Min(side * z, side * (z + 1)), Math.Max(side * z, side * (z + 1)));
                total += part;
                if (part.IsNegligible(total))
                {
                    break;
                }
            }
        }

        return new Moments(Finite(total.First), Finite(total.Second), Finite(total.SquaredSlope));

        // Infinity times a density of 0.
        static double Finite(double value) => double.IsNaN(value) ? double.PositiveInfinity : value;

        Sum Adaptive(double low, double high, int depth = 0)
        {
            Sum whole = Panel(low, high);
            double middle = low + (high - low) / 2;
            Sum halves = Panel(low, middle) + Panel(middle, high);
            return depth == DeepestSplit || halves.IsNear(whole)
                ? halves
                : Adaptive(low, middle, depth + 1) + Adaptive(middle, high, depth + 1);
        }

        Sum Panel(double low, double high)
        {
            Sum sum = default;
            double half = (high - low) / 2;
            foreach ((double node, double weight) in GaussLegendre.Nodes)
            {
                double z = low + half + half * node;
                double w = half * weight * NormalDistribution.Density(z);
                double value = curve.Value(mean + spread * z);
                double slope = curve.Derivative(mean + spread * z);
                sum += new Sum(w * value, w * value * value, w * slope * slope);
            }

            return sum;
        }
    }

    private static double[] Splits(ActivationCurve curve, double mean, double spread)
    {
        var splits = new SortedSet<double> { -Bulk, Bulk };
        for (double z = -Bulk; z < Bulk; z += PanelWidth)
        {
            splits.Add(z);
        }

        splits.UnionWith(curve.Kinks.Append(0).Select(x => (x - mean) / spread).Where(z => Math.Abs(z) < Bulk));
        return splits.ToArray();
    }

    private readonly record struct Sum(double First, double Second, double SquaredSlope)
    {
        public static Sum operator +(Sum a, Sum b) => new(a.First + b.First, a.Second + b.Second, a.SquaredSlope + b.SquaredSlope);

        public bool IsNear(Sum other) =>
            Near(First, other.First) && Near(Second, other.Second) && Near(SquaredSlope, other.SquaredSlope);

        public bool IsNegligible(Sum total) =>
            Small(First, total.First) && Small(Second, total.Second) && Small(SquaredSlope, total.SquaredSlope);

        private static bool Near(double a, double b) => !(Math.Abs(a - b) > Tolerance * (1e-3 + Math.Abs(a)));

        private static bool Small(double part, double total) => !(Math.Abs(part) > 1e-18 * Math.Abs(total));
    }
}
