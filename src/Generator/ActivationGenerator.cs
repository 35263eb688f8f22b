using ActivationKernels.Emission;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels;

/// <summary>Writes the bodies of the methods that carry the activation attribute, and the members of declared networks.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ActivationRequest> requests = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Activation,
                static (node, _) => node is MethodDeclarationSyntax,
                static (source, _) => RequestCache.Read(source))
            .Where(static request => request is not null)
            .Select(static (request, _) => request!)
            .WithTrackingName(StepNames.Request);

        IncrementalValueProvider<TargetCapabilities> capabilities = context.CompilationProvider
            .Select(static (compilation, _) => TargetCapabilitiesReader.Read(compilation))
            .WithTrackingName(StepNames.Capabilities);

        IncrementalValuesProvider<(string HintName, string Text)> kernels = requests
            .Combine(capabilities)
            .Select(static (pair, _) => (pair.Left.HintName, KernelWriter.Write(pair.Left.Source, pair.Right)))
            .WithTrackingName(StepNames.Kernel);

        context.RegisterSourceOutput(kernels, static (output, kernel) => output.AddSource(kernel.HintName, kernel.Text));

        IncrementalValuesProvider<(string HintName, string Text)> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Network,
                static (node, _) => node is ClassDeclarationSyntax,
                static (source, _) => NetworkReader.Read((INamedTypeSymbol)source.TargetSymbol, source.Attributes[0]).Request)
            .Where(static request => request is not null)
            .Select(static (request, _) => request!)
            .WithTrackingName(StepNames.NetworkRequest)
            .Combine(capabilities)
            .Select(static (pair, _) => (pair.Left.HintName, NetworkWriter.Write(pair.Left.Source, pair.Right)))
            .Where(static network => network.Item2.Length > 0)
            .WithTrackingName(StepNames.Network);

        context.RegisterSourceOutput(networks, static (output, network) => output.AddSource(network.HintName, network.Text));
    }

    /// <summary>Names of the steps, for tests of the cache.</summary>
    internal static class StepNames
    {
        public const string Request = nameof(Request);
        public const string Capabilities = nameof(Capabilities);
        public const string Kernel = nameof(Kernel);
        public const string NetworkRequest = nameof(NetworkRequest);
        public const string Network = nameof(Network);
    }
}
