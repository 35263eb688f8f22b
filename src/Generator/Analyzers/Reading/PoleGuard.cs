using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>Whether the code around an expression keeps its variable away from 0: then a pole there is known and no mistake.</summary>
internal static class PoleGuard
{
    public static bool IsGuarded(ImmutableArray<IOperation> blocks, ISymbol? variable) => variable is not null && blocks
        .SelectMany(b => b.DescendantsAndSelf())
        .Any(o => o switch
        {
            // x == 0, Math.Abs(x) < 1e-8
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } equality => Mentions(equality, variable),
            IBinaryOperation comparison when IsComparison(comparison) => IsMagnitude(comparison.LeftOperand, variable) || IsMagnitude(comparison.RightOperand, variable),

            // if (x <= 0) throw ...; x > 0 ? ... : throw ...
            IConditionalOperation conditional when Mentions(conditional.Condition, variable) => conditional.Descendants().Any(d => d is IThrowOperation),

            // Debug.Assert(x > 0), ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x)
            IInvocationOperation { TargetMethod: { ReturnsVoid: true, IsStatic: true } } call
                when call.TargetMethod.Name.StartsWith("Throw", System.StringComparison.Ordinal) || call.TargetMethod.Name == "Assert"
                => call.Arguments.Any(a => Mentions(a, variable)),
            _ => false,
        });

    private static bool IsComparison(IBinaryOperation operation) => operation.OperatorKind
        is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsMagnitude(IOperation operation, ISymbol variable) =>
        operation is IInvocationOperation { TargetMethod.Name: "Abs" } && Mentions(operation, variable);

    private static bool Mentions(IOperation operation, ISymbol variable) => operation.DescendantsAndSelf().Any(o => SymbolEqualityComparer.Default.Equals(Symbol(o), variable));

    /// <summary>The variable that an operation reads; null for anything else.</summary>
    public static ISymbol? Symbol(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property,
        _ => null,
    };
}
