using System;

namespace ActivationKernels.Propagation;

/// <summary>
/// Distribution of initial weights. Names and order are those of the public enumeration; a test compares them.
/// n is the fan-in, m the fan-out.
/// </summary>
internal enum WeightInit
{
    Auto,
    GlorotUniform,
    GlorotNormal,
    HeUniform,
    HeNormal,
    LeCunUniform,
    LeCunNormal,
    Uniform,
    Normal,
    Constant,
    Torch,
}

/// <summary>The first two moments of independent initial weights or biases.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">Their variance; 0 where all are equal.</param>
internal sealed record InitialValues(double Mean, double Variance)
{
    /// <summary>Variance of a normal distribution of standard deviation 1 that is cut off at 2.</summary>
    private const double TruncatedVariance = 0.77374130354992;

    public static InitialValues Zero { get; } = new(0, 0);

    public bool AreEqual => Variance == 0;

    public static InitialValues Constant(double value) => new(value, 0);

    /// <summary>Uniform on [-bound, bound].</summary>
    public static InitialValues Uniform(double bound) => new(0, bound * bound / 3);

    public static InitialValues Normal(double standardDeviation) => new(0, standardDeviation * standardDeviation);

    /// <summary>Normal, redrawn beyond two standard deviations, without correction of the variance.</summary>
    public static InitialValues TruncatedNormal(double standardDeviation) => new(0, TruncatedVariance * standardDeviation * standardDeviation);

    /// <summary>Glorot and Bengio 2010, uniform or normal: gain^2 * 2 / (n + m).</summary>
    public static InitialValues Glorot(int fanIn, int fanOut, double gain = 1) => new(0, gain * gain * 2 / ((double)fanIn + fanOut));

    /// <summary>He et al. 2015, uniform or normal: 2 / n; with a slope on the negative side 2 / ((1 + slope^2) n).</summary>
    public static InitialValues He(int fan, double slope = 0) => new(0, 2 / ((1 + slope * slope) * fan));

    /// <summary>LeCun et al. 1998, uniform or normal: 1 / n.</summary>
    public static InitialValues LeCun(int fanIn) => new(0, 1.0 / fanIn);

    /// <summary>The default of libtorch for weights and for biases: uniform within 1 / sqrt(n).</summary>
    public static InitialValues Torch(int fanIn) => new(0, 1 / (3.0 * fanIn));

    /// <summary>The weights that an attribute asks for; null for <see cref="WeightInit.Auto"/>, which depends on the activation.</summary>
    /// <param name="init">The distribution.</param>
    /// <param name="scale">Bound, standard deviation or value where the distribution leaves one open.</param>
    /// <param name="fanIn">Inputs of one output.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    public static InitialValues? Of(WeightInit init, double scale, int fanIn, int fanOut) => init switch
    {
        WeightInit.Auto => null,
        WeightInit.GlorotUniform or WeightInit.GlorotNormal => Glorot(fanIn, fanOut),
        WeightInit.HeUniform or WeightInit.HeNormal => He(fanIn),
        WeightInit.LeCunUniform or WeightInit.LeCunNormal => LeCun(fanIn),
        WeightInit.Uniform => Uniform(scale),
        WeightInit.Normal => Normal(scale),
        WeightInit.Constant => Constant(scale),
        WeightInit.Torch => Torch(fanIn),
        _ => throw new ArgumentOutOfRangeException(nameof(init)),
    };
}
