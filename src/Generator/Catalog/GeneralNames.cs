using System;
using System.Collections.Immutable;

namespace ActivationKernels.Catalog;

/// <summary>Rows whose names mean something else outside neural networks, so that a name alone promises nothing.</summary>
internal static class GeneralNames
{
    private static readonly ImmutableHashSet<string> Names = ImmutableHashSet.Create(
        StringComparer.Ordinal, "identity", "exponential", "gaussian", "sin", "threshold");

    public static bool Contains(Activation activation) => Names.Contains(activation.Name);
}
