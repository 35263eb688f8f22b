using System.Collections.Generic;
using ActivationKernels.Propagation;

namespace ActivationKernels.Sample.Facts;

/// <summary>What an activation of one input does to signals and gradients, as the compiler finds it on the formula.</summary>
internal sealed class ActivationTraits
{
    private readonly ActivationBehaviour behaviour;

    public ActivationTraits(ActivationBehaviour behaviour) => this.behaviour = behaviour;

    /// <summary>Infimum of the values; may be infinite.</summary>
    public double Lowest => behaviour.Lowest;

    /// <summary>Supremum of the values; may be infinite.</summary>
    public double Highest => behaviour.Highest;

    public bool Saturates => behaviour.IsSaturating;

    /// <summary>Mean of f(z) for a standard normal z.</summary>
    public double MeanOutput => behaviour.AtUnitVariance.Mean;

    /// <summary>Variance of the weights times the number of inputs with which a stack keeps the size of its signal.</summary>
    public double KeepingGain => behaviour.KeepingGain;

    /// <summary>Root of the mean square of f'(z): the factor by which one layer with that gain changes a gradient, over sqrt(gain).</summary>
    public double RootMeanSquareSlope => double.Sqrt(behaviour.AtUnitVariance.SquaredSlope);

    /// <summary>When to use it, as sentences; all of them follow from the shape of the function.</summary>
    public IReadOnlyList<string> Advice()
    {
        var advice = new List<string>();
        if (behaviour.IsLinear)
        {
            advice.Add("For output layers of regression and for logits. Between layers it does nothing: two linear layers are one.");
        }
        else if (behaviour.IsLogistic)
        {
            advice.Add("For the probability of one event, and for gates. Not between layers: outputs are all positive and the slope is small everywhere.");
        }
        else if (behaviour.IsSaturating)
        {
            advice.Add(System.Math.Abs(MeanOutput) < 0.05
                ? "Between layers of shallow or recurrent networks, with weights that keep pre-activations near 0: outputs are centred, but both ends are flat."
                : "Rarely between layers: both ends are flat, and outputs are not centred.");
        }
        else if (behaviour.IsRectifier)
        {
            advice.Add("The first choice between layers: cheap, and the positive side never saturates. Keep layers at 16 units or wider, biases at 0 and learning rates moderate, or units die.");
        }
        else if (behaviour.IsSelfNormalizing)
        {
            advice.Add("For deep stacks without normalisation layers, with weights of variance 1 / inputs: it keeps mean 0 and variance 1 by itself.");
        }
        else if (double.IsInfinity(behaviour.Highest) && double.IsInfinity(behaviour.Lowest))
        {
            advice.Add("Between layers where rectifiers die: both sides keep a slope, so that every unit can come back.");
        }
        else if (double.IsInfinity(behaviour.Highest))
        {
            advice.Add("Between layers: the positive side never saturates, and the negative side keeps some slope near 0.");
        }
        else
        {
            advice.Add("For special shapes: its values are bounded above.");
        }

        if (behaviour.SteepestSlope > 0 && !behaviour.IsLinear && double.IsFinite(KeepingGain))
        {
            advice.Add(System.FormattableString.Invariant($"Weights of variance {KeepingGain:0.##} / inputs keep the size of its signal (WeightInit.Auto)."));
        }

        return advice;
    }
}
