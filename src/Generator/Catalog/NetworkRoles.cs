namespace ActivationKernels.Catalog;

/// <summary>Which activations advice about output layers and rectifiers names.</summary>
internal static class NetworkRoles
{
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
}
