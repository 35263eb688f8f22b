using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Units with a sine. Over doubles its angle may have a magnitude of at most 2^29; beyond, as at infinity, the result is NaN.</summary>
internal static class PeriodicUnits
{
    private const double LargestAngle = 536870912; // 2^29

    private static readonly Parameter Alpha = new(
        "Alpha", 1, 1e-3, 1e3, "it is the frequency and divides the result, so that it cannot be 0");

    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "sin",
            "sin x",
            f => Sin(f.X),
            aliases: ["sine"],
            largestInput: LargestAngle,
            takesAllSingles: true),
        new(
            "snake",
            "x + sin(Alpha x)^2 / Alpha: for periodic data",
            f => f.X + (Sin(f["Alpha"] * f.X) * Sin(f["Alpha"] * f.X) / f["Alpha"]),
            parameters: [Alpha],
            largestInput: LargestAngle / 1024,
            stableDerivatives: [f => SnakeDerivative(f["Alpha"] * f.X)]),
    ];

    // 1 + sin 2a = (sin a + cos a)^2 = 2 cos(a - pi/4)^2: its roots are those of the cosine, twice.
    private static Expr SnakeDerivative(Expr a)
    {
        Expr cosine = Cos(a - a.Table.Constant(0.7853981633974483, 3.061616997868383e-17));
        return 2 * (cosine * cosine);
    }
}
