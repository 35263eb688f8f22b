using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Catalog;

/// <summary>Which activations advice about networks names.</summary>
internal static class NetworkRoles
{
    /// <summary>For hidden layers, best known first.</summary>
    public static ImmutableArray<string> Hidden { get; } = ImmutableArray.Create("leaky", "relu", "silu", "tanh");

    /// <summary>For outputs that nothing bounds: regression and logits.</summary>
    public const string Linear = "identity";

    /// <summary>For the probability of one event.</summary>
    public const string Probability = "sigmoid";

    /// <summary>For one distribution over all outputs of a layer.</summary>
    public const string Distribution = "softmax";

    /// <summary>For rectifiers that must not die.</summary>
    public const string LeakyRectifier = "leaky";

    /// <summary>Whether a name means the activation that turns a layer into one distribution.</summary>
    public static bool IsDistribution(string name) => ActivationCatalog.SameName(name, Distribution);

    /// <summary>The hidden activations in words, for example "a, b or c".</summary>
    public static string HiddenInWords { get; } = InWords(Hidden);

    private static string InWords(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(names.Count - 1)) + " or " + names[names.Count - 1];
}
