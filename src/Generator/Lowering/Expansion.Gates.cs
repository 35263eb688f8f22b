using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Lowering;

/// <content>What is multiplied by a sigmoid of itself.</content>
internal sealed partial class Expansion
{
    // What StableForms.Saturation is to x e^-|x|, for x e^-c|x| with a factor c of at least 10^-3.
    private const double LargestGated = 1e6;
    private const double LeastFactor = 1e-3;

    // a sigmoid(g(a)) = max(a, 0) - |a| q, where q = sigmoid(-g(|a|)) and g has the sign of a: exact at infinities and zeros, and half
    // the relative error for a > 0. The magnitude stands inside the gate, so that its products keep all their digits.
    private Expr? GatedByItself(Expr a, Expr gate)
    {
        if (!IsSigmoid(gate))
        {
            return null;
        }

        Expr x = Expand(a);
        if (form == ExpansionForm.Direct && ranges.Of(x).Magnitude <= LargestDirect)
        {
            return Over(x, Expand(gate[0]));
        }

        return Gate(a, gate) is { } parts ? Max(x, -0.0) - (parts.Magnitude * parts.Share) : null;
    }

    // factor a sigmoid(g(a)): the factor stands in the arms, where the tail still has all its digits.
    private Expr? TimesGated(Expr factor, Expr product)
    {
        if (!hasTables || product.Operation != Operation.Multiply)
        {
            return null;
        }

        return Arms(product[0], product[1]) ?? Arms(product[1], product[0]);

        Expr? Arms(Expr a, Expr gate)
        {
            if (!IsSigmoid(gate) || Gate(a, gate) is not { } parts)
            {
                return null;
            }

            (Expr outer, Expr x) = (Expand(factor), Expand(a));
            Expr open = Max(x, -LargestGated);
            return StableForms.InArms(x, parts.Share, share => outer * (open * share));
        }
    }

    // What bounds the magnitude of a where the product vanishes, and q.
    private (Expr Magnitude, Expr Share)? Gate(Expr a, Expr gate)
    {
        if (ReferenceEquals(gate[0], a))
        {
            Expr x = Expand(a);
            return (Min(Abs(x), StableForms.Saturation), Lower(x));
        }

        if (!(new SignedGates(ranges, a).LeastSlope(gate[0]) >= LeastFactor))
        {
            return null;
        }

        Expr magnitude = Min(Abs(a), LargestGated);
        return (Expand(magnitude), 1 / (1 + Exp(Expand(PartReplacement.Replace(gate[0], a, magnitude)))));
    }
}
