using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

public sealed class DifferentiatorTests
{
    private static readonly double[] Points =
        [-60.25, -17.5, -9.125, -3.75, -1.28, -1.03125, -0.4375, -1e-3, 1e-3, 0.25, 0.8125, 1.28, 2.5, 9.5, 17.25, 60.75];

    public static TheoryData<string> Rows { get; } = [.. ActivationCatalog.ElementWise.Select(a => a.Name)];

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void Derivative_EqualsCentralDifferenceInHighPrecision(string row)
    {
        var numbers = new MpfrNumbers();
        var reference = new Reference(ActivationCatalog.Find(row)!, inputs: 0);
        double step = Math.ScaleB(1, -40);

        foreach (double[] x in Inputs(reference.Operands.Inputs.Length))
        {
            for (int input = 0; input < x.Length; input++)
            {
                MpfrNumber above = reference.Evaluate(reference.Formula, Moved(x, input, step));
                MpfrNumber below = reference.Evaluate(reference.Formula, Moved(x, input, -step));
                MpfrNumber difference = numbers.Subtract(above, below).Scale(39);
                MpfrNumber derivative = reference.Derivative(input, x);

                // The truncation error is h^2 / 6 of the third derivative; every row's is below 2 times its value here or tiny.
                double error = Math.Abs(numbers.Subtract(difference, derivative).ToDouble());
                Assert.True(
                    error <= 1e-22 * Math.Max(Math.Max(Math.Abs(derivative.ToDouble()), Math.Abs(above.ToDouble())), 1e-2),
                    FormattableString.Invariant($"{row}, input {input} at {string.Join(", ", x)}: {difference} by difference, {derivative} derived."));
            }
        }
    }

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void StableDerivative_EqualsDerivedOne(string row)
    {
        var numbers = new MpfrNumbers();
        foreach (int inputs in new[] { 0, ActivationCatalog.Find(row)!.MostInputs })
        {
            var reference = new Reference(ActivationCatalog.Find(row)!, ElementType.Double, inputs: inputs);
            foreach (double[] x in Inputs(reference.Operands.Inputs.Length))
            {
                for (int input = 0; input < x.Length; input++)
                {
                    MpfrNumber derived = reference.Derivative(input, x);
                    MpfrNumber stable = reference.Evaluate(reference.StableDerivatives[input], x);
                    double error = Math.Abs(numbers.Subtract(derived, stable).ToDouble());
                    Assert.True(
                        error <= 1e-25 * Math.Abs(derived.ToDouble()),
                        FormattableString.Invariant($"{row}, input {input} at {string.Join(", ", x)}: {derived} derived, {stable} in the row's form."));
                }
            }
        }
    }

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void StableFormula_EqualsFormula(string row)
    {
        var numbers = new MpfrNumbers();
        var reference = new Reference(ActivationCatalog.Find(row)!);
        foreach (double[] x in Inputs(reference.Operands.Inputs.Length))
        {
            MpfrNumber formula = reference.Value(x);
            MpfrNumber stable = reference.Evaluate(reference.StableFormula, x);
            double error = Math.Abs(numbers.Subtract(formula, stable).ToDouble());
            Assert.True(
                error <= 1e-25 * Math.Abs(formula.ToDouble()),
                FormattableString.Invariant($"{row} at {string.Join(", ", x)}: {formula} by the formula, {stable} in the row's form."));
        }
    }

    [Fact]
    public void ChainFactor_OnAFlatSide_GivesZeroAndNotNaN()
    {
        var table = new ExprTable();
        Expr x = table.Input("x0");
        Expr upstream = table.Input("x1");
        Expr gradient = Differentiator.Chain(upstream, Differentiator.Differentiate(table.Select(x <= 0, table.Constant(0), x), x));

        Assert.Equal(0, Evaluator.Evaluate(gradient, name => name == "x0" ? -1 : double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Evaluator.Evaluate(gradient, name => name == "x0" ? 1 : double.PositiveInfinity));
    }

    // Every point in turn as the first input, its rotations as the others: no two inputs are equal, so no kink is near.
    private static IEnumerable<double[]> Inputs(int count) =>
        Enumerable.Range(0, Points.Length).Select(first => Enumerable.Range(0, count).Select(i => Points[(first + (5 * i)) % Points.Length]).ToArray());

    private static double[] Moved(double[] x, int input, double step)
    {
        double[] moved = (double[])x.Clone();
        moved[input] += step;
        return moved;
    }
}
