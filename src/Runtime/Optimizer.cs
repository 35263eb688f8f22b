namespace ActivationKernels;

/// <summary>How weights are updated.</summary>
public enum Optimizer
{
    /// <summary>Not declared.</summary>
    Unspecified,

    /// <summary>Stochastic gradient descent.</summary>
    Sgd,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Momentum,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>RMSprop.</summary>
    RmsProp,
}
