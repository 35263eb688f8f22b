using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Oracles;

/// <summary>Every rewrite is an equality of real functions, applies where it says so, and keeps what it should keep.</summary>
public sealed class AtomRecognitionTests
{
    private static readonly double[] Points = [-40.5, -9.75, -2.25, -1, -0.375, -1e-9, 1e-9, 0.4375, 1, 1.75, 8.5, 37.25];

    public static TheoryData<string> Rows { get; } = [.. Rewrites.All.Select(r => r.ToString())];

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void BothSides_AreEqual(string row)
    {
        Rewrite rewrite = Rewrites.All.Single(r => r.ToString() == row);
        var numbers = new MpfrNumbers(400);
        var table = new ExprTable();
        Expr from = rewrite.Example(table.Input("x"));
        Expr to = rewrite.Apply(from)!;

        Assert.NotNull(to);
        Assert.NotSame(from, to);
        foreach (double point in Points)
        {
            MpfrNumber left = Evaluator.Evaluate(from, numbers, _ => numbers.Number(point));
            MpfrNumber right = Evaluator.Evaluate(to, numbers, _ => numbers.Number(point));
            double error = Math.Abs(numbers.Divide(numbers.Subtract(left, right), right).ToDouble());
            Assert.True(error < 1e-60, FormattableString.Invariant($"{from} is {left}, {to} is {right} at {point}."));
        }
    }

    [Theory]
    [InlineData("1 / (1 + exp(-x))", "sigmoid(x)")]
    [InlineData("x / (1 + exp(-x))", "x * sigmoid(x)")]
    [InlineData("exp(x) / (exp(x) + 1)", "sigmoid(x)")]
    [InlineData("1 - 1 / (1 + exp(-x))", "sigmoid(-x)")]
    [InlineData("2 / (1 + exp(-2x)) - 1", "tanh(x)")]
    [InlineData("(exp(2x) - 1) / (exp(2x) + 1)", "tanh(x)")]
    [InlineData("(1 - exp(-2x)) / (1 + exp(-2x))", "tanh(x)")]
    [InlineData("(exp(x) - exp(-x)) / (exp(-x) + exp(x))", "tanh(x)")]
    [InlineData("(exp(-x) - exp(x)) / (exp(x) + exp(-x))", "-tanh(x)")]
    [InlineData("0.5 x (1 + tanh(0.8 x))", "x * sigmoid(1.6 * x)")]
    [InlineData("log1p(exp(-x))", "softplus(-x)")]
    [InlineData("exp(x) / (1 + exp(x))^2", "sigmoid(x) * sigmoid(-x)")]
    public void FormOfAUser_BecomesItsAtom(string form, string expected)
    {
        Expr x = new ExprTable().Input("x");
        Expr written = form switch
        {
            "1 / (1 + exp(-x))" => 1 / (1 + Exp(-x)),
            "x / (1 + exp(-x))" => x / (1 + Exp(-x)),
            "exp(x) / (exp(x) + 1)" => Exp(x) / (Exp(x) + 1),
            "1 - 1 / (1 + exp(-x))" => 1 - (1 / (1 + Exp(-x))),
            "2 / (1 + exp(-2x)) - 1" => (2 / (1 + Exp(-2 * x))) - 1,
            "(exp(2x) - 1) / (exp(2x) + 1)" => (Exp(2 * x) - 1) / (Exp(2 * x) + 1),
            "(1 - exp(-2x)) / (1 + exp(-2x))" => (1 - Exp(-2 * x)) / (1 + Exp(-2 * x)),
            "(exp(x) - exp(-x)) / (exp(-x) + exp(x))" => (Exp(x) - Exp(-x)) / (Exp(-x) + Exp(x)),
            "(exp(-x) - exp(x)) / (exp(x) + exp(-x))" => (Exp(-x) - Exp(x)) / (Exp(x) + Exp(-x)),
            "0.5 x (1 + tanh(0.8 x))" => 0.5 * x * (1 + Tanh(0.8 * x)),
            "log1p(exp(-x))" => Log1p(Exp(-x)),
            _ => Exp(x) / ((1 + Exp(x)) * (1 + Exp(x))),
        };

        Assert.Equal(expected, AtomRecognition.Recognise(written).Formula.ToString());
    }

    [Fact]
    public void OtherForms_StayAsTheyAre()
    {
        Expr x = new ExprTable().Input("x");
        foreach (Expr formula in new[] { 1 / (2 + Exp(x)), Exp(x) - 2, x * Exp(x) })
        {
            Assert.Same(formula, AtomRecognition.Recognise(formula).Formula);
            Assert.Empty(AtomRecognition.Recognise(formula).Applied);
        }
    }

    [Fact]
    public void Applied_NamesEachRewriteOnce()
    {
        Expr x = new ExprTable().Input("x");
        Expr y = x.Table.Input("y");

        (_, var applied) = AtomRecognition.Recognise((1 / (1 + Exp(-x))) + (1 / (1 + Exp(-y))));

        Assert.Equal(["1 / (1 + exp(-x)) = sigmoid(x)"], applied.Select(a => a.ToString()));
    }
}
