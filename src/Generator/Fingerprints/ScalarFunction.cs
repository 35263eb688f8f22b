using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;

namespace ActivationKernels.Fingerprints;

/// <summary>A formula of one variable, evaluated in double.</summary>
internal sealed class ScalarFunction
{
    private readonly Expr formula;
    private readonly Expr variable;
    private readonly FlatFormula program;

    /// <param name="formula">Its only leaf is <paramref name="variable"/>.</param>
    /// <param name="variable">An input or parameter of the same table.</param>
    public ScalarFunction(Expr formula, Expr variable)
    {
        this.formula = formula;
        this.variable = variable;
        program = new FlatFormula(formula, variable);
    }

    /// <summary>A row of the catalog with values for its parameters; null for one that takes several inputs or a row.</summary>
    /// <param name="activation">The row.</param>
    /// <param name="parameters">Values by name; a parameter that is missing has its default.</param>
    public static ScalarFunction? Of(Activation activation, IReadOnlyDictionary<string, double>? parameters = null)
    {
        if (activation.LeastInputs != 1 || activation.IsRowReduction)
        {
            return null;
        }

        Expr x = new ExprTable().Input("x");
        return new ScalarFunction(
            FormulaOf(activation, x, p => x.Table.Constant(parameters is not null && parameters.TryGetValue(p.Name, out double value) ? value : p.Default)),
            x);
    }

    /// <summary>The formula of a row of the catalog of one input.</summary>
    /// <param name="activation">The row.</param>
    /// <param name="x">The input.</param>
    /// <param name="parameter">What stands for a parameter.</param>
    public static Expr FormulaOf(Activation activation, Expr x, Func<Parameter, Expr> parameter) => activation.Formula(new FormulaOperands(
        ImmutableArray.Create(x), activation.Parameters.ToDictionary(p => p.Name, parameter, StringComparer.OrdinalIgnoreCase)));

    public ScalarFunction Derivative => new(Differentiator.Differentiate(formula, variable), variable);

    public double At(double x) => program.Evaluate(x);

    /// <summary>The distinct constants of the formula.</summary>
    public IReadOnlyList<double> Constants()
    {
        var constants = new List<double>();
        var seen = new bool[formula.Id + 1];
        Collect(formula);
        return constants;

        void Collect(Expr e)
        {
            if (seen[e.Id])
            {
                return;
            }

            seen[e.Id] = true;
            if (e.Operation == Operation.Constant && !constants.Contains(e.Value))
            {
                constants.Add(e.Value);
            }

            foreach (Expr operand in e.Operands)
            {
                Collect(operand);
            }
        }
    }

    public override string ToString() => FormulaPrinter.Print(formula);
}
