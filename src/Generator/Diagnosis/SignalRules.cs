using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>AK2001 to AK2103: signal and gradient at initialisation.</summary>
internal static class SignalRules
{
    public static IEnumerable<NetworkFinding> Find(NetworkCase network)
    {
        IEnumerable<NetworkFinding> findings = SigmoidUse(network);
        if (!network.HasNoSignal)
        {
            int[] saturated = Saturated(network).ToArray();
            findings = findings
                .Concat(saturated.Select(i => Saturation(network, i)))
                .Concat(OffCentre(network))
                .Concat(Vanishing(network, saturated))
                .Concat(Exploding(network))
                .Concat(NarrowAndDeep(network));
        }

        return findings;
    }

    private static IEnumerable<NetworkFinding> SigmoidUse(NetworkCase network)
    {
        foreach (int i in network.Hidden)
        {
            LayerPlan layer = network.Plan.Layers[i];
            if (network.Behaviours[i] is not { IsLogistic: true } behaviour || layer.IsGate)
            {
                continue;
            }

            string factor = network.HasNoSignal
                ? ""
                : $"; at initialisation layer {Figures.Text(i + 1)} multiplies the gradient norm by {Figures.Text(Math.Sqrt(network.Signal.Layers[i].Chi))}";
            yield return network.Finding(
                RuleIds.SigmoidUse,
                Gravity.Warning,
                PlanPart.Activation,
                i,
                new[]
                {
                    layer.Activation,
                    Figures.Text(behaviour.AtUnitVariance.Mean),
                    Figures.Text(behaviour.SteepestSlope),
                    HiddenChoices.InWords + factor,
                },
                HiddenChoices.All);
        }
    }

    private static IEnumerable<int> Saturated(NetworkCase network) => network.Hidden.Where(i =>
        network.Signal.Layers[i].SaturatedShare > network.Thresholds[Threshold.SaturatedShare]
        && !network.Plan.Layers[i].IsGate

        // An input scale that nobody declared is no evidence.
        && !(i == 0 && network.Plan.IsInputScaleAssumed));

    private static NetworkFinding Saturation(NetworkCase network, int index)
    {
        LayerPlan layer = network.Plan.Layers[index];
        LayerProfile profile = network.Signal.Layers[index];
        return network.Finding(
            RuleIds.SaturatedLayer,
            Gravity.Warning,
            PlanPart.Activation,
            index,
            new[]
            {
                Figures.Percent(profile.SaturatedShare),
                Figures.Text(index + 1),
                layer.Activation,
                Figures.Percent(network.Thresholds[Threshold.SaturationSlope]),
                Figures.Text(profile.Variance),
            },
            HiddenChoices.All.Where(name => ActivationBehaviour.Of(name, [], 0.05) is { IsSaturating: false }));
    }

    private static IEnumerable<NetworkFinding> OffCentre(NetworkCase network)
    {
        int run = 0;
        foreach (int i in network.Hidden)
        {
            LayerProfile profile = network.Signal.Layers[i];
            double ratio = Math.Abs(profile.OutputMean) / Math.Sqrt(profile.OutputSecondMoment);
            run = ratio > network.Thresholds[Threshold.OffCentre] && network.IsPlain(i) ? run + 1 : 0;
            if (run == 2)
            {
                yield return network.Finding(
                    RuleIds.OffCentreStack,
                    Gravity.Info,
                    PlanPart.Activation,
                    i,
                    new[] { Figures.Text(i), Figures.Text(i + 1), Figures.Text(ratio) },
                    HiddenChoices.All);
            }
        }
    }

    // The factor of layers that are reported as saturated or as dead by their bias does not count, nor that of layers that are
    // bridged or normalised.
    private static IEnumerable<NetworkFinding> Vanishing(NetworkCase network, int[] saturated)
    {
        int[] counted = network.Hidden
            .Where(i => network.IsPlain(i)
                && network.Plan.Layers[i + 1].Normalization != Normalization.BeforeActivation
                && !saturated.Contains(i)
                && !RectifierRules.StartsDead(network, i))
            .ToArray();
        double factor = Math.Sqrt(counted.Aggregate(1.0, (product, i) => product * network.Signal.Layers[i].Chi));
        if (!(factor < network.Thresholds[Threshold.VanishingInfo]))
        {
            yield break;
        }

        int worst = counted.OrderBy(i => network.Signal.Layers[i].Chi).First();
        int narrowest = network.Hidden.Min(i => network.Plan.Layers[i].Units);
        yield return network.Finding(
            RuleIds.VanishingGradient,
            factor < network.Thresholds[Threshold.Vanishing] ? Gravity.Warning : Gravity.Info,
            PlanPart.Activation,
            worst,
            new[]
            {
                network.Plan.Name,
                Figures.Text(factor),
                Figures.Text(counted.Length),
                Figures.Text(worst + 1),
                Figures.Text(Math.Sqrt(network.Signal.Layers[worst].Chi)),
                narrowest < 16 ? $" (narrow layers of {Figures.Text(narrowest)} units fare worse than this)" : "",
            },
            HiddenChoices.All.Where(name => !ActivationCatalog.SameName(name, network.Plan.Layers[worst].Activation)),
            counted.Where(i => ActivationCatalog.SameName(network.Plan.Layers[i].Activation, network.Plan.Layers[worst].Activation)));
    }

    private static IEnumerable<NetworkFinding> Exploding(NetworkCase network)
    {
        var layers = network.Signal.Layers;
        int overflowing = Enumerable.Range(0, layers.Count).TakeWhile(i => IsFinite(layers[i].Variance)).Count();
        double growth = layers.Count > 1 ? layers.Max(l => l.Variance) / layers[0].Variance : 1;
        double factor = network.Signal.GradientFactor;
        string? effect = overflowing < layers.Count ? $"the variance overflows in layer {Figures.Text(overflowing + 1)}"
            : factor > network.Thresholds[Threshold.Exploding] || !IsFinite(factor) ? $"the gradient norm grows by a factor of {Figures.Text(factor)}"
            : growth > network.Thresholds[Threshold.Growth] ? $"the variance of the signal grows by a factor of {Figures.Text(growth)}"
            : null;
        if (effect is null)
        {
            yield break;
        }

        // Above the first overflow nothing can be compared any more.
        int at = overflowing < layers.Count ? Math.Max(overflowing - 1, 0) : network.Hidden.OrderByDescending(i => layers[i].Chi).First();
        yield return network.Finding(
            RuleIds.ExplodingSignal,
            Gravity.Warning,
            PlanPart.Activation,
            at,
            new[] { network.Plan.Name, effect, Figures.Text(at + 1), network.Plan.Layers[at].Activation },
            HiddenChoices.All.Where(name => !ActivationCatalog.SameName(name, network.Plan.Layers[at].Activation)));

        static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
    }

    private static IEnumerable<NetworkFinding> NarrowAndDeep(NetworkCase network)
    {
        int[] rectifiers = network.Hidden.Where(i => network.Behaviours[i] is { IsRectifier: true } && network.IsPlain(i)
            && network.Plan.Layers[i].Kind == LayerKind.Dense).ToArray();
        double sum = rectifiers.Sum(i => 1.0 / network.Plan.Layers[i].Units);
        if (sum > network.Thresholds[Threshold.NarrowDepth])
        {
            int narrowest = rectifiers.OrderBy(i => network.Plan.Layers[i].Units).First();
            yield return network.Finding(
                RuleIds.NarrowAndDeep,
                Gravity.Info,
                PlanPart.Units,
                narrowest,
                new[] { network.Plan.Name, Figures.Text(rectifiers.Length), Figures.Text(sum) });
        }
    }
}
