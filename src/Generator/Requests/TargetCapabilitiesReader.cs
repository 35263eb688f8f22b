using ActivationKernels.Emission;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>Reads what the target offers.</summary>
internal static class TargetCapabilitiesReader
{
    // The newest vector type that kernels use: where it exists, so do the smaller ones.
    private const string NewestVectorType = "System.Runtime.Intrinsics.Vector512`1";

    public static TargetCapabilities Read(Compilation compilation) =>
        new(compilation.GetTypeByMetadataName(NewestVectorType) is not null);
}
