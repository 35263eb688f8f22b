using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActivationKernels.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Requests;

/// <summary>
/// Reads C# operations over float and double as a formula. It goes by symbols, never by text: aliases, <c>using static</c>,
/// named arguments, <c>var</c> and parentheses need nothing. A formula means real numbers, so conversions between float and double
/// are no operations.
/// </summary>
internal sealed class FormulaReader
{
    private static readonly ImmutableHashSet<IMethodSymbol> NoCallers = ImmutableHashSet.Create<IMethodSymbol>(SymbolEqualityComparer.Default);

    private readonly ExprTable table;
    private readonly Func<IOperation, Expr?> leaf;
    private readonly ImmutableHashSet<IMethodSymbol> callers;
    private readonly IMethodSymbol? caller;
    private readonly CancellationToken cancellation;

    /// <param name="table">Receives the formula.</param>
    /// <param name="leaf">The value of an operation that is a leaf of the formula, or null; asked for every operation first.</param>
    /// <param name="cancellation">Stops the reading of a formula that calls others.</param>
    public FormulaReader(ExprTable table, Func<IOperation, Expr?> leaf, CancellationToken cancellation = default)
        : this(table, leaf, NoCallers, null, cancellation)
    {
    }

    private FormulaReader(
        ExprTable table, Func<IOperation, Expr?> leaf, ImmutableHashSet<IMethodSymbol> callers, IMethodSymbol? caller, CancellationToken cancellation)
    {
        this.caller = caller;
        this.table = table;
        this.leaf = leaf;
        this.callers = callers;
        this.cancellation = cancellation;
    }

    /// <summary>What could not be read; null as long as everything could.</summary>
    public FormulaProblem? Problem { get; private set; }

    /// <summary>Values of the variables of a body.</summary>
    internal FormulaScope Scope { get; set; } = FormulaScope.Empty;

    /// <summary>The formula of a method at the given arguments: its expression, or a block that returns on every path.</summary>
    /// <param name="method">A static method that returns float or double.</param>
    /// <param name="compilation">Where its body is looked up.</param>
    /// <param name="arguments">In the order of its parameters.</param>
    /// <param name="call">The call to blame where there is no body.</param>
    public Expr? ReadMethod(IMethodSymbol method, Compilation compilation, ImmutableArray<Expr> arguments, IOperation? call = null)
    {
        cancellation.ThrowIfCancellationRequested();
        method = method.OriginalDefinition;
        SyntaxReference? declaration = method.DeclaringSyntaxReferences.FirstOrDefault();
        IOperation? body = declaration is null
            ? null
            : compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration.GetSyntax(cancellation), cancellation);
        IBlockOperation? block = (body as IMethodBodyOperation)?.BlockBody ?? (body as IMethodBodyOperation)?.ExpressionBody;
        if (block is null)
        {
            return (call ?? body) is { } blamed
                ? Refuse(blamed, $"the body of '{method.Name}' is not in this project", "copy the formula into this project")
                : null;
        }

        // The body sees its own parameters only.
        var reader = new FormulaReader(table, _ => null, callers.Add(method), method, cancellation);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            reader.Scope = reader.Scope.With(parameter, arguments[parameter.Ordinal]);
        }

        Expr? result = new FormulaBodyReader(reader).Read(block);

        // Of methods that call each other each one is told where it begins.
        bool isCycle = call is not null && reader.Problem?.Recursive is { } recursive && SymbolEqualityComparer.Default.Equals(recursive, caller);
        Problem ??= isCycle ? reader.Problem! with { Operation = call! } : reader.Problem;
        return result;
    }

    /// <summary>The results of expressions that were read before; null where each is read anew.</summary>
    internal Dictionary<IOperation, Expr?>? Results { get; set; }

    /// <summary>The expression; null where it cannot be read, and <see cref="Problem"/> then says why.</summary>
    public Expr? Read(IOperation operation)
    {
        // Anything else is read as quickly as it is looked up.
        if (Results is null || operation.Kind is not (OperationKind.Binary or OperationKind.Invocation or OperationKind.Conditional))
        {
            return ReadAnew(operation);
        }

        if (!Results.TryGetValue(operation, out Expr? result))
        {
            result = ReadAnew(operation);
            Results[operation] = result;
        }

        return result;
    }

    private Expr? ReadAnew(IOperation operation)
    {
        if (Scope.Number(operation) is { } assigned)
        {
            return assigned;
        }

        if (leaf(operation) is { } known)
        {
            return known;
        }

        if (Constant(operation) is { } constant)
        {
            return constant;
        }

        // By the kind: the analyzers read most expressions of a compilation, and a type test of an operation goes through its interfaces.
        return operation.Kind switch
        {
            OperationKind.Parenthesized => Read(((IParenthesizedOperation)operation).Operand),
            OperationKind.Conversion => ReadConversion((IConversionOperation)operation),
            OperationKind.Unary => ReadUnary((IUnaryOperation)operation),
            OperationKind.Binary => ReadBinary((IBinaryOperation)operation),
            OperationKind.Conditional when operation is IConditionalOperation { IsRef: false, WhenFalse: not null } conditional => ReadConditional(conditional),
            OperationKind.SwitchExpression => ReadSwitch((ISwitchExpressionOperation)operation),
            OperationKind.Invocation => ReadCall((IInvocationOperation)operation),
            _ => Problem is null ? RefuseLeaf(operation) : null,
        };
    }

    private Expr? RefuseLeaf(IOperation operation)
    {
        return operation switch
        {
            IFieldReferenceOperation field => Refuse(field, $"'{field.Field.Name}' is a variable, and a kernel has only its inputs and constants", "make it const, or a parameter of the formula"),
            IPropertyReferenceOperation property => Refuse(property, $"'{property.Property.Name}' is a property, which can have another value at each call", "make it a const field, or a parameter of the formula"),
            IAssignmentOperation or IIncrementOrDecrementOperation => Refuse(operation, "an assignment inside an expression has no vector form", "write it as a statement of its own"),
            IThrowOperation => Refuse(operation, "an exception has no vector form", "return float.NaN, or leave the case to the other arms"),
            _ => Refuse(operation, "this expression has no vector form", "write it with arithmetic, conditions and the functions of Math, MathF and Formulas"),
        };
    }

    /// <summary>The condition; null where it cannot be read, and <see cref="Problem"/> then says why.</summary>
    public Condition? ReadCondition(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool value })
        {
            return value ? Condition.True : Condition.False;
        }

        return operation switch
        {
            _ when Scope.Condition(operation) is { } assigned => assigned,
            IParenthesizedOperation parenthesized => ReadCondition(parenthesized.Operand),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => ReadCondition(not.Operand) is { } operand ? !operand : null,
            IBinaryOperation { OperatorMethod: null } binary => ReadLogical(binary),
            IIsPatternOperation pattern => Read(pattern.Value) is { } input ? new PatternReader(this).Read(pattern.Pattern, input) : null,
            IInvocationOperation call => ReadTest(call),
            _ => Refuse<Condition>(operation, "this condition has no vector form", "compare numbers with <, <=, >, >=, ==, != or a relational pattern"),
        };
    }

    /// <summary>Keeps the first problem.</summary>
    internal Expr? Refuse(IOperation operation, string reason, string advice) => Refuse<Expr>(operation, reason, advice);

    internal T? Refuse<T>(IOperation operation, string reason, string advice)
        where T : class
    {
        Problem ??= new FormulaProblem(operation, reason, advice);
        return null;
    }

    internal static bool IsNumber(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private Expr? Constant(IOperation operation) => operation.ConstantValue switch
    {
        { HasValue: true, Value: double value } => table.Constant(value),
        { HasValue: true, Value: float value } => table.Constant(value),
        { HasValue: true, Value: sbyte or byte or short or ushort or int or uint or long or ulong } whole =>
            table.Constant(Convert.ToDouble(whole.Value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private Expr? ReadConversion(IConversionOperation conversion)
    {
        IOperation operand = conversion.Operand;

        // A choice between whole numbers, 'x > 0 ? 1 : 0', is one between constants. A throw expression is converted to the type of the other arms.
        bool isChoice = operand is IConditionalOperation or ISwitchExpressionOperation
            && operand.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        if (conversion.OperatorMethod is null && IsNumber(conversion.Type) && (IsNumber(operand.Type) || isChoice || operand is IThrowOperation))
        {
            return Read(operand);
        }

        // The first problem is kept, and names of types are not free.
        return Problem is not null
            ? null
            : Refuse(
                conversion,
                $"a conversion from {operand.Type?.ToDisplayString() ?? "nothing"} to {conversion.Type?.ToDisplayString()} has no vector form",
                "compute in float or double throughout");
    }

    private Expr? ReadUnary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is null && IsNumber(unary.Type) && unary.OperatorKind is UnaryOperatorKind.Plus or UnaryOperatorKind.Minus)
        {
            return Read(unary.Operand) is { } operand ? unary.OperatorKind == UnaryOperatorKind.Minus ? -operand : operand : null;
        }

        return Refuse(unary, "this operator has no vector form", "use +, -, * and /");
    }

    private Expr? ReadBinary(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null || !IsNumber(binary.Type))
        {
            return Refuse(binary, "this operator has no vector form", "use +, -, * and / over float or double");
        }

        if (Read(binary.LeftOperand) is not { } left || Read(binary.RightOperand) is not { } right)
        {
            return null;
        }

        return Arithmetic(binary.OperatorKind, left, right)
            ?? Refuse(binary, "the remainder has no vector form", "write the formula without %");
    }

    /// <summary>The result of an arithmetic operator; null for any other.</summary>
    internal static Expr? Arithmetic(BinaryOperatorKind operation, Expr left, Expr right) => operation switch
    {
        BinaryOperatorKind.Add => left + right,
        BinaryOperatorKind.Subtract => left - right,
        BinaryOperatorKind.Multiply => left * right,
        BinaryOperatorKind.Divide => left / right,
        _ => null,
    };

    /// <summary>The result of a comparison; null for any other operator.</summary>
    internal static Condition? Compare(BinaryOperatorKind operation, Expr left, Expr right) => operation switch
    {
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.Equals => Condition.Equal(left, right),
        BinaryOperatorKind.NotEquals => !Condition.Equal(left, right),
        _ => null,
    };

    private Expr? ReadConditional(IConditionalOperation conditional)
    {
        Condition? condition = ReadCondition(conditional.Condition);
        Expr? whenTrue = condition is null ? null : Read(conditional.WhenTrue);
        Expr? whenFalse = whenTrue is null ? null : Read(conditional.WhenFalse!);
        return whenFalse is null ? null : condition!.Choose(whenTrue!, whenFalse);
    }

    private Condition? ReadLogical(IBinaryOperation binary)
    {
        bool isAnd = binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And;
        if (isAnd || binary.OperatorKind is BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or)
        {
            return ReadCondition(binary.LeftOperand) is { } a && ReadCondition(binary.RightOperand) is { } b ? isAnd ? a & b : a | b : null;
        }

        if (binary.OperatorKind is BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && binary.LeftOperand.Type?.SpecialType == SpecialType.System_Boolean)
        {
            return ReadCondition(binary.LeftOperand) is { } a && ReadCondition(binary.RightOperand) is { } b
                ? binary.OperatorKind == BinaryOperatorKind.Equals ? (a & b) | (!a & !b) : (a & !b) | (!a & b)
                : null;
        }

        if (!IsNumber(binary.LeftOperand.Type) || !IsNumber(binary.RightOperand.Type))
        {
            return Refuse<Condition>(binary, "only numbers of type float or double can be compared", "compare numbers of type float or double");
        }

        if (Read(binary.LeftOperand) is not { } left || Read(binary.RightOperand) is not { } right)
        {
            return null;
        }

        return Compare(binary.OperatorKind, left, right)
            ?? Refuse<Condition>(binary, "this operator has no vector form", "use &&, || and !");
    }

    private Expr? ReadSwitch(ISwitchExpressionOperation choice)
    {
        if (!IsNumber(choice.Value.Type))
        {
            return Refuse(choice.Value, "only a number of type float or double can be switched on", "switch on one number, with conditions in 'when' clauses");
        }

        if (Read(choice.Value) is not { } input)
        {
            return null;
        }

        var patterns = new PatternReader(this);
        var arms = ImmutableArray.CreateBuilder<(Condition Condition, Expr Value)>();
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            Condition? condition = patterns.Read(arm.Pattern, input);
            if (condition is not null && arm.Guard is { } guard)
            {
                condition = ReadCondition(guard) is { } also ? condition.IsAlways ? also : condition & also : null;
            }

            if (condition is null || Read(arm.Value) is not { } value)
            {
                return null;
            }

            arms.Add((condition, value));
        }

        if (arms.Count == 0 || !arms[arms.Count - 1].Condition.IsAlways)
        {
            return Refuse(choice, "a value that no arm takes would throw, NaN among them", "end with an arm '_ => ...'");
        }

        Expr result = arms[arms.Count - 1].Value;
        for (int i = arms.Count - 2; i >= 0; i--)
        {
            result = arms[i].Condition.Choose(arms[i].Value, result);
        }

        return result;
    }

    private Expr? ReadCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (KnownAttributes.IsFormula(method) && !callers.Contains(method.OriginalDefinition))
        {
            return ReadArguments(call) is { } inputs
                ? ReadMethod(method, call.SemanticModel!.Compilation, inputs, call)
                : null;
        }

        if (callers.Contains(method.OriginalDefinition))
        {
            Problem ??= new FormulaProblem(call, $"'{method.Name}' calls itself, and a kernel is straight-line code", "write out the steps")
            {
                Recursive = method.OriginalDefinition,
            };
            return null;
        }

        if (FormulaFunctions.WhyNot(method) is { } refusal)
        {
            return Refuse(call, refusal.Reason, refusal.Advice);
        }

        if (ReadArguments(call) is not { } arguments)
        {
            return null;
        }

        (Expr? value, string reason, string advice) = FormulaFunctions.Build(method, arguments);
        return value ?? Refuse(call, reason, advice);
    }

    private Condition? ReadTest(IInvocationOperation call) => FormulaFunctions.IsTest(call.TargetMethod)
        ? ReadArguments(call) is { } arguments ? FormulaFunctions.Test(call.TargetMethod, arguments[0]) : null
        : Refuse<Condition>(call, $"'{call.TargetMethod.Name}' has no vector form", "write the comparison out");

    // In the order of the parameters, whatever the order in the code.
    private ImmutableArray<Expr>? ReadArguments(IInvocationOperation call)
    {
        var values = ImmutableArray.CreateBuilder<Expr>(call.Arguments.Length);
        values.Count = call.Arguments.Length;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (Read(argument.Value) is not { } value)
            {
                return null;
            }

            values[argument.Parameter?.Ordinal ?? 0] = value;
        }

        return values.MoveToImmutable();
    }
}
