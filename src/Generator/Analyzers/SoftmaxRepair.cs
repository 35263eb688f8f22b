using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Common;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace ActivationKernels.Analyzers;

/// <summary>
/// Subtracts the largest element before the exponentials: a loop over the same elements as that of the sum finds it, right before.
/// Any number may be subtracted as long as it is the same in the sum and in what is divided by it, so that all exponentials of the
/// elements change together, and nothing but quotients may come of them.
/// </summary>
internal sealed class SoftmaxRepair
{
    private readonly SoftmaxFinding finding;
    private readonly ISymbol elements;

    private SoftmaxRepair(SoftmaxFinding finding, ISymbol elements)
    {
        this.finding = finding;
        this.elements = elements;
    }

    /// <summary>Null where the code uses the exponentials or their sum for something else too, or its elements cannot be gone through before.</summary>
    public static Rewriting? Of(SoftmaxFinding finding)
    {
        StatementSyntax? place = Place(finding.Exponential.Syntax);
        return place?.Parent is BlockSyntax block && Elements(finding, finding.Exponential) is { } elements
            ? new SoftmaxRepair(finding, elements).Make(place, block)
            : null;
    }

    private Rewriting? Make(StatementSyntax place, BlockSyntax block)
    {
        IOperation[] exponentials = finding.Code.Operations
            .Where(o => Exponent(o) is not null && SymbolEqualityComparer.Default.Equals(Elements(finding, o), elements))
            .ToArray();
        bool isBehind = exponentials.All(e => e.Syntax.SpanStart >= place.SpanStart && block.Span.Contains(e.Syntax.Span));
        string[] taken = block.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantTokens().Select(t => t.ValueText).ToArray() ?? System.Array.Empty<string>();
        string max = UnusedName.Of("max", taken);
        if (!isBehind || !IsOnlyDivided() || Search(place, max) is not { } search)
        {
            return null;
        }

        string indentation = new(place.SyntaxTree.GetText().Lines.GetLineFromPosition(place.SpanStart).ToString().TakeWhile(char.IsWhiteSpace).ToArray());
        IEnumerable<TextEdit> edits = exponentials.Select(e => Subtraction(e, max, UnusedName.Of("value", taken)));
        string text = string.Concat(search.Select(line => line + "\n" + indentation));
        return new Rewriting(
            "Subtract the largest element first",
            edits.Prepend(new TextEdit(Location.Create(place.SyntaxTree, new TextSpan(place.SpanStart, 0)), text)).ToImmutableArray());
    }

    // The loop of the sum once more, with a maximum in the place of the sum.
    private string[]? Search(StatementSyntax place, string max)
    {
        IInvocationOperation exponential = finding.Exponential;
        string prefix = Prefix(exponential.DescendantsAndSelf().FirstOrDefault(o => o is IMethodReferenceOperation reference && SoftmaxCode.IsExponential(reference))?.Syntax
            ?? ((exponential.Syntax as InvocationExpressionSyntax)?.Expression)!);
        if (NumberType() is not { } type)
        {
            return null;
        }

        string header = place switch
        {
            ForStatementSyntax { Declaration: not null } loop => loop.ToString().Substring(0, loop.CloseParenToken.Span.End - loop.SpanStart),
            ForEachStatementSyntax loop => loop.ToString().Substring(0, loop.CloseParenToken.Span.End - loop.SpanStart),
            _ => "",
        };
        if (header.Length > 0)
        {
            string value = Origin(exponential.Arguments[0].Value).Syntax.ToString();
            return new[] { $"{type} {max} = {type}.NegativeInfinity;", header, "{", $"    {max} = {prefix}Max({max}, {value});", "}", "" };
        }

        // A query over the elements, which knows no empty maximum.
        return place is LocalDeclarationStatementSyntax or ReturnStatementSyntax or ExpressionStatementSyntax
            ? new[] { $"{type} {max} = {elements.Name}.DefaultIfEmpty().Max();" }
            : null;
    }

    private string? NumberType()
    {
        ITypeSymbol? type = elements switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } => arguments[0],
            _ => null,
        };
        return !FormulaReader.IsNumber(element) ? null : element!.SpecialType == SpecialType.System_Single ? "float" : "double";
    }

    // The sum, and arrays that hold exponentials, are read to divide and for nothing else: their values are no longer the same.
    private bool IsOnlyDivided()
    {
        SoftmaxCode code = finding.Code;
        ISymbol[] containers = code.Operations
            .Select(o => o switch
            {
                ISimpleAssignmentOperation assignment when code.Exponential(assignment.Value) is not null => SoftmaxCode.Container(assignment.Target),
                IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when !SymbolEqualityComparer.Default.Equals(declarator.Symbol, finding.Sum)
                    && value.DescendantsAndSelf().Any(v => Exponent(v) is not null) && !IsQuotient(value) => declarator.Symbol,
                _ => null,
            })
            .OfType<ISymbol>()
            .Where(s => !SymbolEqualityComparer.Default.Equals(s, elements))
            .ToArray();
        return code.Operations
            .Where(o => PoleGuard.Symbol(o) is { } symbol && (SymbolEqualityComparer.Default.Equals(symbol, finding.Sum) || containers.Contains(symbol, SymbolEqualityComparer.Default)))
            .All(reference => IsHarmless(reference, containers));
    }

    private bool IsHarmless(IOperation reference, ISymbol[] containers)
    {
        ISymbol symbol = PoleGuard.Symbol(reference)!;
        bool isSum = SymbolEqualityComparer.Default.Equals(symbol, finding.Sum);
        for (IOperation? parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } add when PoleGuard.Symbol(add.Target) is { } target:
                    return SymbolEqualityComparer.Default.Equals(target, finding.Sum);
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } divide:
                    return SoftmaxCode.Is(divide.Value, finding.Sum);
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } divide:
                    return SoftmaxCode.Is(divide.RightOperand, finding.Sum) && (!isSum || !divide.LeftOperand.ConstantValue.HasValue || divide.Parent is not (null or IVariableInitializerOperation));
                case ISimpleAssignmentOperation assignment when SoftmaxCode.Container(assignment.Target) is { } target && SymbolEqualityComparer.Default.Equals(target, symbol):
                    return true;
                case ISimpleAssignmentOperation assignment when SoftmaxCode.Container(assignment.Target) is { } target:
                    return containers.Contains(target, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(target, finding.Sum);
                case IVariableDeclaratorOperation declarator:
                    return containers.Contains(declarator.Symbol, SymbolEqualityComparer.Default) || SymbolEqualityComparer.Default.Equals(declarator.Symbol, finding.Sum);
                case IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } select:
                    return !isSum && IsQuotient(select);
                case IPropertyReferenceOperation { Property.Name: "Length" or "Count" }:
                    return true;
                case IReturnOperation or IArgumentOperation { Parent: not IPropertyReferenceOperation } when !isSum && IsNormalised(symbol):
                    return true;
                case IConversionOperation or IParenthesizedOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation or IArgumentOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply }
                    or IInvocationOperation { TargetMethod.Name: "Sum" } or IVariableInitializerOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    // e[i] /= sum, e[i] = e[i] / sum: what the array holds from then on is the result.
    private bool IsNormalised(ISymbol container) => finding.Code.Operations.Any(o => o switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide } divide =>
            SymbolEqualityComparer.Default.Equals(SoftmaxCode.Container(divide.Target), container) && SoftmaxCode.Is(divide.Value, finding.Sum),
        ISimpleAssignmentOperation assignment => SymbolEqualityComparer.Default.Equals(SoftmaxCode.Container(assignment.Target), container) && IsQuotient(assignment.Value),
        _ => false,
    });

    private bool IsQuotient(IOperation value) =>
        value.DescendantsAndSelf().Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } divide && SoftmaxCode.Is(divide.RightOperand, finding.Sum));

    // What is exponentiated: the argument of the call, or the function itself where it is handed over.
    private static SyntaxNode? Exponent(IOperation operation) => operation switch
    {
        IInvocationOperation call when SoftmaxCode.IsPlainExponential(call) => call.Arguments[0].Value.Syntax,
        IMethodReferenceOperation reference when SoftmaxCode.IsExponential(reference) => reference.Syntax,
        _ => null,
    };

    private static TextEdit Subtraction(IOperation exponential, string max, string value) => exponential is IInvocationOperation call
        ? new TextEdit(Location.Create(call.Syntax.SyntaxTree, new TextSpan(call.Arguments[0].Value.Syntax.Span.End, 0)), " - " + max)
        : new TextEdit(exponential.Syntax.GetLocation(), $"{value} => {exponential.Syntax}({value} - {max})");

    // The array, span or sequence whose elements are exponentiated.
    private static ISymbol? Elements(SoftmaxFinding finding, IOperation exponential)
    {
        IOperation? value = exponential switch
        {
            IInvocationOperation call when SoftmaxCode.IsPlainExponential(call) => Origin(call.Arguments[0].Value, finding.Code),
            IInvocationOperation query => query,
            _ => exponential,
        };
        switch (value)
        {
            case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } or IMethodReferenceOperation:
                IOperation? query = value;
                while (query is not null and not IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" })
                {
                    query = query.Parent;
                }

                return Source(query);
            case IInvocationOperation call:
                return Source(call);
            case ILocalReferenceOperation local:
                IForEachLoopOperation? loop = finding.Code.Operations.OfType<IForEachLoopOperation>().FirstOrDefault(l => l.Locals.Contains(local.Local, SymbolEqualityComparer.Default));
                return loop is null ? null : PoleGuard.Symbol(FormulaSite.Unconverted(loop.Collection));
            case IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.Length: 1 }:
                return SoftmaxCode.Container(value);
            default:
                return null;
        }

        static ISymbol? Source(IOperation? query) =>
            query is IInvocationOperation { Arguments.Length: > 0 } call ? PoleGuard.Symbol(FormulaSite.Unconverted(call.Arguments[0].Value)) : null;
    }

    private IOperation Origin(IOperation argument) => Origin(argument, finding.Code);

    // float v = x[i];
    private static IOperation Origin(IOperation argument, SoftmaxCode code)
    {
        IOperation value = FormulaSite.Strip(argument);
        return value is ILocalReferenceOperation local
            && code.Operations.OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local.Local)) is { Initializer.Value: { } initial }
                ? FormulaSite.Strip(initial)
                : value;
    }

    // The loop around the exponential, or the statement where there is none.
    private static StatementSyntax? Place(SyntaxNode exponential)
    {
        StatementSyntax? statement = exponential.FirstAncestorOrSelf<StatementSyntax>();
        for (SyntaxNode? node = statement; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case ForStatementSyntax or ForEachStatementSyntax:
                    return (StatementSyntax)node;
                case WhileStatementSyntax or DoStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax:
                    return null;
            }
        }

        return statement;
    }

    private static string Prefix(SyntaxNode function) => function is MemberAccessExpressionSyntax member ? member.Expression + "." : "";
}
