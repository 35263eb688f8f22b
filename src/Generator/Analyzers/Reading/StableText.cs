using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>Right and stable forms in C#, to put in the place of a whole expression where no smaller change will do.</summary>
internal static class StableText
{
    // {0} is the variable, {1} the prefix of the functions.
    private static readonly Dictionary<string, string> Forms = new(System.StringComparer.Ordinal)
    {
        ["sigmoid"] = "1 / (1 + {1}Exp(-{0}))",
        ["tanh"] = "{1}Tanh({0})",
        ["the derivative of sigmoid"] = "1 / (2 + {1}Exp({0}) + {1}Exp(-{0}))",
        ["the derivative of tanh"] = "1 - {1}Tanh({0}) * {1}Tanh({0})",
        ["the derivative of softplus"] = "1 / (1 + {1}Exp(-{0}))",
        ["softplus"] = "{1}Max({0}, 0) + {1}Log(1 + {1}Exp(-{1}Abs({0})))",
        ["GELU"] = "{2} * {0} * (1 + {1}Tanh({3} * ({0} + {4} * {0} * {0} * {0})))",
        ["SELU"] = "{5} * ({0} > 0 ? {0} : {6} * ({1}Exp({0}) - 1))",
    };

    /// <summary>Null where there is no form, or the variable cannot be named.</summary>
    /// <param name="activation">Name of the function, or what a message calls its derivative.</param>
    /// <param name="place">The expression that goes.</param>
    /// <param name="variable">Text of its variable.</param>
    /// <param name="operations">Where a call of a mathematical function may stand, whose class the new form takes.</param>
    public static string? For(string activation, IOperation place, string? variable, IEnumerable<IOperation> operations)
    {
        if (variable is null || !Forms.TryGetValue(activation, out string? form))
        {
            return null;
        }

        bool isSingle = place.Type?.SpecialType == SpecialType.System_Single;
        string prefix = operations.OfType<IInvocationOperation>()
            .Select(call => call.Syntax)
            .OfType<InvocationExpressionSyntax>()
            .Select(call => call.Expression is MemberAccessExpressionSyntax member ? member.Expression + "." : "")
            .FirstOrDefault() ?? (isSingle ? "System.MathF." : "System.Math.");
        object[] parts = new object[] { variable, prefix }
            .Concat(Fingerprints.ShapeFamilies.Constants.Select(c => (object)Literal(c, isSingle)))
            .ToArray();
        string text = string.Format(System.Globalization.CultureInfo.InvariantCulture, form, parts);
        return form[0] != '{' || form.IndexOf(' ') >= 0 ? Enclosed(place.Syntax, text) : text;
    }

    // A sum needs parentheses wherever the old expression stood closer than a whole statement does.
    private static string Enclosed(SyntaxNode place, string text) => place.Parent
        is ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ArgumentSyntax or ParenthesizedExpressionSyntax or LambdaExpressionSyntax
        or AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax }
        ? text
        : "(" + text + ")";

    /// <summary>The text of a variable as an operand.</summary>
    public static string? Operand(SyntaxNode? variable) => variable switch
    {
        null => null,
        IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or InvocationExpressionSyntax => variable.ToString(),
        _ => "(" + variable + ")",
    };

    public static string Literal(double value, bool isSingle) => isSingle
        ? ((float)value).ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "f"
        : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
