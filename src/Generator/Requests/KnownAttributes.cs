using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>The attributes that the project reads.</summary>
internal static class KnownAttributes
{
    public const string Activation = "ActivationKernels.ActivationAttribute";

    public static bool IsKernel(ISymbol member) => Find(member) is not null;

    public static AttributeData? Find(ISymbol member) =>
        member.GetAttributes().FirstOrDefault(a => a.AttributeClass is
        {
            Name: "ActivationAttribute",
            ContainingType: null,
            ContainingNamespace: { Name: "ActivationKernels", ContainingNamespace.IsGlobalNamespace: true },
        });
}
