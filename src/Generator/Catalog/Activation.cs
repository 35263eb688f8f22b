using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    private readonly Func<FormulaOperands, Expr>? stableFormula;
    private readonly ImmutableArray<Func<FormulaOperands, Expr>?> stableDerivatives;
    private readonly Func<FormulaOperands, Expr[]>? together;
    private readonly Func<FormulaOperands, Expr>? fromOutput;
    private readonly Func<FormulaOperands, Expr, Expr>? gradientFromOutput;
    private readonly Func<FormulaOperands, Expr>? training;

    /// <param name="name">Name, in lower case with underscores.</param>
    /// <param name="summary">What it is, as one sentence without its full stop.</param>
    /// <param name="formula">The only place where its mathematics is written.</param>
    /// <param name="aliases">Other names.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="inputs">Names of its element-wise inputs; "x" alone unless given.</param>
    /// <param name="scalarInputs">Those of them that may also be one value for the whole span.</param>
    /// <param name="mostInputs">Largest number of inputs where the number is free; their names are then those of the user.</param>
    /// <param name="largestInput">Largest magnitude for which its value is computed, whatever its parameters; beyond, the result may be NaN.</param>
    /// <param name="takesAllSingles">Whether that holds for doubles only, and floats of any magnitude are computed.</param>
    /// <param name="kinks">What holds at kinks, and whose convention that is, as a sentence; empty for a smooth function.</param>
    /// <param name="stableFormula">The same function in a form without overflow and cancellation, where the formula has such.</param>
    /// <param name="stableDerivatives">
    /// The derivative for each input in a form without cancellation; null, or missing, where the derived one is as good.
    /// </param>
    /// <param name="together">
    /// The value and the derivative for each input in forms that share more with each other than those for one of them alone; null where
    /// these share as much.
    /// </param>
    /// <param name="fromOutput">The derivative as a function of the output, which stands as the first input; null where the output does not determine it.</param>
    /// <param name="positiveForOutput">Parameter that has to be positive for that; empty for none.</param>
    /// <param name="gradientFromOutput">
    /// For a formula with reductions over a row: the gradient as a function of the output, which stands as the first input, and of
    /// what arrives from above.
    /// </param>
    /// <param name="training">The formula of training where that draws random numbers: they are the last input, uniform on [0, 1).</param>
    /// <param name="order">A parameter that has to be smaller than another one.</param>
    public Activation(
        string name,
        string summary,
        Func<FormulaOperands, Expr> formula,
        string[]? aliases = null,
        Parameter[]? parameters = null,
        string[]? inputs = null,
        string[]? scalarInputs = null,
        int mostInputs = 0,
        double largestInput = double.PositiveInfinity,
        bool takesAllSingles = false,
        string kinks = "",
        Func<FormulaOperands, Expr>? stableFormula = null,
        Func<FormulaOperands, Expr>?[]? stableDerivatives = null,
        Func<FormulaOperands, Expr[]>? together = null,
        Func<FormulaOperands, Expr>? fromOutput = null,
        string positiveForOutput = "",
        Func<FormulaOperands, Expr, Expr>? gradientFromOutput = null,
        Func<FormulaOperands, Expr>? training = null,
        ParameterOrder? order = null)
    {
        Name = name;
        Summary = summary;
        Kinks = kinks;
        LargestInput = largestInput;
        LargestSingle = takesAllSingles ? double.PositiveInfinity : largestInput;
        this.formula = formula;
        this.stableFormula = stableFormula;
        this.together = together;
        this.fromOutput = fromOutput;
        this.gradientFromOutput = gradientFromOutput;
        this.training = training;
        Order = order;
        PositiveForOutput = positiveForOutput;
        this.stableDerivatives = (stableDerivatives ?? []).ToImmutableArray();
        Aliases = (aliases ?? []).ToImmutableArray();
        Parameters = (parameters ?? []).ToImmutableArray();
        Inputs = (inputs ?? ["x"]).ToImmutableArray();
        ScalarInputs = (scalarInputs ?? []).ToImmutableArray();
        MostInputs = Math.Max(Inputs.Length, mostInputs);
    }

    public string Name { get; }

    public string Summary { get; }

    /// <summary>What holds at kinks, as a sentence; empty for a smooth function.</summary>
    public string Kinks { get; }

    /// <summary>Largest magnitude for which its value is computed, whatever its parameters; beyond, the result may be NaN.</summary>
    public double LargestInput { get; }

    /// <summary>The same for floats.</summary>
    public double LargestSingle { get; }

    public ImmutableArray<string> Aliases { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>A parameter that has to be smaller than another one; null for none.</summary>
    public ParameterOrder? Order { get; }

    /// <summary>Whether training draws random numbers.</summary>
    public bool IsRandomised => training is not null;

    /// <summary>The row with its formula of training, which has one input more: random numbers, uniform on [0, 1).</summary>
    /// <exception cref="InvalidOperationException">Training draws no random numbers.</exception>
    public Activation ForTraining() => new(
        Name,
        Summary,
        training ?? throw new InvalidOperationException($"'{Name}' draws no random numbers."),
        parameters: Parameters.ToArray(),
        inputs: Inputs.Add("noise").ToArray());

    /// <summary>Names of the inputs that every use has, in the order of the formula.</summary>
    public ImmutableArray<string> Inputs { get; }

    /// <summary>Those inputs that may also be one value for the whole span.</summary>
    public ImmutableArray<string> ScalarInputs { get; }

    public int LeastInputs => Inputs.Length;

    public int MostInputs { get; }

    /// <summary>The row's name for what may be a run-time value: a parameter, or an input that may be a scalar. Null for none.</summary>
    public string? FindScalar(string name) =>
        FindParameter(name)?.Name ?? ScalarInputs.FirstOrDefault(input => string.Equals(input, name, StringComparison.OrdinalIgnoreCase));

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

    /// <summary>The mathematics.</summary>
    public Expr Formula(FormulaOperands operands) => formula(operands);

    /// <summary>The value in the form that kernels compute.</summary>
    public Expr Value(FormulaOperands operands) => (stableFormula ?? formula)(operands);

    /// <summary>Whether the output determines the derivative.</summary>
    public bool HasDerivativeFromOutput => fromOutput is not null;

    /// <summary>Parameter that has to be positive, so that the output determines the derivative; empty for none.</summary>
    public string PositiveForOutput { get; }

    /// <summary>Whether a value depends on all elements of its row.</summary>
    public bool IsRowReduction => gradientFromOutput is not null;

    /// <summary>The gradient of a row as a function of its output, which is the first input, and of the gradient that arrives from above.</summary>
    /// <exception cref="InvalidOperationException">The activation is element-wise.</exception>
    public Expr RowGradient(FormulaOperands operands, Expr upstream) => gradientFromOutput?.Invoke(operands, upstream)
        ?? throw new InvalidOperationException($"'{Name}' is element-wise.");

    /// <summary>The derivative as a function of the output, which is the first input; null where the output does not determine it.</summary>
    public Expr? FromOutput(FormulaOperands operands) => fromOutput?.Invoke(operands);

    /// <summary>Whether value and derivative have formulas of their own where one kernel computes both.</summary>
    public bool HasFormulasForBoth => together is not null;

    /// <summary>The value, then the derivative with respect to each of the variables, to be computed in one kernel.</summary>
    public IEnumerable<Expr> ValueAndDerivatives(FormulaOperands operands, ImmutableArray<Expr> variables, bool isApart = false) =>
        together is not null && !isApart && variables.SequenceEqual(operands.Inputs)
            ? together(operands)
            : variables.Select(variable => Derivative(operands, variable, isAlone: isApart)).Prepend(Value(operands));

    /// <summary>The derivatives with respect to the variables, to be computed in one kernel.</summary>
    public IEnumerable<Expr> Derivatives(FormulaOperands operands, ImmutableArray<Expr> variables, bool isApart = false) => variables.Length > 1
        ? ValueAndDerivatives(operands, variables, isApart).Skip(1)
        : variables.Select(variable => Derivative(operands, variable));

    /// <summary>The derivative with respect to one input: the row's stable form, or the derived one.</summary>
    /// <param name="operands">What the formula is made of.</param>
    /// <param name="variable">The input, or a parameter.</param>
    /// <param name="isAlone">Whether no other output shares its exponentials, which the rules keep as they stand in the value.</param>
    public Expr Derivative(FormulaOperands operands, Expr variable, bool isAlone = true)
    {
        int input = operands.Inputs.IndexOf(variable);
        return input >= 0 && input < stableDerivatives.Length && stableDerivatives[input] is { } stable
            ? stable(operands)
            : isAlone ? Differentiator.DifferentiateForKernels(formula(operands), variable)
            : Differentiator.Differentiate(formula(operands), variable);
    }
}
