using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>Where the variables of a block get their values: a local that gets one value only can be read as that value.</summary>
internal sealed class Assignments
{
    private readonly Dictionary<ISymbol, (int Count, IOperation? Value)> writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation?> singleValues = new(SymbolEqualityComparer.Default);

    private Assignments()
    {
    }

    /// <param name="block">A block, or the body of a function.</param>
    public static Assignments In(IOperation block) => Of(block.DescendantsAndSelf());

    /// <param name="operations">All operations of the code in question.</param>
    public static Assignments Of(IEnumerable<IOperation> operations)
    {
        var assignments = new Assignments();
        foreach (IOperation operation in operations)
        {
            assignments.Visit(operation);
        }

        return assignments;
    }

    /// <summary>Whether a local gets at most its first value, and a parameter keeps that of the caller.</summary>
    public bool IsStable(ISymbol variable) =>
        !writes.TryGetValue(variable, out (int Count, IOperation? Value) known) || known.Count <= (variable is ILocalSymbol ? 1 : 0);

    /// <summary>The only value of a local, where what it is computed from does not change either; null otherwise.</summary>
    public IOperation? SingleValue(ILocalSymbol local)
    {
        if (!singleValues.TryGetValue(local, out IOperation? single))
        {
            single = IsStable(local) && writes.TryGetValue(local, out (int Count, IOperation? Value) known) && known.Value is { } value && IsLasting(value)
                ? value
                : null;
            singleValues.Add(local, single);
        }

        return single;
    }

    private bool IsLasting(IOperation value)
    {
        // The index of an element is that of the iteration in which it is read.
        ISymbol? variable = Variable(value);
        if (variable is not null
            && !IsStable(variable)
            && value.Parent is not (IArrayElementReferenceOperation or IArgumentOperation { Parent: IPropertyReferenceOperation }))
        {
            return false;
        }

        foreach (IOperation child in value.ChildOperations)
        {
            if (!IsLasting(child))
            {
                return false;
            }
        }

        return true;
    }

    private void Visit(IOperation operation)
    {
        // By the kind: there are many operations, and few of them write.
        switch (operation.Kind)
        {
            case OperationKind.VariableDeclarator:
                var declarator = (IVariableDeclaratorOperation)operation;
                IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                if (initializer is not null || declarator.Parent is IForEachLoopOperation)
                {
                    Write(declarator.Symbol, initializer?.Value);
                }

                break;
            case OperationKind.SimpleAssignment when operation is ISimpleAssignmentOperation { IsRef: false } assignment:
                Write(Variable(assignment.Target), assignment.Value);
                break;
            case OperationKind.CompoundAssignment:
                Write(Variable(((ICompoundAssignmentOperation)operation).Target), null);
                break;
            case OperationKind.Increment or OperationKind.Decrement:
                Write(Variable(((IIncrementOrDecrementOperation)operation).Target), null);
                break;
            case OperationKind.DeconstructionAssignment:
                foreach (IOperation target in ((IDeconstructionAssignmentOperation)operation).Target.DescendantsAndSelf())
                {
                    Write(Variable(target), null);
                    Write((target as IDeclarationExpressionOperation)?.Expression is { } declared ? Variable(declared) : null, null);
                }

                break;
            case OperationKind.Argument when operation is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(Variable(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value), null);
                break;
            case OperationKind.AddressOf:
                Write(Variable(((IAddressOfOperation)operation).Reference), null);
                break;
            case OperationKind.Loop when operation is IForEachLoopOperation loop:
                foreach (ILocalSymbol local in loop.Locals)
                {
                    Write(local, null);
                }

                break;
        }
    }

    private void Write(ISymbol? variable, IOperation? value)
    {
        if (variable is not null)
        {
            writes[variable] = writes.TryGetValue(variable, out (int Count, IOperation? Value) known) ? (known.Count + 1, null) : (1, value);
        }
    }

    private static ISymbol? Variable(IOperation operation) => operation.Kind switch
    {
        OperationKind.LocalReference => ((ILocalReferenceOperation)operation).Local,
        OperationKind.ParameterReference => ((IParameterReferenceOperation)operation).Parameter,
        _ => null,
    };
}
