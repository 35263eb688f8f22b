using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>AK1003 and AK1101 to AK1104: layers that cannot do what a layer is for.</summary>
internal static class StructureRules
{
    public static IEnumerable<NetworkFinding> Find(NetworkCase network) =>
        network.Hidden.SelectMany(i => OfHidden(network, i)).Concat(Enumerable.Range(0, network.Plan.Layers.Count).SelectMany(i => Repeated(network, i)));

    private static IEnumerable<NetworkFinding> OfHidden(NetworkCase network, int index)
    {
        LayerPlan layer = network.Plan.Layers[index];
        if (network.IsSymmetric(index))
        {
            yield return network.Finding(
                RuleIds.EqualWeights,
                Gravity.Error,
                PlanPart.Weights,
                index,
                new[] { Figures.Text(index + 1), Figures.Text(layer.Weights.Mean), Figures.Text(layer.Units) },
                new[] { nameof(WeightInit.Auto) });
        }

        if (network.IsDistribution(index) && !layer.IsGate)
        {
            yield return network.Finding(
                RuleIds.HiddenDistribution,
                Gravity.Warning,
                PlanPart.Activation,
                index,
                new[] { layer.Activation, Figures.Text(index + 1), Figures.Text(1.0 / layer.Units), HiddenChoices.InWords },
                HiddenChoices.All);
        }

        if (network.Behaviours[index] is { IsLinear: true } && network.IsPlain(index) && !network.Plan.Layers[index + 1].IsResidual && !layer.IsGate)
        {
            yield return Linear(network, index);
        }

        if (!network.HasNoSignal && Gain(network, index) is { } gain)
        {
            yield return gain;
        }
    }

    private static NetworkFinding Linear(NetworkCase network, int index)
    {
        // A layer that is narrower than both neighbours restricts the rank of the product: that can be meant.
        LayerPlan layer = network.Plan.Layers[index];
        bool isBottleneck = layer.Units < Math.Min(layer.FanIn, network.Plan.Layers[index + 1].Units);
        return network.Finding(
            RuleIds.LinearHiddenLayer,
            isBottleneck ? Gravity.Info : Gravity.Warning,
            PlanPart.Activation,
            index,
            new[]
            {
                Figures.Text(index + 1),
                Figures.Text(index + 2),
                isBottleneck ? $" of rank {Figures.Text(layer.Units)}" : "",
                HiddenChoices.InWords,
            },
            HiddenChoices.All);
    }

    private static NetworkFinding? Gain(NetworkCase network, int index)
    {
        LayerPlan layer = network.Plan.Layers[index];
        ActivationBehaviour behaviour = network.Behaviours[index]!;

        // A sigmoid is its own cause: no usual initialisation fits it.
        if (!network.IsPlain(index) || behaviour.IsLinear || behaviour.IsLogistic || layer.IsGate)
        {
            return null;
        }

        Thresholds thresholds = network.Thresholds;
        double gain = SignalPropagation.Gain(layer);
        double critical = behaviour.IsSelfNormalizing ? behaviour.KeepingGain : behaviour.CriticalGain;
        double ratio = gain / critical;
        Gravity? gravity = ratio < thresholds[Threshold.GainLow] || ratio > thresholds[Threshold.GainHigh] ? Gravity.Warning
            : ratio < thresholds[Threshold.GainLowInfo] || ratio > thresholds[Threshold.GainHighInfo] ? Gravity.Info
            : null;
        if (behaviour.IsSelfNormalizing)
        {
            double off = thresholds[Threshold.SelfNormalizingGain];
            gravity = ratio * off < 1 || ratio > off ? Gravity.Warning : null;
        }
        else if (gravity == Gravity.Warning && index == 0 && ratio < 1 && layer.FanIn < layer.Units)
        {
            // Few inputs feed many units: the first gain only sets the scale of the signal and no gradient passes through it.
            gravity = Gravity.Info;
        }

        return gravity is null
            ? null
            : network.Finding(
                RuleIds.GainDoesNotFit,
                gravity.Value,
                PlanPart.Weights,
                index,
                new[] { Figures.Text(index + 1), Figures.Text(gain), Figures.Text(ratio), Figures.Text(critical), layer.Activation },
                new[] { behaviour.IsSelfNormalizing ? nameof(WeightInit.LeCunNormal) : behaviour.IsRectifier ? nameof(WeightInit.HeNormal) : nameof(WeightInit.Auto) });
    }

    private static IEnumerable<NetworkFinding> Repeated(NetworkCase network, int index)
    {
        LayerPlan layer = network.Plan.Layers[index];
        if (layer.Applications > 1 && network.Behaviours[index] is { } behaviour)
        {
            string effect = behaviour.IsIdempotent
                ? "once has the same effect"
                : $"each application multiplies the gradient by at most {Figures.Text(behaviour.SteepestSlope)}";
            yield return network.Finding(
                RuleIds.RepeatedActivation,
                behaviour.IsSaturating && !behaviour.IsIdempotent ? Gravity.Warning : Gravity.Info,
                PlanPart.Activation,
                index,
                new[] { layer.Activation, Figures.Text(layer.Applications), Figures.Text(index + 1), effect });
        }
    }
}
