using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

internal delegate void FormulaKernel<T>(T[][] x, T[] scalars, T[] y);

internal delegate void FormulaBackward<T>(T[][] x, T[] upstream, T[] scalars, T[][] gradients, T[] scalarGradients);

/// <summary>A formula with its kernels.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Inputs">Number of element-wise inputs.</param>
/// <param name="Scalars">Values of its run-time scalars.</param>
/// <param name="Method">The scalar method itself, over the inputs and then the scalars.</param>
/// <param name="Forward">The forward kernel.</param>
/// <param name="Backward">The backward kernel, with the gradients of scalars where there are any.</param>
internal sealed record FormulaCase<T>(
    string Label, int Inputs, double[] Scalars, Func<T[], T> Method, FormulaKernel<T> Forward, FormulaBackward<T> Backward)
{
    public override string ToString() => $"{Label}<{typeof(T).Name}>";
}

internal static partial class FormulaTable
{
    /// <summary>The mathematics of a label over inputs x0, x1, ... and scalars s0, s1, ...</summary>
    public static FormulaReference Reference(string label, int inputs, double[] scalars, bool isSingle)
    {
        var table = new ExprTable();
        Expr[] x = Enumerable.Range(0, inputs).Select(i => table.Input($"x{i}")).ToArray();
        Expr[] s = Enumerable.Range(0, scalars.Length).Select(i => table.Input($"s{i}")).ToArray();
        return new FormulaReference(
            Mathematics(label, x, s, value => table.Constant(isSingle ? (float)value : value)),
            scalars.Select(value => isSingle ? (float)value : value).ToArray());
    }
}

/// <summary>Values and slopes of a formula in high precision; slopes by differences, so that no derivative rule is trusted.</summary>
internal sealed class FormulaReference(Expr formula, double[] scalars)
{
    private readonly MpfrNumbers numbers = new(400);

    public double Value(double[] x) => Evaluate(x, -1, 0).ToDouble();

    /// <summary>The partial derivative by input or, behind the inputs, by scalar.</summary>
    public double Slope(double[] x, int variable)
    {
        MpfrNumber difference = numbers.Subtract(Evaluate(x, variable, 1), Evaluate(x, variable, -1));
        return difference.Scale(Shift - 1).ToDouble();
    }

    /// <summary>The largest magnitude that any part of the formula has there: what the rounding of a straight evaluation is relative to.</summary>
    public double Largest(double[] x)
    {
        double largest = 0;
        var seen = new HashSet<Expr>();
        Visit(formula);
        return largest;

        void Visit(Expr e)
        {
            if (!seen.Add(e))
            {
                return;
            }

            foreach (Expr operand in e.Operands)
            {
                Visit(operand);
            }

            if (!e.IsCondition)
            {
                double value = Math.Abs(Evaluator.Evaluate(e, name => Leaf(name, x)));
                largest = double.IsFinite(value) ? Math.Max(largest, value) : largest;
            }
        }
    }

    private const int Shift = 100;

    // With one variable moved by sign * 2^-Shift.
    private MpfrNumber Evaluate(double[] x, int variable, int sign) => Evaluator.Evaluate(formula, numbers, name =>
    {
        MpfrNumber value = numbers.Number(Leaf(name, x));
        int index = (name[0] == 'x' ? 0 : x.Length) + (name[1] - '0');
        return index == variable ? numbers.Add(value, numbers.Number(sign * Math.ScaleB(1, -Shift))) : value;
    });

    private double Leaf(string name, double[] x) => name[0] == 'x' ? x[name[1] - '0'] : scalars[name[1] - '0'];
}
