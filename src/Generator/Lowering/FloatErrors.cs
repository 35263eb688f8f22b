using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The errors of a formula on plain floats.</summary>
internal sealed class FloatErrors : RoundingErrors
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

    /// <param name="graph">The formula.</param>
    /// <param name="values">The point.</param>
    /// <param name="ranges">Where the leaves lie.</param>
    /// <param name="exponentials">Where they are held.</param>
    /// <param name="isFused">Whether programs may use fused multiply-adds.</param>
    /// <param name="hasPairedArguments"><see cref="Precision.HasPairedArguments"/>.</param>
    public FloatErrors(
        ComputationGraph graph, Evaluation<double> values, Ranges ranges, HeldExponentials exponentials, bool isFused, bool hasPairedArguments)
        : base(graph, values)
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
    /// <remarks>
    /// What a constant leaves out is added behind the sum, which then rounds twice; not where it cancels altogether. A quotient by a
    /// constant is a product with a reciprocal that was rounded.
    /// </remarks>
    protected override double Own(Expr e) => e.Operation switch
    {
        Operation.Constant => Math.Abs(e.Value - (float)e.Value + e.Tail),
        Operation.Add or Operation.Subtract => FloatTail.Of(e, ranges) == 0 ? 0 : Rounded(e),
        Operation.Multiply => HeldElsewhere(e) + GivenUp(e),
        Operation.Divide when IsScaled(e) => 0,
        Operation.Divide => HeldElsewhere(e) + (e[1].Operation == Operation.Constant ? Rounded(e) : 0),
        Operation.Call => ((OwnRoundings(e.Primitive!) - 1) * Rounded(e)) + BeyondEnd(e),
        _ => 0,
    };

    /// <inheritdoc/>
    /// <remarks>Approximations hold small results, and what is computed from them, with headroom.</remarks>
    protected override double Rounded(Expr e)
    {
        double value = Math.Abs(Values.Of(e));
        double rounding = value >= LeastNormal || e.HasCallsOfInputs ? HalfUnit * value : LeastHalfUnit;
        return e.Operation switch
        {
            Operation.Add or Operation.Subtract => value == 0 ? 0 : rounding,
            Operation.Multiply => e.Operands.Any(operand => operand.IsPowerOfTwo) ? 0 : rounding,
            Operation.Divide => IsScaled(e) ? 0 : rounding,
            Operation.Sqrt or Operation.Call => rounding,
            _ => 0,
        };
    }

    /// <inheritdoc/>
    protected override bool Ignores(Expr e, int operand) => e.Operation switch
    {
        Operation.Call => hasPairedArguments && Approximations.TakesPairs(e.Primitive!),
        Operation.Add or Operation.Subtract => e[operand].Operation == Operation.Constant && FloatTail.Of(e, ranges) != 0,
        _ => false,
    };

    /// <inheritdoc/>
    /// <remarks>One of two products is not rounded before it enters a sum.</remarks>
    protected override bool TakesUnrounded(Expr e, int operand) => e.Operation switch
    {
        Operation.Add or Operation.Subtract => isFused && e[operand].Operation == Operation.Multiply && (operand == 1 || e[1].Operation != Operation.Multiply),
        Operation.Multiply => IsFactoredExponential(e[1 - operand], e[operand]),
        _ => false,
    };

    // Of an approximation: reduction of the argument, polynomial, result. Sines have a product more, the normal tail those of a
    // reciprocal.
    private static int OwnRoundings(Primitive primitive) => primitive.Name switch
    {
        "normaltail" => 5,
        "sin" or "cos" => 3,
        _ => 2,
    };

    // What stands beside an exponential that is not held at its own size is not either.
    private double HeldElsewhere(Expr e) => exponentials.KeepDigits(e) ? 0 : LeastHalfUnit * Math.Pow(2, Exponential.Headroom);

    // Where a product with headroom could overflow the factors give theirs up: what is small loses digits.
    private double GivenUp(Expr product) =>
        product.HasCallsOfInputs && ranges.Of(product[0]).Magnitude * ranges.Of(product[1]).Magnitude * Math.Pow(2, Exponential.Headroom) > float.MaxValue
            ? (OfSubnormal(product[0]) * Math.Abs(Values.Of(product[1]))) + (OfSubnormal(product[1]) * Math.Abs(Values.Of(product[0])))
            : 0;

    private double OfSubnormal(Expr e) => e.HasCallsOfInputs && Math.Abs(Values.Of(e)) < LeastNormal ? LeastHalfUnit : 0;

    // By a power of two, or by infinity.
    private bool IsScaled(Expr quotient) => quotient[1].IsPowerOfTwo || double.IsInfinity(Values.Of(quotient[1]));

    // An exponential stays what it is where it ends.
    private double BeyondEnd(Expr e) =>
        e.Primitive == Primitive.Exp ? Math.Abs(Values.Of(e) - Math.Exp(Math.Min(Math.Max(Exponential.Least, Values.Of(e[0])), Exponential.MostOfPositive))) : 0;
}
