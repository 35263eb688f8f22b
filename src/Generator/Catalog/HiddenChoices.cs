using System.Collections.Immutable;

namespace ActivationKernels.Catalog;

/// <summary>What to put between layers where a saturating activation stood: names of rows, the nearest replacement first.</summary>
internal static class HiddenChoices
{
    public static ImmutableArray<string> All { get; } = ImmutableArray.Create("leaky", "relu", "silu", "tanh");
}
