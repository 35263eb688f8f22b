using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.EditorSpeed;

/// <summary>The least that a generator with the same attribute can do: what remains is the compiler's own work.</summary>
internal sealed class TrivialGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ActivationKernels.ActivationAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (source, _) => source.TargetSymbol.ContainingType.Name + "." + source.TargetSymbol.Name);

        context.RegisterSourceOutput(names, static (output, name) => output.AddSource(name + ".g.cs", "// " + name));
    }
}
