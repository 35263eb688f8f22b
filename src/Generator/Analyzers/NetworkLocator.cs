using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Diagnosis;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Analyzers;

/// <summary>Finds the part of a declared network that a problem or a finding is about.</summary>
internal static class NetworkLocator
{
    private const string Units = "units";
    private const string Activation = "activation";

    public static Location Locate(NetworkProblem problem, INamedTypeSymbol type, AttributeData network, ImmutableArray<AttributeData> layers) =>
        problem.Layer switch
        {
            NetworkProblem.OfClass => Class(problem.Argument, type, network),
            NetworkProblem.OfNetwork => Argument(network, problem.Argument) ?? Attribute(network, type),
            _ => Argument(layers[problem.Layer], problem.Argument) ?? Attribute(layers[problem.Layer], type),
        };

    public static Location Locate(NetworkFinding finding, INamedTypeSymbol type, AttributeData network, ImmutableArray<AttributeData> layers)
    {
        AttributeData layer = layers[finding.Layer];
        Location? location = finding.Part switch
        {
            PlanPart.Loss => Argument(network, "Loss"),
            PlanPart.LearningRate => Argument(network, "LearningRate"),
            PlanPart.Classes => Argument(network, "Classes"),
            PlanPart.Targets => Argument(network, "TargetMin") ?? Argument(network, "TargetMax"),
            PlanPart.Units => Argument(layer, Units),
            PlanPart.Activation => Argument(layer, Activation),
            PlanPart.Weights => Argument(layer, "InitScale") ?? Argument(layer, "Init"),
            _ => Argument(layer, "Bias"),
        };
        return location ?? Attribute(layer, type);
    }

    public static Location Attribute(AttributeData attribute, INamedTypeSymbol type) =>
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? type.Locations[0];

    private static Location? Argument(AttributeData attribute, string name)
    {
        if (name.Length == 0 || attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } list })
        {
            return null;
        }

        // Arguments of the constructor come by position, or by name with a colon.
        AttributeArgumentSyntax? argument = list.Arguments.FirstOrDefault(a =>
            a.NameEquals?.Name.Identifier.ValueText == name || a.NameColon?.Name.Identifier.ValueText == name);
        int position = name == Units ? 0 : name == Activation ? 1 : -1;
        AttributeArgumentSyntax[] positional = list.Arguments.Where(a => a.NameEquals is null && a.NameColon is null).ToArray();
        return (argument ?? positional.ElementAtOrDefault(position))?.GetLocation();
    }

    private static Location Class(string name, INamedTypeSymbol type, AttributeData network) =>
        network.ApplicationSyntaxReference?.GetSyntax()
            .Ancestors()
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault(t => name.Length == 0 || t.Identifier.ValueText == name)?.Identifier.GetLocation()
        ?? type.Locations[0];
}
