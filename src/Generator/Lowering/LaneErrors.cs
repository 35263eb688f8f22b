using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The errors of a formula of float elements before its last rounding, on doubles or on pairs of floats.</summary>
internal sealed class LaneErrors : RunningErrors
{
    // Doubles round to 2^-53; pairs of floats, whose low parts are rounded a few times, to about 2^-46.
    private const double DoubleRounding = 1.1102230246251565e-16;
    private const double PairRounding = 1.4210854715202004e-14;

    private readonly double rounding;

    /// <param name="values">The point.</param>
    /// <param name="lane">Type of a register's lanes; floats are pairs.</param>
    public LaneErrors(Evaluation<double> values, ElementType lane)
        : base(values) => rounding = lane == ElementType.Double ? DoubleRounding : PairRounding;

    /// <inheritdoc/>
    /// <remarks>What a double leaves out is below the last digit of either.</remarks>
    protected override double OfConstant(Expr e) => RoundingCost.IsExact(e, ElementType.Single) ? 0 : Rounding(e);

    /// <inheritdoc/>
    protected override double OfSum(Expr e) => Of(e[0]) + Of(e[1]) + Rounding(e);

    /// <inheritdoc/>
    protected override double OfProduct(Expr e) => OfFactors(e) + (IsExact(e) ? 0 : Rounding(e));

    /// <inheritdoc/>
    protected override double OwnOfQuotient(Expr e) => Rounding(e);

    /// <inheritdoc/>
    protected override double OwnOfCall(Expr e) => Math.Abs(Values.Of(e)) * (rounding + (ApproximationErrors.Find(e.Primitive!, ElementType.Single) ?? 0));

    /// <inheritdoc/>
    protected override double OfArgument(Expr call) => Of(call[0]);

    /// <inheritdoc/>
    protected override double Rounding(Expr e) => rounding * Math.Abs(Values.Of(e));

    // Either holds the product of two floats.
    private static bool IsExact(Expr product) => product.Operands.All(operand => operand.IsPowerOfTwo || RoundingCost.IsExact(operand, ElementType.Single));
}
