using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The errors of a formula on plain floats.</summary>
internal sealed class FloatErrors : RunningErrors
{
    // Half a unit in the last place, relative and at the lower end of the normal numbers.
    private const double HalfUnit = 1.0 / (1 << 24);
    private const double LeastHalfUnit = 7.006492321624085e-46;
    private const double LeastNormal = 1.1754943508222875e-38;

    private static readonly ExponentialForm Exponential = ExponentialForm.Of(Precision.FastSingle);

    private readonly Ranges ranges;
    private readonly HeldExponentials exponentials;
    private readonly bool isFused;
    private readonly bool hasPairedArguments;

    /// <param name="values">The point.</param>
    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="exponentials">Where they are held.</param>
    /// <param name="isFused">Whether programs may use fused multiply-adds.</param>
    /// <param name="hasPairedArguments"><see cref="Precision.HasPairedArguments"/>.</param>
    public FloatErrors(Evaluation<double> values, Ranges ranges, HeldExponentials exponentials, bool isFused, bool hasPairedArguments)
        : base(values)
    {
        this.ranges = ranges;
        this.exponentials = exponentials;
        this.isFused = isFused;
        this.hasPairedArguments = hasPairedArguments;
    }

    /// <summary>That of a magnitude.</summary>
    public static double UnitInTheLastPlace(double value) =>
        value < LeastNormal ? 2 * LeastHalfUnit : 2 * HalfUnit * Math.Pow(2, Math.Floor(Math.Log(value, 2)));

    /// <summary>Whether a product with a factor takes an exponential in two parts, which no rounding has joined.</summary>
    public static bool IsFactoredExponential(Expr factor, Expr e) => e.Primitive == Primitive.Exp && factor.Primitive != Primitive.Exp;

    /// <inheritdoc/>
    protected override double OfConstant(Expr e) => Math.Abs(e.Value - (float)e.Value + e.Tail);

    /// <inheritdoc/>
    /// <remarks>What a constant leaves out is added behind the sum, which then rounds twice; not where it cancels altogether.</remarks>
    protected override double OfSum(Expr e)
    {
        double tail = Math.Abs(FloatTail.Of(e, ranges));
        double rounding = Values.Of(e) == 0 ? 0 : Rounding(e);
        return Summand(e[0], e[1]) + Summand(e[1], null) + ((tail == 0 ? 1 : 2) * rounding) - tail;
    }

    /// <inheritdoc/>
    protected override double OfProduct(Expr e) =>
        (Math.Abs(Values.Of(e[0])) * Factor(e[0], e[1])) + (Math.Abs(Values.Of(e[1])) * Factor(e[1], e[0]))
        + HeldElsewhere(e) + (e.Operands.Any(operand => operand.IsPowerOfTwo) ? 0 : Rounding(e));

    /// <inheritdoc/>
    /// <remarks>By a constant it is a product with a reciprocal that was rounded.</remarks>
    protected override double OwnOfQuotient(Expr e) => ((e[1].Operation == Operation.Constant ? 2 : 1) * Rounding(e)) + HeldElsewhere(e);

    /// <inheritdoc/>
    protected override double OwnOfCall(Expr e) => (OwnRoundings(e.Primitive!) * Rounding(e)) + BeyondEnd(e);

    /// <inheritdoc/>
    protected override double OfArgument(Expr call) => hasPairedArguments && Approximations.TakesPairs(call.Primitive!) ? 0 : Of(call[0]);

    /// <inheritdoc/>
    /// <remarks>Approximations hold small results, and what is computed from them, with headroom.</remarks>
    protected override double Rounding(Expr e)
    {
        double value = Math.Abs(Values.Of(e));
        return value >= LeastNormal || e.HasCallsOfInputs ? HalfUnit * value : LeastHalfUnit;
    }

    // Of an approximation: reduction of the argument, polynomial, result. Sines have a product more, the normal tail those of a
    // reciprocal.
    private static int OwnRoundings(Primitive primitive) => primitive.Name switch
    {
        "normaltail" => 5,
        "sin" or "cos" => 3,
        _ => 2,
    };

    // One of two products is not rounded before it enters a sum.
    private double Summand(Expr e, Expr? other) => isFused && e.Operation == Operation.Multiply && other?.Operation != Operation.Multiply
        ? OfFactors(e)
        : Of(e);

    // What stands beside an exponential that is not held at its own size is not either.
    private double HeldElsewhere(Expr e) => exponentials.KeepDigits(e) ? 0 : LeastHalfUnit * Math.Pow(2, Exponential.Headroom);

    private double Factor(Expr other, Expr e) => Of(e) - (IsFactoredExponential(other, e) ? Rounding(e) : 0);

    // An exponential stays what it is where it ends.
    private double BeyondEnd(Expr e) =>
        e.Primitive == Primitive.Exp ? Math.Abs(Values.Of(e) - Math.Exp(Math.Min(Math.Max(Exponential.Least, Values.Of(e[0])), Exponential.MostOfPositive))) : 0;
}
