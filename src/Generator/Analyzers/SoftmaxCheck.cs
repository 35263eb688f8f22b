using System.Collections.Generic;
using ActivationKernels.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>A softmax that does not subtract the largest element first.</summary>
/// <param name="Exponential">The call of the exponential that is summed up.</param>
/// <param name="Sum">The variable with the sum.</param>
/// <param name="Code">The code around.</param>
internal sealed record SoftmaxFinding(IInvocationOperation Exponential, ISymbol Sum, SoftmaxCode Code);

/// <summary>
/// Finds a softmax that does not subtract the largest element first: a sum of the exponentials of elements as they are, and
/// exponentials of elements divided by that sum.
/// </summary>
internal static class SoftmaxCheck
{
    /// <summary>Null for none.</summary>
    /// <param name="operations">All operations of a block.</param>
    public static SoftmaxFinding? Find(List<IOperation> operations)
    {
        if (!operations.Exists(IsExponential))
        {
            return null;
        }

        var code = new SoftmaxCode(operations);
        foreach ((ISymbol sum, IOperation term) in code.Sums())
        {
            if (code.Exponential(term) is { } exponential && code.IsDivisor(sum))
            {
                return new SoftmaxFinding(exponential, sum, code);
            }
        }

        return null;
    }

    private static bool IsExponential(IOperation operation) => operation.Kind switch
    {
        OperationKind.Invocation => SoftmaxCode.IsPlainExponential((IInvocationOperation)operation),
        OperationKind.MethodReference => SoftmaxCode.IsExponential((IMethodReferenceOperation)operation),
        _ => false,
    };
}
