using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Whether a formula of float elements keeps its digits on doubles, or on pairs of floats, whose approximations have few digits more
/// than a float: sums that cancel, and functions that change faster than their arguments, make what they miss grow. Next to a single
/// root some digits may go, since there the value is small beside what it is a sum of; over a whole range of inputs they may not.
/// </summary>
internal sealed class AccurateEstimate
{
    // In units in the last place, beside the last rounding: every error is taken at its worst, and never are all of them.
    private const double Bound = 0.75;

    // So many inputs side by side, each larger than the last by a factor of 1.41 or more, are no neighbourhood of a root.
    private const int PointsOfRange = 3;
    private const int PointsPerOctave = 2;
    private const int Octaves = 24;

    // What cancels next to 0 loses the more the smaller an input is.
    private const int OctavesPerTinyPoint = 4;
    private const int TinyOctaves = 120;

    private static readonly double[] Magnitudes =
    [
        .. Enumerable.Range(0, (TinyOctaves - Octaves) / OctavesPerTinyPoint).Select(i => Math.Pow(2, (i * OctavesPerTinyPoint) - TinyOctaves)),
        .. Enumerable.Range(-Octaves * PointsPerOctave, (2 * Octaves * PointsPerOctave) + 1).Select(step => Math.Pow(2, (double)step / PointsPerOctave)),
    ];

    private static readonly double[] Others = { 0.8125, -1.375, 3.25 };

    private readonly Ranges ranges;
    private readonly RoundingCost cost;
    private readonly Dictionary<Expr, bool> mayLose = new();
    private readonly Dictionary<(Expr Root, Precision Precision), bool> known = new();

    /// <param name="facts">Of the formulas.</param>
    public AccurateEstimate(FormulaFacts facts)
    {
        ranges = facts.Ranges;
        cost = facts.RoundingCost;
    }

    /// <param name="root">The formula.</param>
    /// <param name="precision">Doubles, or pairs of floats.</param>
    public bool Keeps(Expr root, Precision precision)
    {
        if (!MayLose(root))
        {
            return true;
        }

        if (!known.TryGetValue((root, precision), out bool keeps))
        {
            var graph = new ComputationGraph(root);
            keeps = Lines(root.Leaves()).All(line => Keeps(graph, precision, line));
            known.Add((root, precision), keeps);
        }

        return keeps;
    }

    // What no sum and no function makes grow stays as small as it is.
    private bool MayLose(Expr e)
    {
        if (!mayLose.TryGetValue(e, out bool result))
        {
            result = (e.Operation is Operation.Add or Operation.Subtract && !cost.IsAffordable(e, ElementType.Double))
                || (e.Operation == Operation.Call && e[0].HasCalls)
                || e.Operands.Any(MayLose);
            mayLose.Add(e, result);
        }

        return result;
    }

    private static bool Keeps(ComputationGraph graph, Precision precision, IEnumerable<Func<string, double>> line)
    {
        int lost = 0;
        foreach (Func<string, double> point in line)
        {
            lost = ErrorAt(graph, precision, point) > Bound ? lost + 1 : 0;
            if (lost == PointsOfRange)
            {
                return false;
            }
        }

        return true;
    }

    private static double ErrorAt(ComputationGraph graph, Precision precision, Func<string, double> leaf)
    {
        var values = new Evaluation<double>(DoubleNumbers.Instance, leaf);
        double value = Math.Abs(values.Of(graph.Root));
        return value <= float.MaxValue ? new LaneErrors(graph, values, precision).OfResult() / FloatErrors.UnitInTheLastPlace(value) : 0;
    }

    // On each line one leaf goes through all magnitudes with one sign, the others lie somewhere.
    private IEnumerable<IEnumerable<Func<string, double>>> Lines(List<Expr> leaves) =>
        from first in leaves
        from sign in new[] { 1, -1 }
        from shift in Enumerable.Range(0, leaves.Count == 1 ? 1 : Others.Length)
        select Magnitudes.Select(magnitude => sign * magnitude)
            .TakeWhile(value => Math.Abs(value) <= ranges.Of(first).Magnitude)
            .Select(value => Point(leaves, first.Name, (float)value, shift));

    private static Func<string, double> Point(List<Expr> leaves, string first, double value, int shift) => name =>
        name == first ? value : Others[(leaves.FindIndex(leaf => leaf.Name == name) + shift) % Others.Length];
}
