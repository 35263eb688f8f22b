using System;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Oracles.Formulas;

/// <summary>Formulas such as users write them, at random, the same for a seed in every process.</summary>
internal sealed class RandomFormula
{
    // Every so manieth formula may have a second input.
    private const int TwoInputs = 3;

    private static readonly float[] Constants = [0.5f, 1, 2, -1, 0.044715f, 1.702f, 3, 0.1f, -0.5f, 1.5f, 4, 10, 1e-3f, 100];

    private readonly Random random;
    private readonly ExprTable table = new();
    private readonly Expr x;
    private readonly Expr y;
    private readonly bool hasY;

    private RandomFormula(int seed)
    {
        random = new Random(seed);
        x = table.Input("x");
        y = table.Input("y");
        hasY = seed % TwoInputs == 0;
    }

    /// <param name="seed">Which formula.</param>
    /// <param name="depth">Largest number of operations one inside the other.</param>
    /// <returns>A formula of x, or of x and y; null where it would not depend on x.</returns>
    public static Expr? Make(int seed, int depth)
    {
        Expr formula = new RandomFormula(seed).Part(depth);
        return formula.OnlyInput?.Name == "x" || formula.HasSeveralInputs ? formula : null;
    }

    private Expr Part(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        depth--;
        return random.Next(22) switch
        {
            < 3 => Part(depth) + Part(depth),
            < 5 => Part(depth) - Part(depth),
            < 9 => Part(depth) * Part(depth),
            < 10 => Quotient(Part(depth), Part(depth)),
            < 11 => Exp(Part(depth)),
            < 12 => Exp(-Abs(Part(depth))),
            < 13 => Tanh(Part(depth)),
            < 14 => Sigmoid(Part(depth)),
            < 15 => Softplus(Part(depth)),
            < 16 => Sqrt(1 + Square(Part(depth))),
            < 17 => Log1p(Square(Part(depth))),
            < 18 => table.Max(Part(depth), Leaf()),
            < 19 => Select((random.Next(2) == 0 ? x : y) < Constant(), Part(depth), Part(depth)),
            < 20 => table.Call(Primitive.Erf, Part(depth)),
            < 21 => random.Next(2) == 0 ? Phi(Part(depth)) : Atan(Part(depth)),
            _ => random.Next(2) == 0 ? Sin(Part(depth)) : Abs(Part(depth)),
        };
    }

    private Expr Quotient(Expr dividend, Expr divisor) => dividend / (1 + (random.Next(2) == 0 ? Abs(divisor) : Square(divisor)));

    private static Expr Square(Expr e) => e * e;

    private Expr Leaf() => random.Next(10) switch
    {
        < 6 => x,
        < 8 => hasY ? y : x,
        _ => table.Constant(Constant()),
    };

    private float Constant() => Constants[random.Next(Constants.Length)];
}
