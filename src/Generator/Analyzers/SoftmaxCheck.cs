using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>
/// Finds a softmax that does not subtract the largest element first: a sum of the exponentials of elements as they are, and
/// exponentials of elements divided by that sum.
/// </summary>
internal static class SoftmaxCheck
{
    /// <summary>The call of the exponential that is summed up; null for none.</summary>
    public static IInvocationOperation? Find(ImmutableArray<IOperation> blocks)
    {
        IOperation[] operations = blocks.SelectMany(b => b.DescendantsAndSelf()).ToArray();
        if (!operations.OfType<IInvocationOperation>().Any(IsPlainExponential) && !operations.OfType<IMethodReferenceOperation>().Any(IsExponential))
        {
            return null;
        }

        var code = new Code(operations);
        foreach ((ISymbol sum, IOperation term) in code.Sums())
        {
            if (code.Exponential(term) is { } exponential && code.IsDivisor(sum))
            {
                return exponential;
            }
        }

        return null;
    }

    // The exponential of an element, a local or a parameter, with nothing subtracted from it.
    private static bool IsPlainExponential(IInvocationOperation call) =>
        IsExponential(call.TargetMethod)
        && FormulaSite.Strip(call.Arguments[0].Value) is IArrayElementReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation;

    private static bool IsExponential(IMethodReferenceOperation reference) => IsExponential(reference.Method);

    private static bool IsExponential(IMethodSymbol method) =>
        method is { Name: "Exp", IsStatic: true, Parameters.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private sealed class Code
    {
        private const int MostSteps = 3;

        private readonly IOperation[] operations;

        public Code(IOperation[] operations) => this.operations = operations;

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
            .FirstOrDefault(c => IsPlainExponential(c) || c.Arguments.Any(a => a.Value.DescendantsAndSelf().OfType<IMethodReferenceOperation>().Any(IsExponential)));

        // e.Select(v => v / sum) over what e.Sum() has summed up.
        private static bool IsLambdaElement(IOperation operation) => FormulaSite.Strip(operation) is IParameterReferenceOperation;

        private static bool Is(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(PoleGuard.Symbol(FormulaSite.Strip(operation)), symbol);

        private static IOperation? LinqSum(IOperation value) =>
            FormulaSite.Strip(value) is IInvocationOperation { TargetMethod: { Name: "Sum", ContainingType.Name: "Enumerable" } } call
                ? call.Arguments.Length > 1 ? call.Arguments[1].Value.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().FirstOrDefault() : FormulaSite.Strip(Unconverted(call.Arguments[0].Value))
                : null;

        private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

        private static ISymbol? Container(IOperation operation) => operation switch
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
    }
}
