using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>How the arcus tangent is computed for fractions: atan x = x + x^3 p(x^2) on [0, 1].</summary>
internal static class Arctangent
{
    // Relative error of the whole 1.46e-8 (float), 3.8e-10 (wide) and 4.3e-19 (double). From tools/approximations.sollya.
    private static readonly ImmutableArray<double> Single = ImmutableArray.Create(
        -0.333333313465118408203125, 0.1999975144863128662109375, -0.1427907049655914306640625,
        0.110385827720165252685546875, -8.6774773895740509033203125e-2, 6.296260654926300048828125e-2,
        -3.64330299198627471923828125e-2, 1.3860541395843029022216796875e-2, -2.47651594690978527069091796875e-3);

    private static readonly ImmutableArray<double> Wide = ImmutableArray.Create(
        -0.33333333303557977, 0.19999992287934193, -0.14285383374042193, 0.11105534115448426, -0.09042067817328608,
        0.07437217914851209, -0.05805229214905128, 0.03894988028825466, -0.01978744765859899, 0.006453847226699028,
        -0.0009854228406591457);

    private static readonly ImmutableArray<double> Double = ImmutableArray.Create(
        -0.3333333333333333, 0.19999999999999366, -0.14285714285649223, 0.11111111107954329, -0.09090909002448201,
        0.07692306091752965, -0.06666646599444764, 0.05882169980389386, -0.052619021143971594, 0.047552472496169396,
        -0.043200248913215354, 0.039071369354850755, -0.03452454375292691, 0.028915424310915667, -0.022042707027158447,
        0.014579808662771443, -0.007912266132240728, 0.003266242096001079, -0.0008871190880732, 8.383772860148522e-05,
        3.9489272815300584e-05, -1.6473648731738965e-05, 2.0595894359082116e-06);

    /// <summary>atan x for 0 &lt;= x &lt;= 1.</summary>
    public static Term OfFraction(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        x = a.Align(x);
        int square = b.Multiply(x.Hi, x.Hi);
        int curve = b.Multiply(b.Multiply(x.Hi, square), Polynomial.Horner(b, a.Precision.Choose(Single, Wide, Double), square));
        if (!a.IsPaired)
        {
            return new Term(b.Add(x.Hi, curve));
        }

        // What the low part adds is its product with the slope 1 / (1 + x^2).
        int low = x.HasLow ? b.Add(curve, b.Divide(x.Lo, b.Add(b.Constant(1), square))) : curve;
        return a.Normalise(x.Hi, low);
    }
}
