using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Oracles.Mpfr;

namespace ActivationKernels.Oracles;

/// <summary>
/// The exact value of a catalog row and of its derivative. The derivative is the one that the differentiator finds in the row's
/// formula, not the row's own stable form: that form is under test.
/// </summary>
internal sealed class Reference
{
    // Enough where a formula cancels at the largest double.
    private const int LargestPrecision = 4400;

    private const int MoreBits = 64;

    private readonly MpfrNumbers numbers;
    private readonly MpfrNumbers finerNumbers;
    private readonly MpfrNumbers finestNumbers = new(LargestPrecision);
    private readonly Dictionary<string, double> leaves = new(StringComparer.Ordinal);

    /// <param name="activation">The row.</param>
    /// <param name="element">Element type of the kernel: a float kernel has its parameters rounded to float first.</param>
    /// <param name="parameters">Parameters that differ from their default.</param>
    /// <param name="inputs">Number of element-wise inputs; 0 for the least that the row takes.</param>
    /// <param name="precision">Bits of the significand.</param>
    public Reference(
        Activation activation,
        ElementType element = ElementType.Double,
        IReadOnlyDictionary<string, double>? parameters = null,
        int inputs = 0,
        int precision = MpfrNumbers.DefaultPrecision)
    {
        numbers = new MpfrNumbers(precision);
        finerNumbers = new MpfrNumbers(precision + MoreBits);
        Activation = activation;
        Operands = CreateOperands(activation, inputs == 0 ? activation.LeastInputs : inputs);
        Formula = activation.Formula(Operands);
        StableFormula = activation.Value(Operands);
        Derivatives = Operands.Inputs.Select(input => Differentiator.Differentiate(Formula, input)).ToImmutableArray();
        StableDerivatives = Operands.Inputs.Select(input => activation.Derivative(Operands, input)).ToImmutableArray();
        foreach (Parameter parameter in activation.Parameters)
        {
            double value = parameters is not null && parameters.TryGetValue(parameter.Name, out double given) ? given : parameter.Default;
            leaves.Add(parameter.Name, element == ElementType.Single ? (float)value : value);
        }
    }

    public Activation Activation { get; }

    public FormulaOperands Operands { get; }

    public Expr Formula { get; }

    /// <summary>The same function in the form that kernels compute.</summary>
    public Expr StableFormula { get; }

    /// <summary>One per input, derived from the formula.</summary>
    public ImmutableArray<Expr> Derivatives { get; }

    /// <summary>One per input, in the row's stable form where it has one.</summary>
    public ImmutableArray<Expr> StableDerivatives { get; }

    /// <summary>Inputs x0, x1, ... and the row's parameters, in a table of their own.</summary>
    public static FormulaOperands CreateOperands(Activation activation, int inputs)
    {
        var table = new ExprTable();
        return new FormulaOperands(
            Enumerable.Range(0, inputs).Select(i => table.Input(InputName(i))).ToImmutableArray(),
            activation.Parameters.ToDictionary(p => p.Name, p => table.Parameter(p.Name), StringComparer.Ordinal));
    }

    public MpfrNumber Value(params ReadOnlySpan<double> x) => Certain(Formula, StableFormula, x);

    public MpfrNumber Derivative(int input, params ReadOnlySpan<double> x) => Certain(Derivatives[input], StableDerivatives[input], x);

    /// <summary>upstream * f'(x), the product exact.</summary>
    public MpfrNumber Backward(int input, double upstream, params ReadOnlySpan<double> x)
    {
        MpfrNumber derivative = Derivative(input, x);

        // A flat side passes nothing on, an infinite upstream included.
        return derivative.IsZero && !double.IsNaN(upstream) ? derivative : numbers.Multiply(numbers.Number(upstream), derivative);
    }

    public MpfrNumber Evaluate(Expr root, ReadOnlySpan<double> x) => Evaluate(root, numbers, x);

    /// <summary>The value in double, from the row's stable form: a few ulp of double off, for ruling out points that need no high precision.</summary>
    public double EstimateValue(params ReadOnlySpan<double> x) => Estimate(StableFormula, x);

    /// <summary>The derivative in double, from the row's stable form.</summary>
    public double EstimateDerivative(int input, params ReadOnlySpan<double> x) => Estimate(StableDerivatives[input], x);

    /// <summary>The value of a parameter, as the kernel has it.</summary>
    public double Parameter(string name) => leaves[name];

    // A formula of which the row has a stable form may cancel beyond measure: its digits count where more precision confirms them.
    private MpfrNumber Certain(Expr root, Expr stable, ReadOnlySpan<double> x)
    {
        MpfrNumber value = Evaluate(root, numbers, x);
        if (ReferenceEquals(root, stable))
        {
            return value;
        }

        MpfrNumber finer = Evaluate(root, finerNumbers, x);
        double difference = finerNumbers.Subtract(value, finer).Magnitude().Scale(MoreBits).ToDouble();
        bool isConfirmed = finer.IsNaN || finer.IsInfinity || (!finer.IsZero && difference <= Math.Abs(finer.ToDouble()));
        return isConfirmed ? finer : Evaluate(root, finestNumbers, x);
    }

    private MpfrNumber Evaluate(Expr root, MpfrNumbers system, ReadOnlySpan<double> x)
    {
        double[] inputs = x.ToArray();
        return Evaluator.Evaluate(root, system, name => system.Number(Leaf(name, inputs)));
    }

    private double Estimate(Expr root, ReadOnlySpan<double> x)
    {
        double[] inputs = x.ToArray();
        return Evaluator.Evaluate(root, name => Leaf(name, inputs));
    }

    private double Leaf(string name, double[] inputs) => leaves.TryGetValue(name, out double value)
        ? value
        : inputs[int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];

    private static string InputName(int index) => FormattableString.Invariant($"x{index}");
}
