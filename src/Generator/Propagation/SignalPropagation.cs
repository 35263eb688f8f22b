using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Common;

namespace ActivationKernels.Propagation;

/// <summary>What the analysis says about one layer at initialisation. Expectations are over weights and inputs.</summary>
/// <param name="Gain">fan-in * Var(w).</param>
/// <param name="Mean">Mean of the pre-activations: the constant part of the bias.</param>
/// <param name="Variance">Their variance q; infinite where it overflows.</param>
/// <param name="SaturatedShare">Share of pre-activations at which a saturating activation is flat.</param>
/// <param name="ActiveShare">Share of positive pre-activations.</param>
/// <param name="OutputMean">Mean of the values behind the activation.</param>
/// <param name="OutputSecondMoment">Their mean square, before any normalisation or residual sum.</param>
/// <param name="Chi">Factor of the squared gradient norm from the layer above to this one; NaN for the output layer.</param>
/// <param name="GradientFactor">Product of sqrt(chi) over all hidden layers up to this one.</param>
internal sealed record LayerProfile(
    double Gain,
    double Mean,
    double Variance,
    double SaturatedShare,
    double ActiveShare,
    double OutputMean,
    double OutputSecondMoment,
    double Chi,
    double GradientFactor);

/// <summary>
/// Mean-field propagation of signal and gradient through a stack at initialisation (Poole et al. 2016, Schoenholz et al. 2017).
/// </summary>
internal sealed class SignalPropagation
{
    private SignalPropagation(EquatableArray<LayerProfile> layers, double bornDead)
    {
        Layers = layers;
        BornDeadProbability = bornDead;
    }

    /// <summary>One for each layer, first to last.</summary>
    public EquatableArray<LayerProfile> Layers { get; }

    /// <summary>Product of sqrt(chi) over the hidden layers: how the gradient norm changes from the output to the first layer.</summary>
    public double GradientFactor => Layers.Count == 0 ? 1 : Layers[Layers.Count - 1].GradientFactor;

    /// <summary>Probability that the dense rectifier layers let nothing through for one input.</summary>
    public double BornDeadProbability { get; }

    /// <param name="plan">The stack.</param>
    /// <param name="behaviours">
    /// One for each layer; null for a layer whose activation is no curve, as in an output layer that yields a distribution. It
    /// passes signal and gradient on unchanged.
    /// </param>
    public static SignalPropagation Analyze(NetworkPlan plan, IReadOnlyList<ActivationBehaviour?> behaviours)
    {
        var layers = new List<LayerProfile>();
        double secondMoment = plan.InputSecondMoment;
        double factor = 1;
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            LayerPlan layer = plan.Layers[i];
            double gain = Gain(layer);
            double variance = gain * secondMoment + layer.Bias.Variance;
            double mean = layer.Bias.Mean;
            if (layer.Normalization == Normalization.BeforeActivation)
            {
                (mean, variance) = (0, 1);
            }

            Moments moments = Apply(behaviours[i], layer.Applications, mean, variance);
            double chi = double.NaN;
            double next = layer.IsResidual ? moments.SecondMoment + secondMoment : moments.SecondMoment;
            if (i + 1 < plan.Layers.Count)
            {
                if (layer.Normalization == Normalization.AfterActivation)
                {
                    next = 1;
                }

                chi = Chi(layer, plan.Layers[i + 1], moments, next, isLast: i + 2 == plan.Layers.Count);
                factor *= Math.Sqrt(chi);
            }

            layers.Add(new LayerProfile(
                gain,
                mean,
                variance,
                behaviours[i]?.SaturatedShare(mean, variance) ?? 0,
                ActiveShare(mean, variance),
                moments.Mean,
                moments.SecondMoment,
                chi,
                factor));
            secondMoment = next;
        }

        return new SignalPropagation(layers.ToEquatableArray(), BornDead.Probability(DenseRectifiers(plan, behaviours).Select(i => plan.Layers[i].Units)));
    }

    /// <summary>fan-in * Var(w), with the mean square in place of the variance where all weights are equal.</summary>
    public static double Gain(LayerPlan layer) => layer.FanIn * (layer.Weights.Variance + layer.Weights.Mean * layer.Weights.Mean);

    /// <summary>Indices of the dense layers whose units can die: convolutions and normalised layers see many inputs at once.</summary>
    public static IEnumerable<int> DenseRectifiers(NetworkPlan plan, IReadOnlyList<ActivationBehaviour?> behaviours) =>
        Enumerable.Range(0, plan.Layers.Count).Where(i =>
            behaviours[i] is { IsRectifier: true }
            && plan.Layers[i] is { Kind: LayerKind.Dense, Normalization: Normalization.None, IsResidual: false });

    private static double Chi(LayerPlan layer, LayerPlan above, Moments moments, double output, bool isLast)
    {
        // A deliberately small output layer scales all gradients alike: that is no vanishing. A normalisation divides by the
        // spread that the weights above it have made.
        double gain = above.Normalization == Normalization.BeforeActivation
            ? Gain(above) / (Gain(above) * output + above.Bias.Variance)
            : isLast ? Math.Max(Gain(above), 1) : Gain(above);
        double chi = gain * moments.SquaredSlope;
        if (layer.Normalization == Normalization.AfterActivation)
        {
            chi /= moments.SecondMoment - moments.Mean * moments.Mean;
        }

        return layer.IsResidual ? 1 + chi : chi;
    }

    private static Moments Apply(ActivationBehaviour? behaviour, int applications, double mean, double variance)
    {
        if (behaviour is null)
        {
            return new Moments(mean, variance + mean * mean, 1);
        }

        Moments moments = behaviour.MomentsOf(mean, variance);
        for (int i = 1; i < applications && !behaviour.IsIdempotent; i++)
        {
            // Behind the first application the values are not normal any more: their first two moments stand for them.
            Moments again = behaviour.MomentsOf(moments.Mean, Math.Max(moments.SecondMoment - moments.Mean * moments.Mean, 0));
            moments = again with { SquaredSlope = again.SquaredSlope * moments.SquaredSlope };
        }

        return moments;
    }

    private static double ActiveShare(double mean, double variance) =>
        double.IsInfinity(variance) || double.IsNaN(variance) ? 0.5
        : variance == 0 ? (mean > 0 ? 1 : 0)
        : NormalDistribution.Cdf(mean / Math.Sqrt(variance));
}
