namespace ActivationKernels;

/// <summary>What a network minimises.</summary>
public enum Loss
{
    /// <summary>Not declared.</summary>
    Unspecified,

    /// <summary>Mean of squared differences.</summary>
    MeanSquaredError,

    /// <summary>Mean of absolute differences.</summary>
    MeanAbsoluteError,

    /// <summary>Cross-entropy of independent probabilities in [0, 1].</summary>
    BinaryCrossEntropy,

    /// <summary>The same from logits: it applies the sigmoid itself.</summary>
    BinaryCrossEntropyWithLogits,

    /// <summary>Cross-entropy of one distribution over all classes.</summary>
    CrossEntropy,

    /// <summary>The same from logits: it applies the softmax itself.</summary>
    CrossEntropyWithLogits,
}
