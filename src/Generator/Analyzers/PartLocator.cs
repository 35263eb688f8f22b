using System.Linq;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Analyzers;

/// <summary>Finds the part of a declaration that a problem is about.</summary>
internal static class PartLocator
{
    public static Location Locate(RequestProblem problem, IMethodSymbol method, AttributeData attribute)
    {
        var declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;
        var arguments = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments;
        Location? location = problem.Part switch
        {
            RequestPart.Attribute => attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation(),
            RequestPart.NameArgument => arguments?.FirstOrDefault(a => a.NameEquals is null)?.GetLocation(),
            RequestPart.Property => arguments?.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == problem.Property)?.GetLocation(),
            RequestPart.ParameterList => declaration?.ParameterList.GetLocation(),
            RequestPart.ParameterType when problem.Index < 0 => declaration?.ReturnType.GetLocation(),
            RequestPart.ParameterType => declaration?.ParameterList.Parameters[problem.Index].Type?.GetLocation(),
            RequestPart.ContainingType => declaration?.Ancestors().OfType<TypeDeclarationSyntax>().ElementAt(problem.Index).Identifier.GetLocation(),
            _ => null,
        };
        return location ?? method.Locations[0];
    }
}
