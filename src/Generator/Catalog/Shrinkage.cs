using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Units with a dead zone around 0.</summary>
internal static class Shrinkage
{
    private static readonly Parameter Lambda = new(
        "Lambda", 0.5, 0, 1e6, "it is the half width of the zone that gives 0");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "hard_shrink",
            "The input outside [-Lambda, Lambda], 0 inside",
            f => Select(Abs(f.X) <= f["Lambda"], 0, f.X),
            parameters: [Lambda],
            kinks: "At -Lambda and at Lambda the result and the derivative are 0, as in PyTorch.",
            fromOutput: f => Select(Abs(f.X) > 0, 1, 0)),
        new(
            "soft_shrink",
            "The input moved by Lambda towards 0, 0 inside [-Lambda, Lambda]",
            f => Select(Abs(f.X) <= f["Lambda"], 0, Select(f.X > 0, f.X - f["Lambda"], f.X + f["Lambda"])),
            parameters: [Lambda],
            stableFormula: f => f.X - f.Table.Max(-f["Lambda"], f.Table.Min(f["Lambda"], f.X)),
            kinks: "The derivative at -Lambda and at Lambda is 0, as in PyTorch.",
            fromOutput: f => Select(Abs(f.X) > 0, 1, 0)),
        new(
            "tanh_shrink",
            "x - tanh x",
            f => TanhShrink(f.X),
            stableDerivatives: [TanhSquared]),
    ];

    // With all digits of the tangent until the square is rounded.
    private static Expr TanhSquared(FormulaOperands f)
    {
        Expr tangent = Tanh(Abs(f.X));
        return tangent * tangent;
    }
}
