using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Requests;

/// <summary>
/// Reads the body of a method: declarations, assignments to locals, if and else, and return. Both branches of an if are read;
/// what they assign becomes selects.
/// </summary>
internal sealed class FormulaBodyReader
{
    // An early return duplicates the path behind it. A body with so many paths is no formula.
    private const int MostSteps = 2000;

    private readonly FormulaReader reader;
    private int steps;

    public FormulaBodyReader(FormulaReader reader) => this.reader = reader;

    /// <summary>The returned value; null where something cannot be read, and the reader then has the problem.</summary>
    public Expr? Read(IBlockOperation body) => Execute(
        body.Operations, 0, () => reader.Refuse(body, "not every path returns a value", "return a value on every path"));

    /// <param name="statements">A list of statements.</param>
    /// <param name="index">The one to go on with.</param>
    /// <param name="next">What comes behind the list.</param>
    private Expr? Execute(ImmutableArray<IOperation> statements, int index, Func<Expr?> next)
    {
        if (index == statements.Length)
        {
            return next();
        }

        IOperation statement = statements[index];
        if (++steps > MostSteps)
        {
            return reader.Refuse(statement, "the formula has too many paths", "replace early returns by conditional expressions");
        }

        switch (statement)
        {
            case IReturnOperation { ReturnedValue: { } value }:
                return reader.Read(value);
            case IBlockOperation block:
                return Execute(block.Operations, 0, Rest);
            case IVariableDeclarationGroupOperation group:
                return group.Declarations.SelectMany(d => d.Declarators).All(Declare) ? Rest() : null;
            case IExpressionStatementOperation { Operation: var expression }:
                return Assign(expression) ? Rest() : null;
            case IConditionalOperation conditional:
                return Branch(conditional, Rest);
            case IEmptyOperation:
                return Rest();
            case ILoopOperation:
                return reader.Refuse(statement, "a loop has no vector form", "write its steps out");
            case ISwitchOperation:
                return reader.Refuse(statement, "a switch statement has no vector form", "write a switch expression or if and else");
            case IThrowOperation:
                return reader.Read(statement);
            default:
                return reader.Refuse(statement, "this statement has no vector form", "use locals, if, else and return");
        }

        Expr? Rest() => Execute(statements, index + 1, next);
    }

    private bool Declare(IVariableDeclaratorOperation declarator)
    {
        IVariableInitializerOperation? initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        return initializer is null || declarator.Symbol.IsConst || Set(declarator.Symbol, declarator.Symbol.Type, initializer.Value);
    }

    private bool Assign(IOperation expression)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment when FormulaScope.Variable(assignment.Target) is { } variable:
                return Set(variable, assignment.Target.Type, assignment.Value);
            case ICompoundAssignmentOperation { OperatorMethod: null } compound when FormulaScope.Variable(compound.Target) is { } variable:
                return reader.Read(compound.Target) is { } left
                    && reader.Read(compound.Value) is { } right
                    && Set(variable, FormulaReader.Arithmetic(compound.OperatorKind, left, right) ?? reader.Refuse(compound, "this operator has no vector form", "use +, -, * and /"));
            case IIncrementOrDecrementOperation { OperatorMethod: null } step when FormulaScope.Variable(step.Target) is { } variable:
                return reader.Read(step.Target) is { } old && Set(variable, step.Kind == OperationKind.Increment ? old + 1 : old - 1);
            default:
                reader.Refuse(expression, "this statement has an effect beside the result", "assign to locals only");
                return false;
        }
    }

    private bool Set(ISymbol variable, ITypeSymbol? type, IOperation value)
    {
        if (type?.SpecialType != SpecialType.System_Boolean)
        {
            return FormulaReader.IsNumber(type)
                ? Set(variable, reader.Read(value))
                : Set(variable, reader.Refuse(value, $"'{variable.Name}' is no float, double or bool", "compute in float or double throughout"));
        }

        Condition? condition = reader.ReadCondition(value);
        reader.Scope = condition is null ? reader.Scope : reader.Scope.With(variable, condition);
        return condition is not null;
    }

    private bool Set(ISymbol variable, Expr? value)
    {
        reader.Scope = value is null ? reader.Scope : reader.Scope.With(variable, value);
        return value is not null;
    }

    private Expr? Branch(IConditionalOperation conditional, Func<Expr?> next)
    {
        if (reader.ReadCondition(conditional.Condition) is not { } condition)
        {
            return null;
        }

        FormulaScope before = reader.Scope;
        if (!Returns(conditional.WhenTrue) && (conditional.WhenFalse is null || !Returns(conditional.WhenFalse)))
        {
            if (ScopeBehind(conditional.WhenTrue, before) is not { } a || ScopeBehind(conditional.WhenFalse, before) is not { } b)
            {
                return null;
            }

            reader.Scope = FormulaScope.Merge(condition, a, b);
            return next();
        }

        Expr? whenTrue = Path(conditional.WhenTrue, next);
        reader.Scope = before;
        Expr? whenFalse = whenTrue is null ? null : Path(conditional.WhenFalse, next);
        return whenFalse is null ? null : condition.Choose(whenTrue!, whenFalse);
    }

    private FormulaScope? ScopeBehind(IOperation? branch, FormulaScope before)
    {
        FormulaScope? behind = null;
        reader.Scope = before;
        Path(branch, () =>
        {
            behind = reader.Scope;
            return null;
        });
        return behind;
    }

    private Expr? Path(IOperation? branch, Func<Expr?> next) => branch is null ? next() : Execute(ImmutableArray.Create(branch), 0, next);

    private static bool Returns(IOperation branch) => branch.DescendantsAndSelf().Any(o => o is IReturnOperation or IThrowOperation);
}
