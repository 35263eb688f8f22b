using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>One call of TensorPrimitives that writes a buffer: y = f(a, b, ...).</summary>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Call">The call.</param>
/// <param name="Sources">The arguments that are read.</param>
/// <param name="Destination">The buffer that is written.</param>
internal sealed record TensorCall(ExpressionStatementSyntax Statement, IInvocationOperation Call, IReadOnlyList<IOperation> Sources, IOperation Destination)
{
    /// <summary>Null for any other statement.</summary>
    public static TensorCall? Of(ExpressionStatementSyntax statement, SemanticModel model, INamedTypeSymbol primitives)
    {
        if (model.GetOperation(statement) is not IExpressionStatementOperation { Operation: IInvocationOperation call }
            || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, primitives)
            || call.Arguments.Length < 2
            || call.TargetMethod.Parameters.Last().Name != "destination"
            || ElementTypes.Classify(call.TargetMethod.Parameters.Last().Type, out ITypeSymbol element) != SpanType.Writable
            || !FormulaReader.IsNumber(element))
        {
            return null;
        }

        IOperation[] arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value).ToArray();
        return new TensorCall(statement, call, arguments.Take(arguments.Length - 1).ToArray(), arguments[arguments.Length - 1]);
    }

    public SpecialType Element => ((INamedTypeSymbol)Call.TargetMethod.Parameters.Last().Type).TypeArguments[0].SpecialType;

    /// <summary>The symbol of a buffer that an argument names as a whole; null for slices and the like.</summary>
    public static ISymbol? Buffer(IOperation argument) => argument switch
    {
        IConversionOperation conversion => Buffer(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "AsSpan", Arguments.Length: 1 } call when call.TargetMethod.IsExtensionMethod => Buffer(call.Arguments[0].Value),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    /// <summary>What the call computes; null where it is no formula.</summary>
    /// <param name="table">Receives the formula.</param>
    /// <param name="operands">Values of the sources.</param>
    public Expr? Value(ExprTable table, IReadOnlyList<Expr> operands) => (Call.TargetMethod.Name, operands.Count) switch
    {
        ("Negate", 1) => -operands[0],
        ("Abs", 1) => table.Abs(operands[0]),
        ("Sqrt", 1) => table.Sqrt(operands[0]),
        ("Reciprocal", 1) => 1 / operands[0],
        ("Exp", 1) => Functions.Exp(operands[0]),
        ("ExpM1", 1) => Functions.Expm1(operands[0]),
        ("LogP1", 1) => Functions.Log1p(operands[0]),
        ("Log", 1) => Functions.Log1p(operands[0] - 1),
        ("Sigmoid", 1) => Functions.Sigmoid(operands[0]),
        ("Tanh", 1) => Functions.Tanh(operands[0]),
        ("Add", 2) => operands[0] + operands[1],
        ("Subtract", 2) => operands[0] - operands[1],
        ("Multiply", 2) => operands[0] * operands[1],
        ("Divide", 2) => operands[0] / operands[1],
        ("Max" or "MaxNumber", 2) => table.Max(operands[0], operands[1]),
        ("Min" or "MinNumber", 2) => table.Min(operands[0], operands[1]),
        ("Pow", 2) => Powers.Power(operands[0], operands[1]),
        ("MultiplyAdd" or "FusedMultiplyAdd" or "MultiplyAddEstimate", 3) => (operands[0] * operands[1]) + operands[2],
        ("AddMultiply", 3) => (operands[0] + operands[1]) * operands[2],
        _ => null,
    };
}
