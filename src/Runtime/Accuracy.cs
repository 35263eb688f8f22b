namespace ActivationKernels;

/// <summary>How exact a kernel is.</summary>
public enum Accuracy
{
    /// <summary>Within the stated bound of the activation: 1 ulp for <see cref="float"/>, 2 ulp for <see cref="double"/>.</summary>
    Accurate,

    /// <summary>A wider stated bound where that saves time.</summary>
    Fast,
}
