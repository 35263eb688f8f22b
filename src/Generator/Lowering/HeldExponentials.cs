using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// Whether products and quotients on lanes of floats keep their digits beside exponentials. Those are held below their size where they
/// may be large, and above it where they may be small: what they multiply, or divide, then has to be never small, or so small that it
/// may be held above its own size.
/// </summary>
internal sealed class HeldExponentials
{
    /// <summary>No less is held below its size by 2^48 with all its digits.</summary>
    public const double NeverSmall = 1.0 / (1 << 30);

    // No more is held as much above it.
    private const double MostRaised = 1 << 30;

    private readonly Ranges ranges;
    private readonly Dictionary<Expr, bool> known = new();

    public HeldExponentials(Ranges ranges) => this.ranges = ranges;

    /// <param name="e">A product or quotient.</param>
    public bool KeepDigits(Expr e) => e.Operation == Operation.Divide
        ? (!IsExponential(e[1], isGrowing: false) || MayBeRaised(e[0])) && (!IsHeldBelow(e[0]) || ranges.Of(e[1]).Magnitude <= MostRaised)
        : (!IsHeldBelow(e[0]) || MayBeRaised(e[1])) && (!IsHeldBelow(e[1]) || MayBeRaised(e[0]));

    private bool IsHeldBelow(Expr e)
    {
        if (!known.TryGetValue(e, out bool result))
        {
            result = IsExponential(e, isGrowing: true)
                || (e.Operation == Operation.Multiply && e.Operands.Any(IsHeldBelow))
                || (e.Operation is Operation.Divide or Operation.Negate && IsHeldBelow(e[0]));
            known.Add(e, result);
        }

        return result;
    }

    private bool IsExponential(Expr e, bool isGrowing) =>
        e.Primitive == Primitive.Exp && Exponentials.IsGrowing(ranges.Of(e[0]), ExponentialForm.Of(Precision.SinglePairs)) == isGrowing;

    private bool MayBeRaised(Expr other) => ranges.Of(other).LeastMagnitude >= NeverSmall || ranges.Of(other).Magnitude <= MostRaised;
}
