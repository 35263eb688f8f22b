using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Choices;

/// <summary>Choices by a sign whose arms are one function, in double lanes.</summary>
public sealed class ContinuationTests
{
    private readonly ExprTable table = new();
    private readonly Expr x;
    private readonly Expr up;

    public ContinuationTests()
    {
        x = table.Input("x");
        up = table.Input("up");
    }

    [Fact]
    public void ArmsOfOneFunction_AreNotChosenFrom()
    {
        CheckWhole(Sigmoid(x), x => 1 / (1 + Math.Exp(-x)));
        CheckWhole(x * Sigmoid(x), x => x / (1 + Math.Exp(-x)));
        CheckWhole(Sigmoid(1.7 * x), x => 1 / (1 + Math.Exp(-1.7 * x)));
        CheckWhole(Sigmoid(x) * Sigmoid(-x), x => 1 / (1 + Math.Exp(-x)) / (1 + Math.Exp(x)));
        CheckWhole(up * Differentiator.GatedSlope(x, table.Constant(1)), x => 2 * (1 + (x / (1 + Math.Exp(x)))) / (1 + Math.Exp(-x)));
    }

    [Fact]
    public void OthersStayAsTheyAre()
    {
        Expr[] formulas =
        [
            // The arms are two functions.
            Select(x < 0, Expm1(x), x),
            Select(x < 0, 0.1 * Abs(x), Abs(x)),

            // Where the share is held back, the other factor is not small.
            Exp(x) * Sigmoid(-x),
            x * x * x * x * x * Sigmoid(x),

            // The factor may be so small that nothing may be held back.
            Sigmoid(table.Parameter("beta") * x),
            Sigmoid(1e-3 * x),
        ];

        Assert.All(formulas.Select(Expanded), formula => Assert.Same(formula, new Continuations().In(formula)));
    }

    private static Expr Expanded(Expr formula) => new Expansion(new Ranges(), ExpansionForm.Wide).Expand(formula);

    private static void CheckWhole(Expr formula, Func<double, double> expected)
    {
        Expr whole = new Continuations().In(Expanded(formula));
        Assert.DoesNotContain(whole.Nodes(), e => e.Operation is Operation.Select or Operation.Abs);
        foreach (double x in new[] { -80, -7.5, -1.28, -0.3, 0, 0.02, 2.2, 36, 250 })
        {
            double value = new Evaluation<double>(DoubleNumbers.Instance, name => name == "x" ? x : 2).Of(whole);
            Assert.Equal(expected(x), value, 1e-10 * Math.Abs(expected(x)));
        }
    }
}
