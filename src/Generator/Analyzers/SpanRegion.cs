using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>The part of a buffer that an argument names, as far as constants tell.</summary>
/// <param name="Buffer">The array or span that it is cut from.</param>
/// <param name="Start">First element.</param>
/// <param name="Length">Number of elements where it is constant.</param>
/// <param name="IsOpen">Whether it goes on to the end of the buffer, or to a constant distance from it.</param>
internal sealed record SpanRegion(ISymbol Buffer, int Start, int? Length, bool IsOpen)
{
    /// <summary>Null where the buffer or the start cannot be told.</summary>
    public static SpanRegion? Of(IOperation argument, SemanticModel model) => Of(argument.Syntax, model);

    /// <summary>Whether it is longer than a distance. A region that ends with its buffer is, but for buffers of a few elements.</summary>
    public bool Reaches(int distance) => Length is { } length ? length > distance : IsOpen;

    private static SpanRegion? Of(SyntaxNode syntax, SemanticModel model)
    {
        switch (syntax)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Of(parenthesized.Expression, model);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return model.GetSymbolInfo(syntax).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
                    ? new SpanRegion(model.GetSymbolInfo(syntax).Symbol!, 0, null, IsOpen: true)
                    : null;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsSpan" or "Slice" } member } call:
                return Of(member.Expression, model)?.Cut(call.ArgumentList.Arguments, model);
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } element when arguments[0].Expression is RangeExpressionSyntax range && IsSpan(element.Expression, model):
                return Of(element.Expression, model)?.Cut(range, model);
            default:
                return null;
        }
    }

    private SpanRegion? Cut(SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model)
    {
        if (arguments.Count == 0)
        {
            return this;
        }

        if (Constant(arguments[0].Expression, model) is not { } start)
        {
            return null;
        }

        return arguments.Count == 1
            ? this with { Start = Start + start, Length = Length - start }
            : this with { Start = Start + start, Length = Constant(arguments[1].Expression, model), IsOpen = false };
    }

    private SpanRegion? Cut(RangeExpressionSyntax range, SemanticModel model)
    {
        int? start = range.LeftOperand is null ? 0 : Constant(range.LeftOperand, model);
        if (start is null)
        {
            return null;
        }

        return range.RightOperand switch
        {
            null => this with { Start = Start + start.Value, Length = Length - start },

            // From the end: as long as the buffer lets it be.
            PrefixUnaryExpressionSyntax fromEnd when fromEnd.IsKind(SyntaxKind.IndexExpression) =>
                Constant(fromEnd.Operand, model) is { } end ? this with { Start = Start + start.Value, Length = Length - start - end } : null,
            { } right => this with { Start = Start + start.Value, Length = Constant(right, model) - start, IsOpen = false },
        };
    }

    private static int? Constant(ExpressionSyntax expression, SemanticModel model) => model.GetConstantValue(expression) is { HasValue: true, Value: int value } ? value : null;

    // A range of an array is a copy.
    private static bool IsSpan(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { } type && Requests.ElementTypes.Classify(type, out _) != Requests.SpanType.None;
}
