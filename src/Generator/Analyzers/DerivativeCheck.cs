using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Fingerprints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>A function whose name promises the derivative of an activation and whose values are others.</summary>
/// <param name="Activation">The activation.</param>
/// <param name="Function">What the function computes.</param>
/// <param name="Right">The derivative.</param>
internal sealed record DerivativeMistake(string Activation, ScalarFunction Function, ScalarFunction Right);

/// <summary>
/// Compares a function that is named like a derivative with the derivative of the row of the catalog, and with that of the function of
/// the same type that is named like the activation. A derivative may be written in terms of the input or of the output.
/// </summary>
internal static class DerivativeCheck
{
    public static DerivativeMistake? Find(Activation activation, IMethodSymbol function, ScalarFunction written, SemanticModel model, CancellationToken cancellation)
    {
        ScalarFunction? sibling = Sibling(activation, function, model, cancellation);
        ScalarFunction? row = ScalarFunction.Of(activation);
        if (row is null || (sibling is null && (GeneralNames.Contains(activation) || MayBeParameter(activation, written))))
        {
            return null;
        }

        Fingerprint fingerprint = Fingerprint.Of(written);
        ScalarFunction[] references = sibling is null ? new[] { row } : new[] { sibling, row };
        bool isOfInput = references.Any(f => Fingerprint.Of(f.Derivative).Matches(fingerprint))
            || (sibling is null && KnownFunctions.Find(fingerprint, written) is { IsDerivative: true } known && known.Activation == activation.Name);
        if (isOfInput)
        {
            return null;
        }

        bool isOfOutput = references.Any(f => Fingerprint.Of(x => written.At(f.At(x))).Matches(Fingerprint.Of(f.Derivative)));
        return isOfOutput && !GetsInput(activation, function, model, cancellation)
            ? null
            : new DerivativeMistake(activation.Name, written, references[0].Derivative);
    }

    // A constant of the function can be the parameter, unless the plain form is meant: a parameter of 1 and no constant.
    private static bool MayBeParameter(Activation activation, ScalarFunction written) => !activation.Parameters.IsEmpty
        && (activation.Parameters.Any(p => p.Default != 1) || written.Constants().Any(c => Math.Abs(c) is not (0 or 1)));

    // The function of the same type, or a formula that is another derivative of it, in this file.
    private static ScalarFunction? Sibling(Activation activation, IMethodSymbol function, SemanticModel model, CancellationToken cancellation)
    {
        foreach (IMethodSymbol method in (function.ContainingType?.GetMembers() ?? default).OfType<IMethodSymbol>())
        {
            if (method.Parameters.Length == 1
                && FunctionNames.Activation(method.Name)?.Name == activation.Name
                && ExpressionReader.BodyOf(method, model, cancellation) is { } body)
            {
                var reader = new ExpressionReader(Assignments.In(body), cancellation);
                Expr x = reader.Table.Input(method.Parameters[0].Name);
                if (reader.Read(method, body, x) is { HasSeveralInputs: false } formula)
                {
                    return new ScalarFunction(formula, x);
                }
            }
        }

        return null;
    }

    // y (1 - y) is right for the output of the sigmoid and wrong for its input. A caller that hands the same value to the activation and
    // to the derivative hands the input over.
    private static bool GetsInput(Activation activation, IMethodSymbol function, SemanticModel model, CancellationToken cancellation)
    {
        if (function.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree == model.SyntaxTree)?.GetSyntax(cancellation) is not { } type)
        {
            return false;
        }

        InvocationExpressionSyntax[] calls = type.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(c => c.ArgumentList.Arguments.Count == 1)
            .ToArray();
        ILookup<(SyntaxNode? Member, string Argument), InvocationExpressionSyntax> activations = calls
            .Where(c => FunctionNames.Activation(Name(c))?.Name == activation.Name)
            .ToLookup(c => ((SyntaxNode?)c.FirstAncestorOrSelf<MemberDeclarationSyntax>(), c.ArgumentList.Arguments[0].ToString()));
        return calls.Any(c => string.Equals(Name(c), function.Name, StringComparison.Ordinal)
            && activations.Contains((c.FirstAncestorOrSelf<MemberDeclarationSyntax>(), c.ArgumentList.Arguments[0].ToString())));
    }

    private static string Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
