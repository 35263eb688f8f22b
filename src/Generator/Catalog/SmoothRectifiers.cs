using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Smooth relatives of relu.</summary>
internal static class SmoothRectifiers
{
    // Beyond it the square root of x^2 + Beta, or of x^2 + 1, is |x| in every element type.
    private const double LargestSquared = 1e30;

    // e^(-Beta |x|) is 0 beyond, whatever Beta is.
    private const double SoftplusEnd = 1e6;

    // The derivative of squareplus at -|x| is 0 in every element type beyond.
    private const double SquareplusEnd = 1e300;

    private static readonly Parameter SoftplusBeta = new(
        "Beta", 1, 1e-3, 1e3, "it divides the result; 1 is the plain form, larger values come nearer to relu");

    private static readonly Parameter SquareplusBeta = new(
        "Beta", 4, 1e-6, 1e6, "the square root of x^2 + Beta has to bend at 0");

    private static readonly Parameter SiluBeta = new(
        "Beta", 1, 1e-3, 1e3, "at 0 it would be x / 2, and larger values are relu");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "softplus",
            "Smooth form of relu: log(1 + e^(Beta x)) / Beta",
            f => Softplus(f["Beta"] * f.X) / f["Beta"],
            parameters: [SoftplusBeta],
            stableFormula: SoftplusValue,
            stableDerivatives: [f => Sigmoid(f["Beta"] * Max(Min(f.X, SoftplusEnd), -SoftplusEnd))],
            together: f => [SoftplusValue(f), StableForms.SigmoidOfDecay(f.X, SoftplusDecay(f))],
            fromOutput: f => -Expm1(-(f["Beta"] * f.X))),
        new(
            "logsigmoid",
            "Logarithm of the sigmoid: -log(1 + e^-x)",
            f => -Softplus(-f.X),
            stableDerivatives: [f => Sigmoid(-f.X)],
            together: f => [-Softplus(-f.X), StableForms.SigmoidOfDecay(-f.X, Exp(-Abs(-f.X)))],
            fromOutput: f => -Expm1(f.X)),
        new(
            "silu",
            "Sigmoid-weighted linear unit: x sigmoid(Beta x)",
            f => f.X * Sigmoid(f["Beta"] * f.X),
            aliases: ["swish"],
            parameters: [SiluBeta],
            stableDerivatives: [f => Differentiator.GatedSlope(f.X, f["Beta"])],
            together: f => StableForms.SiluTogether(f.X, f["Beta"])),
        new(
            "gelu",
            "Gaussian error linear unit: x phi(x), phi the normal distribution function",
            f => f.X * Phi(f.X),
            aliases: ["gelu_erf"],
            stableFormula: f => StableForms.Gelu(f.X),
            stableDerivatives: [f => StableForms.GeluDerivative(f.X)]),
        new(
            "gelu_quick",
            "Sigmoid form of gelu: x sigmoid(1.702 x)",
            f => f.X * Sigmoid(1.702 * f.X),
            aliases: ["quick_gelu", "gelu_sigmoid"],
            stableDerivatives: [f => Differentiator.GatedSlope(f.X, f.Table.Constant(1.702))],
            together: f => StableForms.SiluTogether(f.X, f.Table.Constant(1.702))),
        new(
            "gelu_tanh",
            "Tanh form of gelu: x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2",
            f => f.X * Sigmoid(StableForms.GeluTanhGate(f.X)),
            aliases: ["gelu_new", "gelu_approximate"],
            stableFormula: StableForms.GeluTanh,
            stableDerivatives: [StableForms.GeluTanhDerivative],
            together: StableForms.GeluTanhTogether),
        new(
            "mish",
            "x tanh(log(1 + e^x))",
            f => f.X * Tanh(Softplus(f.X)),
            stableFormula: StableForms.Mish,
            stableDerivatives: [StableForms.MishDerivative],
            together: StableForms.MishTogether),
        new(
            "squareplus",
            "Algebraic form of softplus: (x + sqrt(x^2 + Beta)) / 2",
            f => (f.X + Sqrt((f.X * f.X) + f["Beta"])) / 2,
            parameters: [SquareplusBeta],
            stableFormula: f => Max(f.X, 0) + SquareplusRest(Abs(f.X), f["Beta"]),
            stableDerivatives: [SquareplusDerivative],
            fromOutput: SquareplusFromOutput),
        new(
            "bent_identity",
            "The identity with another slope on each side: x + (sqrt(x^2 + 1) - 1) / 2",
            f => f.X + ((Sqrt((f.X * f.X) + 1) - 1) / 2),
            stableFormula: BentIdentity,
            stableDerivatives: [BentIdentityDerivative]),
    ];

    private static Expr SoftplusValue(FormulaOperands f) => Max(f.X, 0) + (Log1p(SoftplusDecay(f)) / f["Beta"]);

    // e^(-Beta |x|).
    private static Expr SoftplusDecay(FormulaOperands f) => Exp(-(f["Beta"] * Min(Abs(f.X), SoftplusEnd)));

    // x = y - Beta / (4 y), so that sqrt(x^2 + Beta) = y + Beta / (4 y) and the derivative is y over it; 1 for an infinite output.
    private static Expr SquareplusFromOutput(FormulaOperands f)
    {
        Expr y = Max(Min(f.X, LargestSquared), 0);
        return y * y / ((y * y) + (0.25 * f["Beta"]));
    }

    // sqrt(x^2 + Beta) without overflow.
    private static Expr SquareplusRoot(Expr magnitude, Expr beta) => Select(
        magnitude < LargestSquared, Sqrt((magnitude * magnitude) + beta), magnitude);

    // (sqrt(x^2 + Beta) - |x|) / 2 without the cancellation.
    private static Expr SquareplusRest(Expr magnitude, Expr beta) =>
        0.25 * beta / ((0.5 * SquareplusRoot(magnitude, beta)) + (0.5 * magnitude));

    // (1 + x / sqrt(x^2 + Beta)) / 2, which for negative x is Beta / 2 over x^2 + Beta + |x| sqrt(x^2 + Beta); far out the root is |x|.
    private static Expr SquareplusDerivative(FormulaOperands f)
    {
        Expr magnitude = Min(Abs(f.X), SquareplusEnd);
        Expr square = (magnitude * magnitude) + f["Beta"];
        Expr near = 0.5 * f["Beta"] / (square + (magnitude * Sqrt(square)));
        Expr far = f["Beta"] / (4 * magnitude) / magnitude;
        return StableForms.Reflected(f.X, Select(magnitude < LargestSquared, near, far));
    }

    // (sqrt(x^2 + 1) - 1) / 2 = x x / (2 (sqrt(x^2 + 1) + 1)), and x is a factor of the whole.
    private static Expr BentIdentity(FormulaOperands f)
    {
        Expr bounded = Max(Min(f.X, LargestSquared), -LargestSquared);
        return f.X * (1 + (bounded / (2 * (Sqrt((bounded * bounded) + 1) + 1))));
    }

    private static Expr BentIdentityDerivative(FormulaOperands f)
    {
        Expr bounded = Max(Min(f.X, LargestSquared), -LargestSquared);
        return 1 + (bounded / (2 * Sqrt((bounded * bounded) + 1)));
    }
}
