using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>x - tanh x near 0, where the difference cancels. Coefficients come from tools/approximations.sollya.</summary>
internal static class TanhShrinkage
{
    // x - tanh x = x^3 p(x^2) for x <= 1, relative error 6.3e-8 (float), 3.9e-11 (wide) and 5.6e-17 (double).
    private static readonly ImmutableArray<double> Single = ImmutableArray.Create(
        0.333333313465118408203125, -0.13333131372928619384765625, 5.39350248873233795166015625e-2,
        -2.166094072163105010986328125e-2, 8.220315910875797271728515625e-3, -2.5115855969488620758056640625e-3,
        4.2104473686777055263519287109375e-4);

    private static readonly ImmutableArray<double> Wide = ImmutableArray.Create(
        0.33333333332064635, -0.1333333307895495, 0.053968169128578554, -0.021868381043643446, 0.008855809519007137,
        -0.003563064068717864, 0.0013848285510061759, -0.0004779269316897446, 0.00012286068371765928,
        -1.6454334194148743e-05);

    private static readonly ImmutableArray<double> Double = ImmutableArray.Create(
        0.3333333333333333, -0.13333333333332872, 0.053968253967910676, -0.02186948852409031, 0.008863235286211546,
        -0.0035921248813352885, 0.0014558063534622742, -0.0005898486078997881, 0.00023828418211072056,
        -9.389517539978993e-05, 3.0996245113875106e-05, 1.6421599231654788e-06, -2.2407280288479215e-05,
        3.4016450452104166e-05, -3.449275050097697e-05, 2.5456236158164772e-05, -1.3511313066993905e-05,
        4.895522584523445e-06, -1.0847167305321437e-06, 1.1088961562899669e-07);

    // Below 2^-50 the cube is 0 in floats: from there on its factors keep their low parts with so many binary digits of headroom.
    private const int Headroom = 40;

    /// <summary>x - tanh x for 0 &lt;= x &lt;= 1, and on pairs of floats up to the end of the table.</summary>
    public static Term NearZero(TermArithmetic a, Term x, Interval range)
    {
        ProgramBuilder b = a.Builder;
        if (a.IsPaired && b.Lane == ElementType.Single)
        {
            Term raised = a.Raise(x, Headroom);
            return a.Multiply(a.MultiplyLoosely(a.Multiply(raised, raised), CoefficientTables.TanhShrink.Evaluate(a, x, range)), x);
        }

        int square = b.Multiply(x.Hi, x.Hi);
        Term cube = a.Multiply(a.Multiply(x, x), x);
        return a.Multiply(cube, new Term(Polynomial.Horner(b, a.Precision.Choose(Single, Wide, Double), square)));
    }
}
