using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>Whether a type is a span.</summary>
internal enum SpanType
{
    None,
    ReadOnly,
    Writable,
}

/// <summary>Looks through spans at the type of their elements.</summary>
internal static class ElementTypes
{
    /// <param name="type">Type of a parameter.</param>
    /// <param name="element">Type of its elements; the type itself where it is no span.</param>
    public static SpanType Classify(ITypeSymbol type, out ITypeSymbol element)
    {
        element = type;
        if (type is INamedTypeSymbol
            {
                ContainingType: null,
                ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
                MetadataName: "Span`1" or "ReadOnlySpan`1",
            } span)
        {
            element = span.TypeArguments[0];
            return span.Name == "Span" ? SpanType.Writable : SpanType.ReadOnly;
        }

        return SpanType.None;
    }

    public static ElementType? Supported(ITypeSymbol element) => element.SpecialType switch
    {
        SpecialType.System_Single => ElementType.Single,
        SpecialType.System_Double => ElementType.Double,
        _ => null,
    };

    /// <summary>The element type that a method means: that of its first span, or of its result.</summary>
    public static (ITypeSymbol? Type, int Parameter) Of(IMethodSymbol method)
    {
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (Classify(method.Parameters[i].Type, out ITypeSymbol element) != SpanType.None)
            {
                return (element, i);
            }
        }

        // The scalar form: the same number type comes in and goes out.
        bool numbers = method.Parameters.Length > 0 && !method.ReturnsVoid && method.ReturnType.IsValueType;
        return numbers && SymbolEqualityComparer.Default.Equals(method.ReturnType, method.Parameters[0].Type)
            ? (method.ReturnType, -1)
            : (null, 0);
    }
}
