using System;
using System.IO;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Libraries that user code refers to.</summary>
internal static class Libraries
{
    public static MetadataReference Tensors { get; } = Reference("System.Numerics.Tensors");

    public static MetadataReference Torch { get; } = Reference("TorchSharp");

    private static PortableExecutableReference Reference(string name) =>
        MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "References", name + ".dll"));
}
