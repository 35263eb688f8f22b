using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Units with an exponential and no gate.</summary>
internal static class ExponentialUnits
{
    // Scale and alpha of G. Klambauer et al., "Self-normalizing neural networks" (2017), with which mean 0 and variance 1 are kept.
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    // e^-x^2 is 0 in every element type beyond, and x e^-x^2 must not become infinity * 0.
    private const double GaussianEnd = 30;

    // e^(x / Alpha) is 0 at -1e6 and below, whatever Alpha is.
    private const double CeluEnd = 1e6;

    private static readonly Parameter Alpha = new(
        "Alpha", 1, 1e-6, 1e6, "the negative side tends to -Alpha and has to stay below 0");

    private static readonly Parameter CeluAlpha = new(
        "Alpha", 1, 1e-3, 1e3, "it divides the input; the negative side tends to -Alpha and has to stay below 0");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "elu",
            "Exponential linear unit: smooth towards -Alpha on the negative side",
            f => Select(f.X > 0, f.X, f["Alpha"] * Expm1(f.X)),
            parameters: [Alpha],
            stableFormula: f => Select(f.X > 0, f.X, CopySign(f["Alpha"] * Expm1(f.X), f.X)),
            kinks: "The derivative at 0 is Alpha, as in PyTorch.",
            fromOutput: f => Select(f.X > 0, 1, f.X + f["Alpha"])),
        new(
            "celu",
            "Continuously differentiable exponential linear unit",
            f => Select(f.X > 0, f.X, f["Alpha"] * Expm1(f.X / f["Alpha"])),
            parameters: [CeluAlpha],
            stableFormula: f => Select(f.X > 0, f.X, CopySign(f["Alpha"] * Expm1(CeluArgument(f)), f.X)),
            stableDerivatives: [f => Select(f.X > 0, 1, Exp(CeluArgument(f)))],
            fromOutput: f => Select(f.X > 0, 1, (f.X / f["Alpha"]) + 1)),
        new(
            "selu",
            "Scaled exponential linear unit: keeps mean 0 and variance 1 from layer to layer",
            f => Select(f.X > 0, SeluScale * f.X, SeluScale * (SeluAlpha * Expm1(f.X))),
            stableFormula: f => Select(f.X > 0, SeluScale * f.X, CopySign(SeluDepth(f) * Expm1(f.X), f.X)),
            stableDerivatives: [f => Select(f.X > 0, f.Table.Constant(SeluScale), SeluDepth(f) * Exp(f.X))],
            kinks: "The derivative at 0 is that of the negative side, 1.758, as in PyTorch.",
            fromOutput: f => Select(f.X > 0, f.Table.Constant(SeluScale), f.X + SeluDepth(f))),
        new(
            "exponential",
            "e^x",
            f => Exp(f.X),
            aliases: ["exp"],
            fromOutput: f => f.X),
        new(
            "gaussian",
            "e^-x^2: a bump at 0",
            f => Exp(-(f.X * f.X)),
            stableFormula: f => Gaussian(Min(Abs(f.X), GaussianEnd)),
            stableDerivatives: [GaussianDerivative],
            together: GaussianTogether),
    ];

    // The exact product of scale and alpha.
    private static Expr SeluDepth(FormulaOperands f) => f.Table.Constant(1.7580993408473766, 5.75014648756476e-17);

    private static Expr CeluArgument(FormulaOperands f) => Max(f.X, -CeluEnd) / f["Alpha"];

    private static Expr Gaussian(Expr x) => Exp(-(x * x));

    private static Expr[] GaussianTogether(FormulaOperands f)
    {
        Expr magnitude = Min(Abs(f.X), GaussianEnd);
        Expr value = Gaussian(magnitude);
        return [value, -2 * (CopySign(magnitude, f.X) * value)];
    }

    private static Expr GaussianDerivative(FormulaOperands f)
    {
        Expr x = Max(Min(f.X, GaussianEnd), -GaussianEnd);
        return -2 * (x * Gaussian(x));
    }
}
