using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Choices;

/// <summary>Polynomials and constant factors in formulas that lanes with digits to spare compute.</summary>
public sealed class PolynomialTests
{
    private readonly ExprTable table = new();
    private readonly Expr x;
    private readonly Expr up;
    private readonly Expr s;

    public PolynomialTests()
    {
        x = table.Input("x");
        up = table.Input("up");
        s = table.Parameter("s");
    }

    [Fact]
    public void Polynomials_FollowHorner()
    {
        Expr square = x * x;
        CheckHorner(Exp(1.5 * (x + (0.25 * x * x * x))), Exp(x * (1.5 + (square * 0.375))));
        CheckHorner(Exp(-(3 + x + (2 * x * x))), Exp(-3 + (x * (-1 + (x * -2.0)))));
        CheckHorner(up * Exp((x * x) + (x * (x * (x * x)))), up * Exp(square * (1 + square)));
    }

    [Fact]
    public void RootsOfProducts_KeepTheirDigits()
    {
        Expr root = x - 0.75;
        CheckHorner(Exp(2 * (root * (1 + (0.5 * (x * x))))), Exp(root * (2 + (x * x))));
    }

    [Fact]
    public void WhatMayBeZero_OrMeansItsRoundings_StaysAsItIs()
    {
        Expr[] formulas =
        [
            Exp((x * x * x) - x),
            Exp((0.7 * x) - (x * x * x)),
            Exp(-3e9 + (x * x)),
            Exp(1 + x + (0.25 * x * x)),
            Exp(2 * x),
            Exp(x * up),
            x + (0.5 * x * x),
        ];

        Assert.All(formulas, formula => Assert.Same(formula, new HornerForms(new Ranges()).In(formula)));
    }

    [Fact]
    public void RepeatedSquares_AreReadOnce()
    {
        Expr power = x;
        for (int i = 0; i < 200; i++)
        {
            power = 0.5 * (power * power);
        }

        Expr formula = Exp(power);
        Assert.Same(formula, new HornerForms(new Ranges()).In(formula));
        Assert.NotNull(new ConstantFactors(hasRoom: true).In(formula));
    }

    [Fact]
    public void ConstantFactors_BecomeOne()
    {
        Expr gradient = -(up * Exp(-(x / s * (x / s)) / 2) * (-(2 * x / s / s) / 2));
        Assert.Same(up * Exp(-0.5 * (x / s * (x / s))) * (x / s / s), new ConstantFactors(hasRoom: true).In(gradient));
        Assert.Same(0.75 * (x * Exp(x)), new ConstantFactors(hasRoom: true).In(0.5 * x * (1.5 * Exp(x))));
    }

    [Fact]
    public void WithoutRoom_OnlyWhatCancelsGoes()
    {
        var factors = new ConstantFactors(hasRoom: false);
        Assert.Same(up * Exp(x) * x, factors.In(-(up * Exp(x) * (-(2 * x) / 2))));

        Expr scaled = 0.5 * x * (1.5 * Exp(x));
        Assert.Same(scaled, factors.In(scaled));
    }

    // Where the exponential ends its argument has ended, and needs no bound of its own.
    [Fact]
    public void Arguments_EndWithTheirExponentials()
    {
        Expr value = Min(Abs(x), 1000);
        Expr argument = value * (1.5 + (0.0625 * (value * value)));
        var ranges = new Ranges();
        Expr held = new ArgumentEnds(ranges, Precision.SinglePairs).In(1 / (1 + Exp(argument)));

        Expr end = Assert.Single(held.Nodes(), e => e.Operation == Operation.Call)[0];
        Interval reached = ranges.Of(end);
        Assert.InRange(reached.Most, 120.9, 121);
        foreach (double at in new[] { -3, 0.5, 9.7 })
        {
            Assert.Equal(Value(argument, at), Value(end, at));
        }

        Assert.Equal(reached.Most, Value(end, -1e30), 1e-9);
    }

    [Fact]
    public void ArgumentsOfBothSigns_EndOnBothSides()
    {
        Expr held = new ArgumentEnds(new Ranges(), Precision.FastSingle).In(x / (1 + Exp(-(x * (1.5 + (0.0625 * (x * x)))))));

        Expr end = Assert.Single(held.Nodes(), e => e.Operation == Operation.Call)[0];
        Assert.InRange(Value(end, -1e30), 120.9, 121);
        Assert.InRange(Value(end, 1e30), -54, -53.9);
    }

    // No float reaches the end of the first exponential, and none below 2e11 that of the second.
    [Fact]
    public void FaintArguments_AreNotHeldBefore()
    {
        Expr faint = Exp(Abs(x) * (1e-38 + (1e-78 * Abs(x))));
        Assert.Same(faint, new ArgumentEnds(new Ranges(), Precision.SinglePairs).In(faint));

        Expr late = Exp(-(x * (1e-12 + (1e-32 * (x * x)))));
        Expr end = Assert.Single(new ArgumentEnds(new Ranges(), Precision.SinglePairs).In(late).Nodes(), e => e.Operation == Operation.Call)[0];
        Assert.Equal(-(1 + 1e4), Value(late[0], 1e12), 1e-6);
        Assert.Equal(Value(late[0], 1e11), Value(end, 1e11), 1e-9);
    }

    [Fact]
    public void WhatAnotherFunctionTakesToo_HasNoEnd()
    {
        Expr argument = x * (1.5 + (0.0625 * (x * x)));
        Expr formula = Exp(argument) + Expm1(argument);
        Assert.Same(formula, new ArgumentEnds(new Ranges(), Precision.SinglePairs).In(formula));
    }

    [Fact]
    public void TailedNumbers_KeepWhatDoublesLose()
    {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++)
        {
            (double a, double b) = ((random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-60, 60)), random.NextDouble() - 0.5);
            TailedNumber product = new TailedNumber(a) * new TailedNumber(b);
            Assert.Equal((a * b, Math.FusedMultiplyAdd(a, b, -(a * b))), (product.Value, product.Tail));

            TailedNumber nothing = new TailedNumber(a) + new TailedNumber(b) + new TailedNumber(-b) + new TailedNumber(-a);
            Assert.Equal((0.0, 0.0), (nothing.Value, nothing.Tail));
        }
    }

    private static double Value(Expr e, double x) => new Evaluation<double>(DoubleNumbers.Instance, _ => x).Of(e);

    private static void CheckHorner(Expr formula, Expr expected)
    {
        Expr result = new HornerForms(new Ranges()).In(formula);
        Assert.True(ReferenceEquals(expected, result), $"{formula} became {result} instead of {expected}.");
    }
}
