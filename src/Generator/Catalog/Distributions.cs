using System.Collections.Generic;
using ActivationKernels.Expressions;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Catalog;

/// <summary>Activations over a row: every value depends on all elements. A NaN or a positive infinity makes its whole row NaN.</summary>
internal static class Distributions
{
    public static IReadOnlyList<Activation> Rows { get; } =
    [
        new(
            "softmax",
            "Exponentials of a row over their sum: a distribution",
            f => Exp(f.X) / RowSum(Exp(f.X)),
            kinks: "An element of -infinity gets 0. NaN or infinity makes its whole row NaN, and so does a row of -infinity only.",
            stableFormula: f => Shares(f.X),
            gradientFromOutput: (f, upstream) => f.X * (upstream - RowSum(upstream * f.X))),
        new(
            "softmin",
            "softmax(-x): the smallest element gets the largest share",
            f => Exp(-f.X) / RowSum(Exp(-f.X)),
            kinks: "An element of infinity gets 0. NaN or -infinity makes its whole row NaN, and so does a row of infinity only.",
            stableFormula: f => Shares(-f.X),
            gradientFromOutput: (f, upstream) => f.X * (RowSum(upstream * f.X) - upstream)),
        new(
            "logsoftmax",
            "Logarithm of softmax, for losses on logits",
            f => f.X - Log(RowSum(Exp(f.X))),
            kinks: "An element of -infinity gets -infinity. NaN or infinity makes its whole row NaN, and so does a row of -infinity only.",
            stableFormula: LogShares,
            gradientFromOutput: (f, upstream) => upstream - (Exp(Min(f.X, 0)) * RowSum(upstream))),
    ];

    // The reciprocal is computed once for the row.
    private static Expr Shares(Expr x)
    {
        Expr e = Exp(x - RowMax(x));
        return e * (1 / RowSum(e));
    }

    // The maxima themselves are counted: their sum is a whole number, and what the others add to it keeps all its digits. An infinite
    // maximum minus itself is NaN.
    private static Expr LogShares(FormulaOperands f)
    {
        Expr largest = RowMax(f.X);
        Expr distance = f.X - largest;
        Expr others = RowSum(Select(largest <= f.X, 0, Exp(distance)));
        Expr count = RowSum(Select(largest <= f.X, 1, 0));
        return distance - Log1p(others + (count - 1) + (largest - largest));
    }
}
