namespace ActivationKernels;

/// <summary>Distribution of the initial weights of a layer; n is its number of inputs, m of its outputs.</summary>
public enum WeightInit
{
    /// <summary>
    /// What suits the activation: normal with the variance with which a stack of it keeps pre-activations of variance 1 (2 / n for
    /// rectifiers, 1 / n for self-normalising activations), and 1 / n for the output layer.
    /// </summary>
    Auto,

    /// <summary>Uniform within sqrt(6 / (n + m)) on both sides of 0.</summary>
    GlorotUniform,

    /// <summary>Normal with variance 2 / (n + m).</summary>
    GlorotNormal,

    /// <summary>Uniform within sqrt(6 / n) on both sides of 0.</summary>
    HeUniform,

    /// <summary>Normal with variance 2 / n.</summary>
    HeNormal,

    /// <summary>Uniform within sqrt(3 / n) on both sides of 0.</summary>
    LeCunUniform,

    /// <summary>Normal with variance 1 / n.</summary>
    LeCunNormal,

    /// <summary>Uniform within <see cref="DenseAttribute.InitScale"/> on both sides of 0.</summary>
    Uniform,

    /// <summary>Normal with the standard deviation <see cref="DenseAttribute.InitScale"/>.</summary>
    Normal,

    /// <summary>Every weight is <see cref="DenseAttribute.InitScale"/>.</summary>
    Constant,

    /// <summary>The default of libtorch: weights and biases uniform within 1 / sqrt(n) on both sides of 0.</summary>
    Torch,
}
