using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Propagation;

/// <summary>What an activation does to signals and gradients, measured on its formula; no activation is known by its name.</summary>
internal sealed class ActivationBehaviour
{
    // Values that a curve only reaches in the limit are given to this many digits.
    private const int LimitDigits = 5;
    private const double Unbounded = 1e3;

    /// <summary>The usual share of the steepest slope below which a saturating activation counts as flat.</summary>
    public const double UsualSaturationSlope = 0.05;

    private readonly ActivationCurve curve;
    private readonly double saturationSlope;

    private ActivationBehaviour(ActivationCurve curve, double saturationSlope)
    {
        this.curve = curve;
        this.saturationSlope = saturationSlope;
        (Lowest, Highest) = Range(curve.Value);
        (double flattest, double steepest) = Range(curve.Derivative);
        SteepestSlope = Math.Max(Math.Abs(flattest), Math.Abs(steepest));
        IsLinear = flattest == steepest && flattest != 0;
        IsRectifier = IsFlatBelowZero(curve);
        bool isFlatFarAway = new[] { -LevelSets.Far, LevelSets.Far }.All(x => Math.Abs(curve.Derivative(x)) < saturationSlope * SteepestSlope);
        IsSaturating = isFlatFarAway && !IsRectifier && !double.IsInfinity(SteepestSlope) && SteepestSlope > 0;
        FlatStretches = IsSaturating
            ? LevelSets.Below(x => Math.Abs(curve.Derivative(x)), saturationSlope * SteepestSlope, curve.Kinks)
            : ImmutableArray<Interval>.Empty;
        IsIdempotent = Samples.All(x => curve.Value(curve.Value(x)) == curve.Value(x));
        AtUnitVariance = Moments.Of(curve, 0, 1);
    }

    /// <summary>Infimum of the values; negative infinity where there is none.</summary>
    public double Lowest { get; }

    /// <summary>Supremum of the values; infinity where there is none.</summary>
    public double Highest { get; }

    /// <summary>Supremum of |f'|.</summary>
    public double SteepestSlope { get; }

    /// <summary>Slopes of smaller magnitude count as saturated; 0 for activations that do not saturate.</summary>
    public double FlatSlope => IsSaturating ? saturationSlope * SteepestSlope : 0;

    /// <summary>The slope is the same everywhere, and not 0.</summary>
    public bool IsLinear { get; }

    /// <summary>The slope is exactly 0 below 0 and not above: a unit that gets only negative inputs learns nothing any more.</summary>
    public bool IsRectifier { get; }

    /// <summary>The slope tends to 0 on both sides; rectifiers do not count.</summary>
    public bool IsSaturating { get; }

    /// <summary>Where a saturating activation has less than the given share of its steepest slope.</summary>
    public ImmutableArray<Interval> FlatStretches { get; }

    /// <summary>A second application changes nothing.</summary>
    public bool IsIdempotent { get; }

    /// <summary>Moments for a standard normal input.</summary>
    public Moments AtUnitVariance { get; }

    /// <summary>Rises from 0 to 1 on both sides of 1/2, as probabilities and gates do.</summary>
    public bool IsLogistic => IsSaturating && Lowest == 0 && Highest == 1 && curve.Value(0) == 0.5;

    /// <summary>A standard normal input comes out with mean 0 and variance 1.</summary>
    public bool IsSelfNormalizing =>
        !IsLinear && Math.Abs(AtUnitVariance.Mean) < 1e-6 && Math.Abs(AtUnitVariance.SecondMoment - 1) < 1e-6;

    /// <summary>fan-in * Var(w) at which gradients keep their norm, for pre-activations of variance 1.</summary>
    public double CriticalGain => 1 / AtUnitVariance.SquaredSlope;

    /// <summary>fan-in * Var(w) at which a mean square of 1 stays 1; 1 where there is none.</summary>
    public double KeepingGain =>
        AtUnitVariance.SecondMoment > 0 && !double.IsInfinity(AtUnitVariance.SecondMoment) ? 1 / AtUnitVariance.SecondMoment : 1;

    // A few hundred points are enough to compare values.
    private static IEnumerable<double> Samples => LevelSets.Grid.Where((_, i) => i % 4 == 0);

    /// <summary>Null where the name is no row with one input and one value for each element.</summary>
    public static ActivationBehaviour? Of(string activation, IEnumerable<ParameterValue> parameters, double saturationSlope)
    {
        ActivationCurve? curve = ActivationCurve.Of(activation, parameters);
        return curve is null ? null : new ActivationBehaviour(curve, saturationSlope);
    }

    /// <summary>Null for a row that does not have one input and one value for each element.</summary>
    public static ActivationBehaviour? Of(Activation activation, IEnumerable<ParameterValue> parameters, double saturationSlope)
    {
        ActivationCurve? curve = ActivationCurve.Of(activation, parameters);
        return curve is null ? null : new ActivationBehaviour(curve, saturationSlope);
    }

    public Moments MomentsOf(double mean, double variance) => Moments.Of(curve, mean, variance);

    /// <summary>Probability that a normal pre-activation falls where the activation is flat.</summary>
    public double SaturatedShare(double mean, double variance)
    {
        double spread = Math.Sqrt(variance);
        double share = 0;
        foreach ((double low, double high) in FlatStretches)
        {
            share += spread == 0
                ? (low < mean && mean < high ? 1 : 0)
                : double.IsInfinity(spread) ? (double.IsInfinity(low) || double.IsInfinity(high) ? 0.5 : 0)
                : NormalDistribution.Between((low - mean) / spread, (high - mean) / spread);
        }

        return share;
    }

    private static bool IsFlatBelowZero(ActivationCurve curve) =>
        Samples.Where(x => x < 0).All(x => curve.Derivative(x) == 0) && Samples.Any(x => x > 0 && curve.Derivative(x) != 0);

    private static (double Lowest, double Highest) Range(Func<double, double> function) =>
        (-Supremum(x => -function(x)), Supremum(function));

    private static double Supremum(Func<double, double> function)
    {
        ImmutableArray<double> grid = LevelSets.Grid;
        int best = 0;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < grid.Length; i++)
        {
            double value = function(grid[i]);
            if (value > highest)
            {
                (best, highest) = (i, value);
            }
        }

        if (highest > Unbounded)
        {
            return double.PositiveInfinity;
        }

        if (best == 0 || best == grid.Length - 1)
        {
            return Math.Round(highest, LimitDigits);
        }

        double low = grid[best - 1];
        double high = grid[best + 1];
        for (int step = 0; step < 60; step++)
        {
            double third = (high - low) / 3;
            if (function(low + third) < function(high - third))
            {
                low += third;
            }
            else
            {
                high -= third;
            }
        }

        return Math.Max(highest, function(low + (high - low) / 2));
    }
}
