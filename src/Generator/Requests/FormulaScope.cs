using System.Collections.Immutable;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Requests;

/// <summary>The values that parameters and locals have at one place of a body: numbers and conditions.</summary>
internal sealed class FormulaScope
{
    private readonly ImmutableDictionary<ISymbol, Expr> numbers;
    private readonly ImmutableDictionary<ISymbol, Condition> conditions;

    private FormulaScope(ImmutableDictionary<ISymbol, Expr> numbers, ImmutableDictionary<ISymbol, Condition> conditions)
    {
        this.numbers = numbers;
        this.conditions = conditions;
    }

    public static FormulaScope Empty { get; } = new(
        ImmutableDictionary.Create<ISymbol, Expr>(SymbolEqualityComparer.Default),
        ImmutableDictionary.Create<ISymbol, Condition>(SymbolEqualityComparer.Default));

    public FormulaScope With(ISymbol variable, Expr value) => new(numbers.SetItem(variable, value), conditions);

    public FormulaScope With(ISymbol variable, Condition value) => new(numbers, conditions.SetItem(variable, value));

    public Expr? Number(IOperation operation) =>
        !numbers.IsEmpty && Variable(operation) is { } variable && numbers.TryGetValue(variable, out Expr? value) ? value : null;

    public Condition? Condition(IOperation operation) =>
        Variable(operation) is { } variable && conditions.TryGetValue(variable, out Condition? value) ? value : null;

    /// <summary>The scope behind an <c>if</c>. A variable that only one branch assigned is read by nobody: the compiler sees to that.</summary>
    public static FormulaScope Merge(Condition condition, FormulaScope whenTrue, FormulaScope whenFalse)
    {
        FormulaScope merged = Empty;
        foreach (ISymbol variable in whenTrue.numbers.Keys)
        {
            Expr a = whenTrue.numbers[variable];
            if (whenFalse.numbers.TryGetValue(variable, out Expr? b))
            {
                merged = merged.With(variable, ReferenceEquals(a, b) ? a : condition.Choose(a, b));
            }
        }

        foreach (ISymbol variable in whenTrue.conditions.Keys)
        {
            Condition a = whenTrue.conditions[variable];
            if (whenFalse.conditions.TryGetValue(variable, out Condition? b))
            {
                merged = merged.With(variable, ReferenceEquals(a, b) ? a : (condition & a) | (!condition & b));
            }
        }

        return merged;
    }

    /// <summary>The local or parameter that an operation refers to.</summary>
    public static ISymbol? Variable(IOperation operation) => operation.Kind switch
    {
        OperationKind.LocalReference => ((ILocalReferenceOperation)operation).Local,
        OperationKind.ParameterReference => ((IParameterReferenceOperation)operation).Parameter,
        _ => null,
    };
}
