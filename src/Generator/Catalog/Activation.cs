using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using ActivationKernels.Expressions;

namespace ActivationKernels.Catalog;

/// <summary>The operands of one instance of a formula: its inputs and its parameters, in one table.</summary>
internal sealed class FormulaOperands
{
    private readonly IReadOnlyDictionary<string, Expr> parameters;

    public FormulaOperands(ImmutableArray<Expr> inputs, IReadOnlyDictionary<string, Expr> parameters)
    {
        Inputs = inputs;
        this.parameters = parameters;
    }

    public ImmutableArray<Expr> Inputs { get; }

    /// <summary>The first input.</summary>
    public Expr X => Inputs[0];

    public ExprTable Table => X.Table;

    public Expr this[string parameter] => parameters[parameter];
}

/// <summary>A row of the catalog: everything that the project knows about one activation.</summary>
internal sealed class Activation
{
    private readonly Func<FormulaOperands, Expr> formula;
    private readonly Func<FormulaOperands, Expr>? stableDerivative;

    /// <param name="name">Name, in lower case with underscores.</param>
    /// <param name="summary">What it is, as one sentence without its full stop.</param>
    /// <param name="formula">The only place where its mathematics is written.</param>
    /// <param name="aliases">Other names.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">Smallest and largest number of element-wise inputs.</param>
    /// <param name="stableDerivative">The derivative in a form without cancellation, where the derived one is numerically poor.</param>
    public Activation(
        string name,
        string summary,
        Func<FormulaOperands, Expr> formula,
        string[]? aliases = null,
        Parameter[]? parameters = null,
        (int Least, int Most)? inputs = null,
        Func<FormulaOperands, Expr>? stableDerivative = null)
    {
        Name = name;
        Summary = summary;
        this.formula = formula;
        this.stableDerivative = stableDerivative;
        Aliases = (aliases ?? Array.Empty<string>()).ToImmutableArray();
        Parameters = (parameters ?? Array.Empty<Parameter>()).ToImmutableArray();
        (LeastInputs, MostInputs) = inputs ?? (1, 1);
    }

    public string Name { get; }

    public string Summary { get; }

    public ImmutableArray<string> Aliases { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    public int LeastInputs { get; }

    public int MostInputs { get; }

    public Parameter? FindParameter(string name)
    {
        foreach (Parameter parameter in Parameters)
        {
            if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return parameter;
            }
        }

        return null;
    }

    public Expr Formula(FormulaOperands operands) => formula(operands);

    /// <summary>The derivative with respect to one input: the row's stable form, or the derived one.</summary>
    public Expr Derivative(FormulaOperands operands, Expr variable) =>
        stableDerivative is not null && ReferenceEquals(variable, operands.X)
            ? stableDerivative(operands)
            : Differentiator.Differentiate(formula(operands), variable);
}
