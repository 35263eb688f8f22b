using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>AK2201 to AK2302: rectifiers that start dead or die at the first steps, and the learning rate itself.</summary>
internal static class RectifierRules
{
    public static IEnumerable<NetworkFinding> Find(NetworkCase network)
    {
        if (BornDead(network) is { } bornDead)
        {
            yield return bornDead;
        }

        foreach (int i in network.Hidden)
        {
            if (DeadBias(network, i) is { } bias)
            {
                yield return bias;
            }
        }

        if (LearningRate(network) is { } rate)
        {
            yield return rate;
        }
    }

    /// <summary>The bias of a rectifier layer is so low that few of its units are active.</summary>
    public static bool StartsDead(NetworkCase network, int index) =>
        BiasDeviations(network, index) <= network.Thresholds[Threshold.DeadBiasInfo];

    private static NetworkFinding? BornDead(NetworkCase network)
    {
        int[] layers = SignalPropagation.DenseRectifiers(network.Plan, network.Behaviours).ToArray();
        double probability = Propagation.BornDead.Probability(layers.Select(i => network.Plan.Layers[i].Units));
        double informing = network.Thresholds[Threshold.BornDeadInfo];
        if (layers.Length == 0 || probability < informing)
        {
            return null;
        }

        // An output layer has the width of the task.
        int[] hidden = layers.Where(i => i != network.Last).ToArray();
        bool canWiden = hidden.Length == layers.Length;
        int width = canWiden ? Propagation.BornDead.WidthFor(layers.Length, informing * 0.999) : 0;
        int narrowest = layers.OrderBy(i => network.Plan.Layers[i].Units).First();
        var suggestions = new List<string>();
        if (canWiden)
        {
            suggestions.Add(Figures.Text(width));
        }

        return network.Finding(
            RuleIds.BornDead,
            probability >= network.Thresholds[Threshold.BornDead] ? Gravity.Warning : Gravity.Info,
            PlanPart.Units,
            narrowest,
            new[]
            {
                network.Plan.Name,
                Figures.Text(probability),
                Figures.Text(layers.Length),
                (canWiden ? $"{Figures.Text(width)} units in each, or " : "") + $"'{NetworkRoles.LeakyRectifier}'",
            },
            suggestions.Append(NetworkRoles.LeakyRectifier),
            layers.Where(i => network.Plan.Layers[i].Units < width || !canWiden));
    }

    /// <summary>How many standard deviations the bias of a rectifier layer lies above 0; null where that says nothing.</summary>
    private static double? BiasDeviations(NetworkCase network, int index)
    {
        LayerPlan layer = network.Plan.Layers[index];
        return network.Behaviours[index] is { IsRectifier: true } && !layer.IsGate && layer.Normalization != Normalization.BeforeActivation && layer.Bias.Mean < 0
            ? network.Signal.Layers[index].Mean / Math.Sqrt(network.Signal.Layers[index].Variance)
            : null;
    }

    private static NetworkFinding? DeadBias(NetworkCase network, int index)
    {
        if (!StartsDead(network, index))
        {
            return null;
        }

        LayerPlan layer = network.Plan.Layers[index];
        double deviations = BiasDeviations(network, index)!.Value;
        return network.Finding(
            RuleIds.DeadBias,
            deviations <= network.Thresholds[Threshold.DeadBias] ? Gravity.Warning : Gravity.Info,
            PlanPart.Bias,
            index,
            new[] { Figures.Text(layer.Bias.Mean), Figures.Text(index + 1), Figures.Text(-deviations), Figures.Text(network.Signal.Layers[index].ActiveShare) },
            new[] { "0" });
    }

    private static NetworkFinding? LearningRate(NetworkCase network)
    {
        NetworkPlan plan = network.Plan;
        double rate = plan.LearningRate;
        if (!plan.HasLearningRate)
        {
            return null;
        }

        if (!(rate > 0) || double.IsInfinity(rate))
        {
            return Finding(RuleIds.InvalidLearningRate, Gravity.Error, Figures.Text(rate));
        }

        if (!network.Hidden.Any(i => network.Behaviours[i] is { IsRectifier: true }))
        {
            return null;
        }

        Thresholds thresholds = network.Thresholds;
        bool isUnscaled = plan.Loss == Loss.MeanSquaredError && plan.Classes == 0 && (double.IsNaN(plan.TargetMin) || double.IsNaN(plan.TargetMax));
        Gravity? gravity = plan.Optimizer switch
        {
            Optimizer.Adam or Optimizer.RmsProp => rate >= thresholds[Threshold.AdaptiveRate] ? Gravity.Warning
                : rate > thresholds[Threshold.AdaptiveRateInfo] ? Gravity.Info : null,
            Optimizer.Unspecified or Optimizer.Sgd or Optimizer.Momentum => rate >= thresholds[Threshold.DescentRate] ? Gravity.Warning
                : rate >= thresholds[Threshold.DescentRateInfo] && isUnscaled ? Gravity.Info : null,
            _ => throw new ArgumentOutOfRangeException(nameof(network)),
        };
        return gravity is null
            ? null
            : Finding(RuleIds.RiskyLearningRate, gravity.Value, Figures.Text(rate), plan.Optimizer.ToString(), isUnscaled ? ", with squared errors on targets of undeclared scale," : "");

        NetworkFinding Finding(string id, Gravity howMuch, params string[] arguments) =>
            network.Finding(id, howMuch, PlanPart.LearningRate, network.Last, arguments);
    }
}
