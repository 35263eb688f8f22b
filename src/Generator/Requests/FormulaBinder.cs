using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>
/// Binds the parameters of a formula to a kernel by name: spans are element-wise inputs, scalars are run-time values, properties of the
/// attribute and default values are compile-time constants.
/// </summary>
internal sealed class FormulaBinder
{
    private readonly IMethodSymbol formula;
    private readonly IMethodSymbol kernel;
    private readonly ImmutableArray<string> constants;

    private FormulaBinder(IMethodSymbol formula, IMethodSymbol kernel, ImmutableArray<string> constants)
    {
        this.formula = formula;
        this.kernel = kernel;
        this.constants = constants;
    }

    /// <param name="formula">The method with the formula.</param>
    /// <param name="tree">Its formula, with leaves named like its parameters.</param>
    /// <param name="kernel">The method that wants a kernel of it.</param>
    /// <param name="constants">Names of the properties that the attribute sets.</param>
    /// <returns>The bound formula, or the reason why there is none, as the second half of a sentence.</returns>
    public static (UserFormula? Formula, string Reason) Bind(
        IMethodSymbol formula, FormulaTree tree, IMethodSymbol kernel, ImmutableArray<string> constants)
    {
        var binder = new FormulaBinder(formula, kernel, constants);
        ImmutableArray<string> inputs = binder.Inputs(out string reason);
        if (inputs.IsEmpty)
        {
            return (null, reason);
        }

        IParameterSymbol[] others = formula.Parameters.Where(p => !inputs.Contains(p.Name)).ToArray();
        return others.FirstOrDefault(p => !binder.IsGiven(p)) is { } missing
            ? (null, $"nothing gives '{missing.Name}' of '{formula.Name}' a value")
            : (new UserFormula(formula.Name, tree, inputs.ToEquatableArray(), others.Select(Parameter).ToEquatableArray()), "");
    }

    private static Parameter Parameter(IParameterSymbol parameter) => new(
        parameter.Name,
        parameter.HasExplicitDefaultValue ? Convert.ToDouble(parameter.ExplicitDefaultValue, System.Globalization.CultureInfo.InvariantCulture) : double.NaN,
        double.MinValue,
        double.MaxValue,
        "a constant of a formula has to be finite");

    // Empty with a reason where none, or not the leading ones, are spans.
    private ImmutableArray<string> Inputs(out string reason)
    {
        reason = "";
        ImmutableArray<string> spans = kernel.Parameters
            .Where(p => ElementTypes.Classify(p.Type, out _) == SpanType.ReadOnly)
            .Select(p => p.Name)
            .ToImmutableArray();
        if (spans.IsEmpty)
        {
            spans = kernel.Parameters.Take(1).Select(p => p.Name).ToImmutableArray();
        }

        ImmutableArray<string> named = spans.Where(s => formula.Parameters.Any(p => p.Name == s)).ToImmutableArray();
        if (named.IsEmpty)
        {
            // One input may have any name.
            IParameterSymbol[] free = formula.Parameters.Where(p => !IsGiven(p)).ToArray();
            if (free.Length == 1)
            {
                return ImmutableArray.Create(free[0].Name);
            }
        }

        if (!named.IsEmpty && named.SequenceEqual(spans.Take(named.Length)))
        {
            return named;
        }

        string names = string.Join(", ", formula.Parameters.Select(p => $"'{p.Name}'"));
        reason = $"its first spans are not named like parameters of '{formula.Name}', which are {names}";
        return ImmutableArray<string>.Empty;
    }

    private bool IsGiven(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue
        || constants.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase)
        || kernel.Parameters.Any(p =>
            string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && FormulaReader.IsNumber(p.Type) && p.RefKind is RefKind.None or RefKind.In);
}
