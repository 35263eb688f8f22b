using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Expressions;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>
/// Reads expressions of ordinary code as formulas: what has no value known here (parameters, fields, elements) is a variable, locals
/// with one value and small functions of the same file are looked through. One reader serves all expressions of a block.
/// </summary>
internal sealed class ExpressionReader
{
    private const int MostNestedCalls = 4;

    private readonly Assignments assignments;
    private readonly Alteration? alteration;
    private readonly CancellationToken cancellation;
    private readonly HashSet<ISymbol> reading = new(SymbolEqualityComparer.Default);
    private FormulaReader reader;
    private Dictionary<string, IOperation>? variables;
    private int depth;

    public ExpressionReader(Assignments assignments, CancellationToken cancellation)
        : this(assignments, null, cancellation)
    {
    }

    private ExpressionReader(Assignments assignments, Alteration? alteration, CancellationToken cancellation)
    {
        this.assignments = assignments;
        this.alteration = alteration;
        this.cancellation = cancellation;
        reader = new FormulaReader(Table, Leaf, cancellation) { Results = new Dictionary<IOperation, Expr?>() };
    }

    public ExprTable Table { get; } = new();

    public Assignments Assignments => assignments;

    /// <summary>Whether the last function calls another one of the file that was looked through: what is wrong there is reported there.</summary>
    public bool HasFollowedCalls { get; private set; }

    /// <summary>A reader that reads one operation otherwise.</summary>
    public ExpressionReader Altered(Alteration change) => new(assignments, change, cancellation);

    /// <summary>The expression; null where it holds something that is no formula.</summary>
    public Expr? Read(IOperation operation) => reader.Read(operation);

    /// <summary>Whether an expression calls a function of the file that is looked through, and the first occurrences of its variables.</summary>
    public (bool HasFollowedCalls, IReadOnlyDictionary<string, IOperation> Variables) Trace(IOperation expression)
    {
        Dictionary<IOperation, Expr?>? results = reader.Results;
        reader.Results = null;
        variables = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        HasFollowedCalls = false;
        reader.Read(expression);
        var found = (HasFollowedCalls, variables);
        reader.Results = results;
        variables = null;
        return found;
    }

    /// <summary>The value of a function whose only variable is its parameter; null where it is no formula.</summary>
    public Expr? Read(IMethodSymbol function, IBlockOperation body, Expr argument)
    {
        HasFollowedCalls = false;
        return ReadBody(function, body, new[] { argument });
    }

    /// <summary>The body of a function that is declared in the file of the model.</summary>
    public static IBlockOperation? BodyOf(IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration || declaration.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        return model.GetOperation(declaration.GetSyntax(cancellation), cancellation) switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation local => local.Body,
            _ => null,
        };
    }

    private Expr? Leaf(IOperation operation)
    {
        if (alteration is not null && ReferenceEquals(operation, alteration.Target))
        {
            return alteration.Read(reader, Table);
        }

        if (operation.ConstantValue.HasValue)
        {
            return null;
        }

        return operation.Kind switch
        {
            OperationKind.Invocation => ReadCall((IInvocationOperation)operation),
            OperationKind.Conversion when operation is IConversionOperation { OperatorMethod: null } conversion && FormulaReader.IsNumber(conversion.Type) && IsWhole(conversion.Operand)
                => Variable(conversion.Operand),
            _ when !FormulaReader.IsNumber(operation.Type) => null,
            OperationKind.LocalReference => ReadLocal((ILocalReferenceOperation)operation),
            OperationKind.FieldReference => Fixed(((IFieldReferenceOperation)operation).Field) ?? Variable(operation),
            _ when IsVariable(operation) => Variable(operation),
            _ => null,
        };
    }

    private static bool IsWhole(IOperation operand) => IsVariable(operand) && operand.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsVariable(IOperation operation) => operation.Kind
        is OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.ArrayElementReference or OperationKind.PropertyReference;

    private Expr Variable(IOperation operation)
    {
        string name = FormulaScope.Variable(operation)?.Name ?? operation.Syntax.ToString();
        if (variables is not null && !variables.ContainsKey(name))
        {
            variables.Add(name, operation);
        }

        return Table.Input(name);
    }

    private Expr? ReadLocal(ILocalReferenceOperation reference)
    {
        if (assignments.SingleValue(reference.Local) is not { } value || !reading.Add(reference.Local))
        {
            return Variable(reference);
        }

        Expr? inlined = reader.Read(value);
        reading.Remove(reference.Local);
        return inlined ?? Variable(reference);
    }

    // A static field that nobody can write holds what its initializer says.
    private Expr? Fixed(IFieldSymbol field)
    {
        if (!field.IsStatic || !field.IsReadOnly || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not VariableDeclaratorSyntax declarator
            || declarator.Initializer is not { Value: { } value })
        {
            return null;
        }

        return value is LiteralExpressionSyntax { Token.Value: { } number }
            ? number switch
            {
                double d => Table.Constant(d),
                float f => Table.Constant(f),
                int i => Table.Constant(i),
                _ => null,
            }
            : null;
    }

    private Expr? ReadCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool isMathematics = method.ContainingType is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }
            || FormulaReader.IsNumber(method.ContainingType);
        if (!isMathematics)
        {
            return ReadFunction(call);
        }

        return (method.Name, call.Arguments.Length) switch
        {
            // c^x = e^(x log c), which the vector form of Pow does not cover.
            ("Pow", 2) when call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: double or float } constant
                && Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var number
                && reader.Read(call.Arguments[1].Value) is { } exponent => Functions.Exp(number.Equals(Math.E) ? exponent : Math.Log(number) * exponent),

            // In double the detour over log1p costs nothing that a comparison of values would notice.
            ("Log", 1) when reader.Read(call.Arguments[0].Value) is { } argument => Functions.Log1p(argument - 1),
            _ => null,
        };
    }

    // A function of the same file whose body is a formula of its parameters.
    private Expr? ReadFunction(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        if (depth >= MostNestedCalls
            || !FormulaReader.IsNumber(method.ReturnType)
            || method.Parameters.IsEmpty
            || !method.Parameters.All(p => FormulaReader.IsNumber(p.Type) && p.RefKind == RefKind.None)
            || method.IsVirtual || method.IsAbstract || method.IsOverride)
        {
            return null;
        }

        IBlockOperation? body = BodyOf(method, call.SemanticModel!, cancellation);
        if (body is null)
        {
            return null;
        }

        var arguments = new Expr[method.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is null || reader.Read(argument.Value) is not { } value)
            {
                return null;
            }

            arguments[argument.Parameter.Ordinal] = value;
        }

        HasFollowedCalls = true;
        return ReadBody(method, body, arguments);
    }

    private Expr? ReadBody(IMethodSymbol method, IBlockOperation body, Expr[] arguments)
    {
        FormulaReader outer = reader;
        depth++;
        reader = new FormulaReader(Table, LeafOfBody, cancellation);
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            reader.Scope = reader.Scope.With(parameter, arguments[parameter.Ordinal]);
        }

        Expr? result = new FormulaBodyReader(reader).Read(body);
        reader = outer;
        depth--;
        return result;
    }

    // A body has no variables but those in its scope.
    private Expr? LeafOfBody(IOperation operation)
    {
        if (alteration is not null && ReferenceEquals(operation, alteration.Target))
        {
            return alteration.Read(reader, Table);
        }

        return operation switch
        {
            _ when operation.ConstantValue.HasValue => null,
            IInvocationOperation call => ReadCall(call),
            IFieldReferenceOperation field => Fixed(field.Field),
            _ => null,
        };
    }
}
