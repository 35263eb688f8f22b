using System;
using System.Globalization;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnosis;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ActivationKernels.CodeFixes;

/// <summary>One change of the attribute of a layer, or of the network.</summary>
internal sealed class LayerChange
{
    private readonly Func<AttributeSyntax, AttributeSyntax> change;

    private LayerChange(string title, bool isOfNetwork, Func<AttributeSyntax, AttributeSyntax> change)
    {
        Title = title;
        IsOfNetwork = isOfNetwork;
        this.change = change;
    }

    /// <summary>What the user reads.</summary>
    public string Title { get; }

    /// <summary>True for the attribute of the network, false for that of a layer.</summary>
    public bool IsOfNetwork { get; }

    /// <param name="part">The part at fault.</param>
    /// <param name="suggestion">What the diagnosis puts in its place.</param>
    public static LayerChange? For(string part, string suggestion)
    {
        bool isNumber = int.TryParse(suggestion, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return part switch
        {
            nameof(PlanPart.Units) when isNumber => new($"Use {suggestion} units", false, a => WithUnits(a, suggestion)),
            nameof(PlanPart.Units) or nameof(PlanPart.Activation) => new($"Use '{suggestion}'", false, a => WithActivation(a, suggestion)),
            nameof(PlanPart.Weights) => new($"Use {nameof(WeightInit)}.{suggestion}", false, a => WithInit(a, suggestion)),
            nameof(PlanPart.Bias) => new("Remove the bias", false, a => Without(a, "Bias")),
            nameof(PlanPart.Loss) => new($"Use {nameof(Loss)}.{suggestion}", true, a => With(a, nameof(Loss), nameof(Loss), suggestion)),
            _ => null,
        };
    }

    public AttributeSyntax Apply(AttributeSyntax attribute) => change(attribute);

    private static AttributeSyntax WithUnits(AttributeSyntax attribute, string units) =>
        Positional(attribute, "units", 0) is { } argument
            ? attribute.ReplaceNode(argument.Expression, ParseExpression(units).WithTriviaFrom(argument.Expression))
            : attribute;

    private static AttributeSyntax WithActivation(AttributeSyntax attribute, string name)
    {
        if (Positional(attribute, "activation", 1) is not { } argument)
        {
            return attribute;
        }

        ExpressionSyntax text = LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(name)).WithTriviaFrom(argument.Expression);
        AttributeSyntax changed = attribute.ReplaceNode(argument.Expression, text);

        // A parameter that only the old activation had would earn AK0006.
        string[] foreign = ActivationCatalog.All
            .SelectMany(a => a.Parameters)
            .Select(p => p.Name)
            .Where(p => ActivationCatalog.Find(name)?.FindParameter(p) is null)
            .ToArray();
        return Without(changed, foreign);
    }

    private static AttributeSyntax WithInit(AttributeSyntax attribute, string init) =>
        init == nameof(WeightInit.Auto)
            ? Without(attribute, "Init", "InitScale")
            : Without(With(attribute, "Init", nameof(WeightInit), init), "InitScale");

    private static AttributeSyntax With(AttributeSyntax attribute, string property, string enumeration, string member)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList!;
        ExpressionSyntax value = ParseExpression($"global::ActivationKernels.{enumeration}.{member}").WithAdditionalAnnotations(Simplifier.Annotation);
        AttributeArgumentSyntax? existing = list.Arguments.FirstOrDefault(a => Name(a) == property);
        return existing is null
            ? attribute.WithArgumentList(list.AddArguments(AttributeArgument(
                NameEquals(IdentifierName(property), Token(SyntaxKind.EqualsToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space)), null, value)))
            : attribute.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression));
    }

    private static AttributeSyntax Without(AttributeSyntax attribute, params string[] properties)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList!.Arguments;
        for (int i = arguments.Count - 1; i >= 0; i--)
        {
            if (Name(arguments[i]) is { } name && properties.Contains(name))
            {
                arguments = arguments.RemoveAt(i);
            }
        }

        return attribute.WithArgumentList(attribute.ArgumentList.WithArguments(arguments));
    }

    private static AttributeArgumentSyntax? Positional(AttributeSyntax attribute, string name, int position)
    {
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList!.Arguments;
        return arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == name)
            ?? arguments.Where(a => a.NameColon is null && a.NameEquals is null).ElementAtOrDefault(position);
    }

    private static string? Name(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
