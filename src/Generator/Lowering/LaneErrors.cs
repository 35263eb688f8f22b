using System;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>The errors of a formula of float elements before its last rounding, on doubles or on pairs of floats.</summary>
internal sealed class LaneErrors : RoundingErrors
{
    // Doubles round to 2^-53; pairs of floats, whose low parts are rounded a few times, to about 2^-46.
    private const double DoubleRounding = 1.1102230246251565e-16;
    private const double PairRounding = 1.4210854715202004e-14;

    private readonly double rounding;
    private readonly double roundingOfQuotient;

    /// <param name="graph">The formula.</param>
    /// <param name="values">The point.</param>
    /// <param name="precision">Doubles, or pairs of floats.</param>
    public LaneErrors(ComputationGraph graph, Evaluation<double> values, Precision precision)
        : base(graph, values)
    {
        rounding = precision.Lane == ElementType.Double ? DoubleRounding : PairRounding;
        roundingOfQuotient = precision.AvoidsDivisions ? PlainArithmetic.ReciprocalError : rounding;
    }

    /// <inheritdoc/>
    protected override double Own(Expr e) => e.Operation == Operation.Call ? Math.Abs(Values.Of(e)) * (ApproximationErrors.Find(e.Primitive!, ElementType.Single) ?? 0) : 0;

    /// <inheritdoc/>
    /// <remarks>What a double leaves out of a constant is below the last digit of either.</remarks>
    protected override double Rounded(Expr e) =>
        IsRounded(e) ? (e.Operation == Operation.Divide ? roundingOfQuotient : rounding) * Math.Abs(Values.Of(e)) : 0;

    private static bool IsRounded(Expr e) => e.Operation switch
    {
        Operation.Constant => !RoundingCost.IsExact(e, ElementType.Single),
        Operation.Multiply => !IsExact(e),
        Operation.Divide => !e[1].IsPowerOfTwo,
        Operation.Add or Operation.Subtract or Operation.Sqrt or Operation.Call => true,
        _ => false,
    };

    // Either holds the product of two floats.
    private static bool IsExact(Expr product) => product.Operands.All(operand => operand.IsPowerOfTwo || RoundingCost.IsExact(operand, ElementType.Single));
}
