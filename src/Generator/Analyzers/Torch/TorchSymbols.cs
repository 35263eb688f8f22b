using System;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>The types of TorchSharp, by metadata name; the project does not depend on it.</summary>
internal sealed class TorchSymbols
{
    private readonly INamedTypeSymbol torch;
    private readonly INamedTypeSymbol factories;
    private readonly INamedTypeSymbol? functional;
    private readonly INamedTypeSymbol? tensor;
    private readonly INamedTypeSymbol module;
    private readonly INamedTypeSymbol? optimizers;

    private TorchSymbols(INamedTypeSymbol torch, INamedTypeSymbol factories, INamedTypeSymbol? functional, INamedTypeSymbol? tensor, INamedTypeSymbol module, INamedTypeSymbol? optimizers)
    {
        this.torch = torch;
        this.factories = factories;
        this.functional = functional;
        this.tensor = tensor;
        this.module = module;
        this.optimizers = optimizers;
    }

    /// <summary>Null where TorchSharp is not referenced.</summary>
    public static TorchSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("TorchSharp.torch") is { } torch
        && compilation.GetTypeByMetadataName("TorchSharp.torch+nn") is { } factories
        && compilation.GetTypeByMetadataName("TorchSharp.torch+nn+Module") is { } module
            ? new TorchSymbols(
                torch,
                factories,
                compilation.GetTypeByMetadataName("TorchSharp.torch+nn+functional"),
                compilation.GetTypeByMetadataName("TorchSharp.torch+Tensor"),
                module,
                compilation.GetTypeByMetadataName("TorchSharp.torch+optim"))
            : null;

    /// <summary>Linear(...), ReLU(), Sequential(...)</summary>
    public bool IsFactory(IMethodSymbol method) => Is(method.ContainingType, factories);

    /// <summary>torch.optim.Adam(...)</summary>
    public bool IsOptimizer(IMethodSymbol method) => Is(method.ContainingType, optimizers);

    /// <summary>torch.sigmoid(x), functional.relu(x)</summary>
    public bool IsFunction(IMethodSymbol method) => method.IsStatic && (Is(method.ContainingType, torch) || Is(method.ContainingType, functional));

    /// <summary>x.sigmoid()</summary>
    public bool IsTensorMethod(IMethodSymbol method) => !method.IsStatic && Is(method.ContainingType, tensor);

    public bool IsTensor(ITypeSymbol? type) => Is(type, tensor);

    /// <summary>Whether a type is a module, or derives from one.</summary>
    public bool IsModule(ITypeSymbol? type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, module))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>module.forward(x), module.call(x)</summary>
    public bool IsApplication(IMethodSymbol method) =>
        method.Name is "forward" or "call" && IsModule(method.ContainingType);

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);
}
