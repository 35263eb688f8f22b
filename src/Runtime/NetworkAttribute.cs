using System;

namespace ActivationKernels;

/// <summary>
/// Declares a stack of dense layers on a <c>partial</c> class. The layers follow as <see cref="DenseAttribute"/>, first to last.
/// </summary>
/// <remarks>
/// <para>
/// The rules about saturation, signal propagation and output layers read this declaration. The generator completes the class, on
/// .NET 8 and later: parameters in one buffer with named views, initialisation from a seed, prediction for batches, files in the
/// format safetensors, and with a <see cref="Loss"/> also gradients, training steps and observations of the layers.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>Number of input values, at least 1.</summary>
    public int Inputs { get; set; }

    /// <summary>Mean square of the input values; 1 unless set.</summary>
    public double InputSecondMoment { get; set; } = 1;

    /// <summary>What is minimised.</summary>
    public Loss Loss { get; set; }

    /// <summary>How the weights are updated.</summary>
    public Optimizer Optimizer { get; set; }

    /// <summary>Step size, above 0; NaN where it is not declared.</summary>
    public double LearningRate { get; set; } = double.NaN;

    /// <summary>Number of classes of a classifier; 0 where it is not declared.</summary>
    public int Classes { get; set; }

    /// <summary>Smallest value that a regression target takes; NaN where it is not declared.</summary>
    public double TargetMin { get; set; } = double.NaN;

    /// <summary>Largest value that a regression target takes; NaN where it is not declared.</summary>
    public double TargetMax { get; set; } = double.NaN;
}
