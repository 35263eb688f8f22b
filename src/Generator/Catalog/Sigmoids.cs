using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Units with two bounded sides.</summary>
internal static class Sigmoids
{
    // m / (1 + m) is 1 in every element type beyond.
    private const double SoftsignEnd = 1e30;

    // 1 / (1 + m)^2 is 0 in every element type beyond.
    private const double SoftsignDerivativeEnd = 1e300;

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "sigmoid",
            "Logistic function: saturates on both sides and is not zero-centred",
            f => Sigmoid(f.X),
            aliases: ["logistic"],
            fromOutput: f => f.X - (f.X * f.X)),
        new(
            "tanh",
            "Hyperbolic tangent: zero-centred, saturates on both sides",
            f => Tanh(f.X),
            together: TanhTogether,
            fromOutput: f => 1 - (f.X * f.X)),
        new(
            "softsign",
            "x / (1 + |x|): zero-centred, saturates slowly on both sides",
            f => f.X / (1 + Abs(f.X)),
            stableFormula: Softsign,
            stableDerivatives: [SoftsignDerivative],
            fromOutput: f => (1 - Abs(f.X)) * (1 - Abs(f.X))),
    ];

    // The derivative is 4 e^-2|x| / (1 + e^-2|x|)^2.
    private static Expr[] TanhTogether(FormulaOperands f)
    {
        Expr exponent = -2 * Abs(f.X);
        Expr fall = Expm1(exponent);
        Expr reciprocal = 1 / (2 + fall);
        return [CopySign(fall * reciprocal, f.X), 4 * (Exp(exponent) * reciprocal * reciprocal)];
    }

    private static Expr Softsign(FormulaOperands f)
    {
        Expr magnitude = Min(Abs(f.X), SoftsignEnd);
        return CopySign(magnitude / (1 + magnitude), f.X);
    }

    private static Expr SoftsignDerivative(FormulaOperands f)
    {
        Expr denominator = 1 + Min(Abs(f.X), SoftsignDerivativeEnd);
        return 1 / denominator / denominator;
    }
}
