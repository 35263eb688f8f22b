using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Units with a sine, which angles of any size have; at infinity the result is NaN.</summary>
internal static class PeriodicUnits
{
    // Times the largest Alpha it is still a number whose halves, and their products, are numbers.
    private const double LargestForAlpha = 6.53996952628337e296; // 2^986

    private static readonly Parameter Alpha = new(
        "Alpha", 1, 1e-3, 1e3, "it is the frequency and divides the result, so that it cannot be 0");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "sin",
            "sin x",
            f => Sin(f.X),
            aliases: ["sine"]),
        new(
            "snake",
            "x + sin(Alpha x)^2 / Alpha: for periodic data",
            f => f.X + (Sin(f["Alpha"] * f.X) * Sin(f["Alpha"] * f.X) / f["Alpha"]),
            parameters: [Alpha],
            largestInput: LargestForAlpha,
            takesAllSingles: true,
            stableDerivatives: [f => SnakeDerivative(f["Alpha"] * f.X)]),
    ];

    // 1 + sin 2a = (sin a + cos a)^2 = 2 cos(a - pi/4)^2: its roots are those of the cosine, twice.
    private static Expr SnakeDerivative(Expr a)
    {
        Expr cosine = Cos(a - a.Table.Constant(0.7853981633974483, 3.061616997868383e-17));
        return 2 * (cosine * cosine);
    }
}
