using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Catalog;

/// <summary>What to put between layers where a saturating activation stood: names of rows, the nearest replacement first.</summary>
internal static class HiddenChoices
{
    public static ImmutableArray<string> All { get; } = ImmutableArray.Create("leaky", "relu", "silu", "tanh");

    /// <summary>The names as a sentence gives them.</summary>
    public static string InWords { get; } = string.Join(", ", All.Take(All.Length - 1)) + " or " + All[All.Length - 1];
}
