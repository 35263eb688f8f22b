using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>What became of the formula that an attribute names.</summary>
/// <param name="Formula">The bound formula; null where there is none.</param>
/// <param name="Fault">What is wrong with the formula itself; null where nothing is.</param>
/// <param name="Mismatch">Why kernel and formula do not fit, as the second half of a sentence; empty where they do.</param>
/// <param name="Example">A parameter list that fits.</param>
internal sealed record UserFormulaReading(UserFormula? Formula, RequestProblem? Fault, string Mismatch, string Example)
{
    /// <summary>Whether the fault is reported where the formula stands; otherwise it has to be reported where it is used.</summary>
    public bool IsInSource { get; init; }
}

/// <summary>Reads the formula of a method with the formula attribute.</summary>
internal static class UserFormulaReader
{
    /// <summary>The formula as it is written, with leaves named like the parameters; null with the reason and what to do.</summary>
    public static (Expr? Formula, FormulaProblem? Problem, string Reason, string Advice) Read(IMethodSymbol formula, Compilation compilation)
    {
        if (FormulaLookup.WhyNoFormula(formula) is { } reason)
        {
            return (null, null, reason, "write a static method from float or double parameters to float or double");
        }

        if (formula.DeclaringSyntaxReferences.IsEmpty)
        {
            return (null, null, "its source is in another project", "copy it into this project");
        }

        var table = new ExprTable();
        var reader = new FormulaReader(table, _ => null);
        Expr? expression = reader.ReadMethod(formula, compilation, formula.Parameters.Select(p => table.Input(p.Name)).ToImmutableArray());
        return expression is not null
            ? (expression, null, "", "")
            : (null, reader.Problem, reader.Problem?.Reason ?? "it has no body", reader.Problem?.Advice ?? "write its body");
    }

    /// <summary>The formula that an attribute names, bound to its kernel; null where the name means no formula.</summary>
    public static UserFormulaReading? Read(
        IMethodSymbol kernel, AttributeData attribute, AttributeArguments arguments, ITypeSymbol? element, Compilation compilation)
    {
        ImmutableArray<IMethodSymbol> formulas = FormulaLookup.Find(kernel, attribute, arguments.Name ?? "", element, compilation);
        if (formulas.IsEmpty)
        {
            return null;
        }

        IMethodSymbol formula = formulas[0];
        string example = Example(formula, element);
        if (formulas.Length > 1)
        {
            return new UserFormulaReading(null, null, $"there are {formulas.Length} formulas '{formula.Name}' over the same type", example);
        }

        (Expr? expression, _, string reason, string advice) = Read(formula, compilation);
        if (expression is null)
        {
            string[] texts = { formula.Name, reason, advice };
            return new UserFormulaReading(
                null, new RequestProblem(RuleIds.NoVectorForm, texts.ToEquatableArray(), RequestPart.NameArgument), "", example)
            {
                IsInSource = !formula.DeclaringSyntaxReferences.IsEmpty,
            };
        }

        (Expr recognised, ImmutableArray<Rewrite> rewrites) = AtomRecognition.Recognise(expression);
        (UserFormula? bound, string mismatch) = FormulaBinder.Bind(
            formula, FormulaTree.Of(recognised), kernel, arguments.Values.Select(v => v.Name).ToImmutableArray());
        if (bound is not null)
        {
            Activation? row = formula.Parameters.Length == 1 ? UserFormula.FindRow(recognised, recognised.Table.Input(formula.Parameters[0].Name)) : null;
            bound = bound with
            {
                Recognised = rewrites.Select(r => r.ToString()).Concat(row is null ? [] : [$"the catalog's {row.Name}"]).ToEquatableArray(),
                Row = row?.Name ?? "",
            };
        }

        return new UserFormulaReading(bound, null, mismatch, example);
    }

    // The first parameter as a span, the others as run-time values.
    private static string Example(IMethodSymbol formula, ITypeSymbol? element)
    {
        string type = element?.SpecialType == SpecialType.System_Double ? "double" : "float";
        string scalars = string.Concat(formula.Parameters.Skip(1).Select(p => $"{type} {p.Name}, "));
        return $"(ReadOnlySpan<{type}> {formula.Parameters.FirstOrDefault()?.Name ?? "x"}, {scalars}Span<{type}> y)";
    }
}
