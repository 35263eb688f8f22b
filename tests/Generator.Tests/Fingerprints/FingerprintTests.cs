using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using Xunit;

namespace ActivationKernels.Generator.Tests.Fingerprints;

/// <summary>The comparison by values, without C# code.</summary>
public sealed class FingerprintTests
{
    private static readonly ExprTable Table = new();
    private static readonly Expr X = Table.Input("x");

    public static TheoryData<string> Rows => new(ActivationCatalog.ElementWise.Where(a => a.LeastInputs == 1).Select(a => a.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_IsRecognisedAndSoIsItsDerivative(string name)
    {
        ScalarFunction row = ScalarFunction.Of(ActivationCatalog.Find(name)!)!;

        KnownFunction? value = KnownFunctions.Find(Fingerprint.Of(row));

        Assert.NotNull(value);
        Assert.False(value.IsDerivative);
        Assert.True(Fingerprint.Of(value.Function).Matches(Fingerprint.Of(row)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void FlatFormula_HasTheValuesOfTheEvaluator(string name)
    {
        Activation activation = ActivationCatalog.Find(name)!;
        var table = new ExprTable();
        Expr x = table.Input("x");
        Dictionary<string, Expr> parameters = activation.Parameters.ToDictionary(p => p.Name, p => table.Constant(p.Default), StringComparer.OrdinalIgnoreCase);
        var operands = new FormulaOperands(System.Collections.Immutable.ImmutableArray.Create(x), parameters);
        foreach (Expr formula in new[] { activation.Formula(operands), Differentiator.Differentiate(activation.Formula(operands), x) })
        {
            var flat = new FlatFormula(formula, x);
            foreach (double point in new[] { double.NegativeInfinity, -1000, -3, -0.5, 0, 0.25, 2, 1000, double.PositiveInfinity, double.NaN })
            {
                Assert.Equal(Evaluator.Evaluate(formula, _ => point), flat.Evaluate(point));
            }
        }
    }

    [Fact]
    public void SecondVariable_IsRefused() => Assert.Throws<InvalidOperationException>(() => new ScalarFunction(X * Table.Input("y"), X));

    [Fact]
    public void ParameterOfARow_IsFoundAmongTheConstants()
    {
        var leaky = new ScalarFunction(Table.Select(X > 0, X, 0.3 * X), X);

        KnownFunction known = FormulaRecognizer.Recognise(leaky)!.Known!;

        Assert.Equal(("leaky (Slope = 0.3)", false), (known.Display, known.IsDerivative));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void ParameterPlace_HasTheValuesOfTheRowWithTheConstant(string name)
    {
        Activation activation = ActivationCatalog.Find(name)!;
        foreach (Parameter parameter in activation.Parameters)
        {
            var place = new ParameterPlace(activation, parameter);
            foreach (double constant in new[] { -2, -0.3, 0.01, 0.5, 1, 3, 7 }.Where(parameter.Allows))
            {
                ScalarFunction row = place.With(constant);
                foreach (double x in Fingerprint.Points)
                {
                    Assert.Equal(row.At(x), place.ValueAt(x, constant), 1e-9);
                    Assert.Equal(row.Derivative.At(x), place.DerivativeAt(x, constant), 1e-9);
                }
            }
        }
    }

    [Fact]
    public void FirstParameterOfTheCatalog_IsFoundWhereTwoConstantsMatch()
    {
        // -0.3 is a constant of it too, by which no row matches.
        KnownFunction known = FormulaRecognizer.Recognise(new ScalarFunction(Table.Select(X > 0, X, -(-0.3 * X)), X))!.Known!;

        Assert.Equal("leaky (Slope = 0.3)", known.Display);
    }

    [Theory]
    [InlineData(-1, FormulaFault.InfiniteSigmoid)]
    [InlineData(1, FormulaFault.None)]
    public void SignInTheSigmoid_DecidesOverRightAndWrong(int sign, object fault) => Assert.Equal(
        (FormulaFault)fault, FormulaRecognizer.Recognise(new ScalarFunction(1 / (1 + (sign * Functions.Exp(-X))), X))!.Fault);

    [Fact]
    public void NaiveTanh_IsKnownAndOverflows()
    {
        Expr e = Functions.Exp(2 * X);

        Recognition found = FormulaRecognizer.Recognise(new ScalarFunction((e - 1) / (e + 1), X))!;

        Assert.Equal((FormulaFault.Overflows, "tanh"), (found.Fault, found.Known!.Activation));
    }

    [Fact]
    public void UnknownFormula_IsNothing()
    {
        Assert.Null(FormulaRecognizer.Recognise(new ScalarFunction((3 * X) + 1, X)));
        Assert.Null(FormulaRecognizer.Recognise(new ScalarFunction(Table.Constant(2) + (0 * X), X)));
        Assert.Null(FormulaRecognizer.Recognise(new ScalarFunction(1 / (X - X), X)));
    }

    [Theory]
    [InlineData(1 + 2e-7, true)]
    [InlineData(1 + 1e-4, false)]
    public void Tolerance_CoversFloatConstantsAndNoMistakes(double factor, bool isSame) => Assert.Equal(
        isSame, Fingerprint.Of(x => factor * Math.Tanh(x)).Matches(Fingerprint.Of(Math.Tanh)));

    [Fact]
    public void InfiniteValues_MatchNothing()
    {
        Fingerprint infinite = Fingerprint.Of(x => 1 / (x - x) * x);

        Assert.False(infinite.Matches(infinite));
    }
}
