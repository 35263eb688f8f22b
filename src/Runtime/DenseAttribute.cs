using System;

namespace ActivationKernels;

/// <summary>One fully connected layer of a stack declared with <see cref="NetworkAttribute"/>: y = activation(W x + b).</summary>
/// <remarks>A parameter that the attribute does not name has the default of the activation.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : Attribute
{
    /// <summary>Adds a layer.</summary>
    /// <param name="units">Number of outputs, at least 1.</param>
    /// <param name="activation">Name or alias of an activation of the catalog; case, '-' and '_' do not count.</param>
    public DenseAttribute(int units, string activation)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>Number of outputs.</summary>
    public int Units { get; }

    /// <summary>Name of the activation.</summary>
    public string Activation { get; }

    /// <summary>Distribution of the initial weights.</summary>
    public WeightInit Init { get; set; }

    /// <summary>
    /// Bound of <see cref="WeightInit.Uniform"/>, standard deviation of <see cref="WeightInit.Normal"/> or value of
    /// <see cref="WeightInit.Constant"/>; NaN where it is not set.
    /// </summary>
    public double InitScale { get; set; } = double.NaN;

    /// <summary>Initial value of every bias; 0 unless set.</summary>
    public double Bias { get; set; }

    /// <summary>Slope of the negative side; NaN where it is not set.</summary>
    public double Slope { get; set; } = double.NaN;

    /// <summary>The activation's alpha; NaN where it is not set.</summary>
    public double Alpha { get; set; } = double.NaN;

    /// <summary>The activation's beta; NaN where it is not set.</summary>
    public double Beta { get; set; } = double.NaN;

    /// <summary>Factor on the result; NaN where it is not set.</summary>
    public double Scale { get; set; } = double.NaN;

    /// <summary>Lower end of a clipped range; NaN where it is not set.</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>Upper end of a clipped range; NaN where it is not set.</summary>
    public double Max { get; set; } = double.NaN;

    /// <summary>Input at which the activation switches; NaN where it is not set.</summary>
    public double Threshold { get; set; } = double.NaN;

    /// <summary>Result below the threshold; NaN where it is not set.</summary>
    public double Value { get; set; } = double.NaN;

    /// <summary>Half width of a shrinking function's dead zone; NaN where it is not set.</summary>
    public double Lambda { get; set; } = double.NaN;
}
