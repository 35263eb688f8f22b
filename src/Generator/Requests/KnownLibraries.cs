namespace ActivationKernels.Requests;

/// <summary>Metadata names of types in libraries that are recognised where they are referenced, and never depended upon.</summary>
internal static class KnownLibraries
{
    public const string TensorPrimitives = "System.Numerics.Tensors.TensorPrimitives";
}
