namespace ActivationKernels;

/// <summary>How exact a kernel is.</summary>
public enum Accuracy
{
    /// <summary>Within the stated bound of the activation: 1 ulp for <see cref="float"/>, 2 ulp for <see cref="double"/>.</summary>
    Accurate,

    /// <summary>
    /// Up to 4 ulp for <see cref="float"/> kernels where plain floats save a good part of the time, and for gradients of softmax and
    /// softmin, which sum in plain doubles (2^-50 of the sum where it cancels); elsewhere, and for <see cref="double"/>, the accurate
    /// kernel. The header of the generated file says which it is.
    /// </summary>
    Fast,
}
