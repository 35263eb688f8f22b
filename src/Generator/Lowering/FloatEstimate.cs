using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Which formulas may be computed on plain floats: those whose primitives have a form there, and whose rounding errors, grown as the
/// formula makes them grow, stay below a bound. A running error analysis of first order (J. H. Wilkinson) at inputs of all sizes;
/// it takes every rounding at its worst and thus errs on the safe side, but for inputs that no sample meets.
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

    // Half a unit in the last place, relative and at the lower end of the normal numbers.
    private const double HalfUnit = 1.0 / (1 << 24);
    private const double LeastHalfUnit = 7.006492321624085e-46;
    private const double LeastNormal = 1.1754943508222875e-38;

    // Roundings of an approximation of its own: reduction of the argument, polynomial, result. Sines have a product more, the normal tail
    // those of a reciprocal.
    private static int OwnRoundings(Primitive primitive) => primitive.Name switch
    {
        "normaltail" => 5,
        "sin" or "cos" => 3,
        _ => 2,
    };

    private const int PointsPerSign = 300;
    private const int MostApart = 4;
    private const double LeastExponent = -40;
    private const double MostExponent = 10;

    // Where squares leave the range of float, and where they or an exponential do that a small factor brings back: there the formula
    // itself is computed in float. Some leaves take the first value, the others the second.
    private static readonly (double First, double Second)[] FarPoints = new double[] { -125, -100, -70, 45, 64, 70, 100, 125 }
        .Select(exponent => Math.Pow(2, exponent))
        .SelectMany(value => new[] { (value, 1.0), (value, 1 / value) })
        .Append((125.0, Math.Pow(2, -120)))
        .ToArray();

    private const double LeastFar = 1 << 30;

    // What is held below its size would be lost there.
    private static readonly double[] TinyPoints = { 7.9e-31, 2.6e-23 }; // 2^-100, 2^-75

    // Beyond the end of an exponential, also of twice the value and of its square, and what shows it as a factor.
    private static readonly double[] TailPoints = { 11.3, 62.5, 125 };
    private const double LargestFactor = 1.2676506002282294e30; // 2^100
    private const double RoomForGrowth = 8;

    private static readonly ExponentialForm Exponential = ExponentialForm.Of(Precision.FastSingle);

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
        return HasForms(root, new HashSet<Expr>()) && !Errors(root).Any(error => error > bound);
    }

    // At the samples, in units in the last place of the result; infinite where an intermediate value overflows.
    private IEnumerable<double> Errors(Expr root)
    {
        var leaves = new List<Expr>();
        FindLeaves(root, leaves, new HashSet<Expr>());
        IEnumerable<double> far = Spread(leaves, FarPoints)
            .Where(point => point.Zip(leaves, (value, leaf) => Math.Abs(value) <= ranges.Of(leaf).Magnitude).All(isWithin => isWithin))
            .Select(point => FarErrorAt(root, leaves, point));
        IEnumerable<double> others = Spread(leaves, TinyPoints.Select(value => (value, 1.0)).Concat(TailPoints.Select(value => (value, double.PositiveInfinity))))
            .Select(point => ErrorAt(root, At(leaves, point.Zip(leaves, (value, leaf) => double.IsInfinity(value) ? Math.Sign(value) * Factor(leaf, leaves.Count) : value).ToArray())));
        IEnumerable<double> near =
            from first in Enumerable.Range(0, Math.Max(1, leaves.Count))
            from point in Enumerable.Range(0, 2 * PointsPerSign)
            select ErrorAt(root, Near(leaves, first, point));
        return far.Concat(others).Concat(near);
    }

    // The largest by which a leaf may multiply; several at their largest need no room beyond.
    private double Factor(Expr leaf, int leaves) => Math.Min(LargestFactor, (leaves > 2 ? 1 : RoomForGrowth) * ranges.Of(leaf).Magnitude);

    // All ways to give each leaf one of both values, with both signs; of many leaves the first few tell the others.
    private static IEnumerable<double[]> Spread(List<Expr> leaves, IEnumerable<(double First, double Second)> points) =>
        from point in points
        from choice in Enumerable.Range(0, 1 << Math.Min(leaves.Count, MostApart))
        from sign in new[] { 1, -1 }
        select leaves.Select((_, place) => sign * ((choice >> (place % MostApart)) % 2 == 0 ? point.First : point.Second)).ToArray();

    private static void FindLeaves(Expr e, List<Expr> leaves, HashSet<Expr> seen)
    {
        if (!seen.Add(e))
        {
            return;
        }

        if (e.Operation is Operation.Input or Operation.Parameter)
        {
            leaves.Add(e);
        }

        foreach (Expr operand in e.Operands)
        {
            FindLeaves(operand, leaves, seen);
        }
    }

    /// <summary>Whether a product with a factor takes an exponential in two parts, which no rounding has joined.</summary>
    public static bool IsFactoredExponential(Expr factor, Expr e) => e.Primitive == Primitive.Exp && factor.Primitive != Primitive.Exp;

    private bool HasForms(Expr e, HashSet<Expr> seen) => !seen.Add(e)
        || (e.Operation == Operation.Call
            ? Approximations.SuitsFloats(e.Primitive!, ranges.Of(e[0]), isFused) && (IsPaired(e) ? pairs!.SuitArgument(e[0]) : HasForms(e[0], seen))
            : e.Operands.All(operand => HasForms(operand, seen)));

    private bool IsPaired(Expr call) => pairs is not null && Approximations.TakesPairs(call.Primitive!);

    private double ErrorAt(Expr root, Func<string, double> leaf)
    {
        var values = new Evaluation<double>(DoubleNumbers.Instance, leaf);
        double value = Math.Abs(values.Of(root));
        if (double.IsNaN(value) || value > float.MaxValue || value == 0)
        {
            return 0;
        }

        double error = new Analysis(values, this).Error(root);
        return double.IsNaN(error) ? double.PositiveInfinity : error / UnitInTheLastPlace(value);
    }

    // What an exponential makes no number of is one in a kernel, where exponentials end.
    private static double FarErrorAt(Expr root, List<Expr> leaves, double[] point)
    {
        Func<string, double> leaf = At(leaves, point);
        double exact = (float)Evaluator.Evaluate(root, leaf);
        double computed = (float)Evaluator.Evaluate(root, SingleNumbers.Instance, leaf);
        double error = Math.Abs(exact - computed) / UnitInTheLastPlace(Math.Abs(exact));
        return exact.Equals(computed) ? 0 : !double.IsNaN(error) ? error : point.Any(value => Math.Abs(value) > LeastFar) ? double.PositiveInfinity : 0;
    }

    // The first leaf goes through all magnitudes with both signs, the others lie anywhere.
    private static Func<string, double> Near(List<Expr> leaves, int first, int point) => name =>
    {
        int index = leaves.FindIndex(leaf => leaf.Name == name);
        return Sample(index == first ? point : Scattered(point, (index * leaves.Count) + first));
    };

    private static Func<string, double> At(List<Expr> leaves, double[] point) => name => point[leaves.FindIndex(leaf => leaf.Name == name)];

    private static double UnitInTheLastPlace(double value) =>
        value < LeastNormal ? 2 * LeastHalfUnit : 2 * HalfUnit * Math.Pow(2, Math.Floor(Math.Log(value, 2)));

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

    /// <summary>Bounds of the absolute errors of all parts of a formula at one point.</summary>
    private sealed class Analysis
    {
        private readonly Evaluation<double> values;
        private readonly FloatEstimate estimate;
        private readonly Dictionary<Expr, double> errors = new();

        public Analysis(Evaluation<double> values, FloatEstimate estimate)
        {
            this.values = values;
            this.estimate = estimate;
        }

        public double Error(Expr e)
        {
            if (!errors.TryGetValue(e, out double error))
            {
                error = Compute(e);
                errors.Add(e, error);
            }

            return error;
        }

        private double Compute(Expr e) => e.Operation switch
        {
            Operation.Constant => Math.Abs(e.Value - (float)e.Value + e.Tail),
            Operation.Input or Operation.Parameter => 0,
            Operation.Add or Operation.Subtract => Sum(e),
            Operation.Multiply => Product(e) + (e.Operands.Any(operand => operand.IsPowerOfTwo) ? 0 : Rounding(e)),
            Operation.Divide when double.IsInfinity(values.Of(e[1])) => 0,
            Operation.Divide when e[1].IsPowerOfTwo => Error(e[0]) / Math.Abs(e[1].Value),
            Operation.Divide => ((Error(e[0]) + (Math.Abs(values.Of(e)) * Error(e[1]))) / Math.Abs(values.Of(e[1]))) + (RoundingsOfQuotient(e[1]) * Rounding(e)) + HeldElsewhere(e),
            Operation.Sqrt => (values.Of(e) == 0 ? 0 : Error(e[0]) / (2 * values.Of(e))) + Rounding(e),
            Operation.Negate or Operation.Abs or Operation.Within or Operation.CopySign => Error(e[0]),
            Operation.Min or Operation.Max => Error(values.Of(e[0]).Equals(values.Of(e)) ? e[0] : e[1]),
            Operation.Select => Error(Chosen(e)),
            Operation.Call => (estimate.IsPaired(e) || Error(e[0]) == 0 ? 0 : Slopes.Of(e.Primitive!, values.Of(e[0])) * Error(e[0])) + (OwnRoundings(e.Primitive!) * Rounding(e)) + BeyondEnd(e),
            _ => double.PositiveInfinity,
        };

        // What a constant leaves out is added behind the sum, which then rounds twice.
        private double Sum(Expr e)
        {
            double tail = Math.Abs(FloatTail.Of(e, estimate.ranges));
            return Summand(e[0], e[1]) + Summand(e[1], null) + ((tail == 0 ? 1 : 2) * Rounding(e)) - tail;
        }

        // One of two products is not rounded before it enters a sum.
        private double Summand(Expr e, Expr? other) => estimate.isFused && e.Operation == Operation.Multiply && other?.Operation != Operation.Multiply
            ? (Math.Abs(values.Of(e[0])) * Error(e[1])) + (Math.Abs(values.Of(e[1])) * Error(e[0]))
            : Error(e);

        private double Product(Expr e) => (Math.Abs(values.Of(e[0])) * Factor(e[0], e[1])) + (Math.Abs(values.Of(e[1])) * Factor(e[1], e[0])) + HeldElsewhere(e);

        // What stands beside an exponential that is not held at its own size is not either.
        private double HeldElsewhere(Expr e) => estimate.exponentials.KeepDigits(e) ? 0 : LeastHalfUnit * Math.Pow(2, Exponential.Headroom);

        private double Factor(Expr other, Expr e) => Error(e) - (IsFactoredExponential(other, e) ? Rounding(e) : 0);

        // By a constant it is a product with a reciprocal that was rounded.
        private static double RoundingsOfQuotient(Expr divisor) => divisor.Operation == Operation.Constant ? 2 : 1;

        // Approximations hold small results, and what is computed from them, with headroom.
        private double Rounding(Expr e)
        {
            double value = Math.Abs(values.Of(e));
            return value >= LeastNormal || e.HasCalls ? HalfUnit * value : LeastHalfUnit;
        }

        private Expr Chosen(Expr e) => values.Of(e).Equals(values.Of(e[1])) ? e[1] : e[2];

        // An exponential stays what it is where it ends.
        private double BeyondEnd(Expr e) =>
            e.Primitive == Primitive.Exp ? Math.Abs(values.Of(e) - Math.Exp(Math.Min(Math.Max(Exponential.Least, values.Of(e[0])), Exponential.MostOfPositive))) : 0;
    }
}
