using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>Where the variables of a block get their values: a local that gets one value only can be read as that value.</summary>
internal sealed class Assignments
{
    private readonly Dictionary<ISymbol, (int Count, IOperation? Value)> writes = new(SymbolEqualityComparer.Default);

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
    public IOperation? SingleValue(ILocalSymbol local) =>
        IsStable(local) && writes.TryGetValue(local, out (int Count, IOperation? Value) known) && known.Value is { } value && IsLasting(value)
            ? value
            : null;

    private bool IsLasting(IOperation value) => value.DescendantsAndSelf().All(o => o switch
    {
        // The index of an element is that of the iteration in which it is read.
        { Parent: IArrayElementReferenceOperation or IArgumentOperation { Parent: IPropertyReferenceOperation } } => true,
        ILocalReferenceOperation local => IsStable(local.Local),
        IParameterReferenceOperation parameter => IsStable(parameter.Parameter),
        _ => true,
    });

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                if (initializer is not null || declarator.Parent is IForEachLoopOperation)
                {
                    Write(declarator.Symbol, initializer?.Value);
                }

                break;
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                Write(Variable(assignment.Target), assignment.Value);
                break;
            case ICompoundAssignmentOperation compound:
                Write(Variable(compound.Target), null);
                break;
            case IIncrementOrDecrementOperation step:
                Write(Variable(step.Target), null);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                foreach (IOperation target in deconstruction.Target.DescendantsAndSelf())
                {
                    Write(Variable(target), null);
                    Write((target as IDeclarationExpressionOperation)?.Expression is { } declared ? Variable(declared) : null, null);
                }

                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Write(Variable(argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value), null);
                break;
            case IAddressOfOperation address:
                Write(Variable(address.Reference), null);
                break;
            case IForEachLoopOperation loop:
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

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
