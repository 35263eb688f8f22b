using System.Collections.Generic;
using ActivationKernels.Catalog;

namespace ActivationKernels.Propagation;

/// <summary>The weights that suit an activation.</summary>
internal static class AutomaticInit
{
    /// <summary>
    /// For a hidden layer the variance with which a stack of that activation keeps pre-activations of variance 1 (2 / n for
    /// rectifiers, 1 / n for self-normalising activations); for an output layer 1 / n.
    /// </summary>
    public static InitialValues For(string activation, IEnumerable<ParameterValue> parameters, int fanIn, bool isOutput)
    {
        double gain = isOutput ? 1 : ActivationBehaviour.Of(activation, parameters, 0.05)?.KeepingGain ?? 1;
        return new InitialValues(0, gain / fanIn);
    }
}
