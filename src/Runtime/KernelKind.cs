namespace ActivationKernels;

/// <summary>What a kernel computes. f is the activation, f' its derivative.</summary>
public enum KernelKind
{
    /// <summary>What the signature says; a signature that allows more than one kind means <see cref="Forward"/>.</summary>
    Inferred,

    /// <summary>y = f(x).</summary>
    Forward,

    /// <summary>y = f'(x).</summary>
    Derivative,

    /// <summary>gradient = upstream * f'(x).</summary>
    Backward,

    /// <summary>y = f(x) and derivative = f'(x) in one pass.</summary>
    ForwardAndDerivative,

    /// <summary>f'(x) computed from y = f(x), for activations whose derivative follows from their result.</summary>
    DerivativeFromOutput,

    /// <summary>upstream * f'(x) computed from y = f(x), for activations whose derivative follows from their result.</summary>
    BackwardFromOutput,

    /// <summary>Mean, root mean square, extremes and the shares of saturated and of dead values, in one pass: <see cref="ActivationStatistics"/>.</summary>
    Observe,
}
