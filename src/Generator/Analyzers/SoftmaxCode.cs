using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>The operations of a block, asked for what is summed up, exponentiated and divided.</summary>
internal sealed class SoftmaxCode
{
    private const int MostSteps = 3;

    private readonly List<IOperation> operations;

    public SoftmaxCode(List<IOperation> operations) => this.operations = operations;

    public IReadOnlyList<IOperation> Operations => operations;

    /// <summary>What is summed up, and under which name.</summary>
    public IEnumerable<(ISymbol Sum, IOperation Term)> Sums()
    {
        foreach (IOperation operation in operations)
        {
            switch (operation)
            {
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } add when PoleGuard.Symbol(add.Target) is { } sum:
                    yield return (sum, add.Value);
                    break;
                case ISimpleAssignmentOperation { Value: var value } assignment
                    when PoleGuard.Symbol(assignment.Target) is { } sum
                    && FormulaSite.Strip(value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } add
                    && SymbolEqualityComparer.Default.Equals(PoleGuard.Symbol(FormulaSite.Strip(add.LeftOperand)), sum):
                    yield return (sum, add.RightOperand);
                    break;
                case IVariableDeclaratorOperation { Initializer.Value: var value, Symbol: var local } when LinqSum(value) is { } term:
                    yield return (local, term);
                    break;
            }
        }
    }

    /// <summary>The call behind a term: the exponential itself, or that of the local or array that the term is taken from.</summary>
    public IInvocationOperation? Exponential(IOperation term, int depth = 0)
    {
        if (depth > MostSteps)
        {
            return null;
        }

        switch (FormulaSite.Strip(term))
        {
            case IInvocationOperation call when IsExponential(call.TargetMethod):
                return IsPlainExponential(call) ? call : null;
            case IAnonymousFunctionOperation lambda:
                return lambda.Descendants().OfType<IReturnOperation>().Select(r => r.ReturnedValue is { } value ? Exponential(value, depth + 1) : null).FirstOrDefault();
            case var other when Container(other) is { } container:
                return operations
                    .Select(o => Written(o, container))
                    .OfType<IOperation>()
                    .Select(v => Exponential(v, depth + 1) ?? Calls(v))
                    .FirstOrDefault(c => c is not null);
            default:
                return null;
        }
    }

    /// <summary>Whether anything is divided by the sum.</summary>
    public bool IsDivisor(ISymbol sum) => operations.Any(o => o switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } divide =>
            Is(divide.RightOperand, sum) && (divide.LeftOperand.ConstantValue.HasValue || Exponential(divide.LeftOperand) is not null || IsLambdaElement(divide.LeftOperand)),
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } divide => Is(divide.Value, sum) && Exponential(divide.Target) is not null,
        _ => false,
    });

    // x.Select(v => Math.Exp(v)), x.Select(Math.Exp)
    private static IInvocationOperation? Calls(IOperation value) => value.DescendantsAndSelf().OfType<IInvocationOperation>()
        .FirstOrDefault(c => IsPlainExponential(c) || c.Arguments.Any(a => a.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation target } && IsExponential(target)));

    // e.Select(v => v / sum) over what e.Sum() has summed up.
    private static bool IsLambdaElement(IOperation operation) => FormulaSite.Strip(operation) is IParameterReferenceOperation;

    /// <summary>Whether an operation reads a variable as it is.</summary>
    public static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(PoleGuard.Symbol(FormulaSite.Strip(operation)), symbol);

    private static IOperation? LinqSum(IOperation value) =>
        FormulaSite.Strip(value) is IInvocationOperation { TargetMethod: { Name: "Sum", ContainingType.Name: "Enumerable" } } call
            ? call.Arguments.Length > 1 ? call.Arguments[1].Value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault() : FormulaSite.Strip(FormulaSite.Unconverted(call.Arguments[0].Value))
            : null;

    /// <summary>The array, span or variable that a value is taken from.</summary>
    public static ISymbol? Container(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => PoleGuard.Symbol(element.ArrayReference),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 1 } => PoleGuard.Symbol(instance),
        _ => PoleGuard.Symbol(operation),
    };

    private static IOperation? Written(IOperation operation, ISymbol container) => operation switch
    {
        IVariableDeclaratorOperation { Initializer.Value: var value, Symbol: var local } when SymbolEqualityComparer.Default.Equals(local, container) => value,
        ISimpleAssignmentOperation assignment when SymbolEqualityComparer.Default.Equals(Container(assignment.Target), container) => assignment.Value,
        _ => null,
    };

    /// <summary>Whether it is the exponential of an element, a local or a parameter, with nothing subtracted from it.</summary>
    public static bool IsPlainExponential(IInvocationOperation call) =>
        IsExponential(call.TargetMethod)
        && FormulaSite.Strip(call.Arguments[0].Value) is IArrayElementReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation;

    /// <summary>Whether Math.Exp, or one like it, is handed over as a function.</summary>
    public static bool IsExponential(IMethodReferenceOperation reference) => IsExponential(reference.Method);

    private static bool IsExponential(IMethodSymbol method) =>
        method is { Name: "Exp", IsStatic: true, Parameters.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
