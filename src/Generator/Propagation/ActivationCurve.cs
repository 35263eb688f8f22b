using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Propagation;

/// <summary>
/// One activation with its parameters as a curve: its formula and derivative through the evaluator, and where they bend.
/// </summary>
internal sealed class ActivationCurve
{
    private readonly Expr formula;
    private readonly Expr derivative;

    private ActivationCurve(Activation activation, IEnumerable<ParameterValue> parameters)
    {
        var table = new ExprTable();
        ImmutableArray<Expr> inputs = ImmutableArray.Create(table.Input("x"));
        Dictionary<string, Expr> values = activation.Parameters.ToDictionary(
            p => p.Name,
            p => table.Constant(parameters.FirstOrDefault(v => Same(v.Name, p.Name))?.Value ?? p.Default),
            StringComparer.OrdinalIgnoreCase);
        var operands = new FormulaOperands(inputs, values);
        formula = activation.Formula(operands);
        derivative = activation.Derivative(operands, inputs[0]);
        Kinks = LevelSets.Kinks(formula, derivative);

        static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where a condition of the formula or of its derivative changes, in ascending order.</summary>
    public ImmutableArray<double> Kinks { get; }

    /// <param name="name">Name of a catalog row.</param>
    /// <param name="parameters">Values that differ from the defaults.</param>
    /// <returns>Null where the name is no row with one input and one value for each element.</returns>
    public static ActivationCurve? Of(string name, IEnumerable<ParameterValue> parameters) =>
        ActivationCatalog.Find(name) is { } activation ? Of(activation, parameters) : null;

    /// <returns>Null for a row that does not have one input and one value for each element.</returns>
    public static ActivationCurve? Of(Activation activation, IEnumerable<ParameterValue> parameters) =>
        activation is { LeastInputs: 1, IsRowReduction: false } ? new ActivationCurve(activation, parameters) : null;

    public double Value(double x) => Evaluator.Evaluate(formula, _ => x);

    public double Derivative(double x) => Evaluator.Evaluate(derivative, _ => x);
}
