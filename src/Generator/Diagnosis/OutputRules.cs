using System.Collections.Generic;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>AK1001 to AK1008 but for weights: output layer, loss and targets have to agree.</summary>
internal static class OutputRules
{
    public static IEnumerable<NetworkFinding> Find(NetworkCase network)
    {
        if (network.Output.IsGate)
        {
            yield break;
        }

        Loss loss = network.Plan.Loss;
        if (network.IsDistributionOverOneUnit)
        {
            yield return OneUnit(network);
            yield break;
        }

        if (Disagreement(network) is { } disagreement)
        {
            yield return disagreement;
        }

        if (loss is Loss.MeanSquaredError or Loss.MeanAbsoluteError && OutOfReach(network) is { } outOfReach)
        {
            yield return outOfReach;
        }

        bool isOneEvent = network.OutputBehaviour is { IsLogistic: true }
            || (loss == Loss.BinaryCrossEntropyWithLogits && network.OutputBehaviour is { IsLinear: true });
        if (network.Plan.Classes > 2 && network.Output.Units == 1 && isOneEvent)
        {
            yield return network.Finding(
                RuleIds.OneUnitForManyClasses,
                Gravity.Warning,
                PlanPart.Units,
                network.Last,
                new[] { network.Output.Activation, Figures.Text(network.Plan.Classes) },
                new[] { Figures.Text(network.Plan.Classes) });
        }
    }

    private static bool IsRegression(NetworkCase network) =>
        network.Plan.Loss is Loss.MeanSquaredError or Loss.MeanAbsoluteError && network.Plan.Classes == 0;

    private static NetworkFinding OneUnit(NetworkCase network)
    {
        if (!network.IsDistribution(network.Last))
        {
            return network.Finding(
                RuleIds.DistributionOverOneUnit,
                Gravity.Error,
                PlanPart.Loss,
                network.Last,
                new[] { network.Plan.Loss.ToString(), $"use {Loss.BinaryCrossEntropyWithLogits} for two classes" },
                new[] { nameof(Loss.BinaryCrossEntropyWithLogits) });
        }

        string[] better = IsRegression(network)
            ? new[] { NetworkRoles.Linear, NetworkRoles.Probability }
            : new[] { NetworkRoles.Probability, NetworkRoles.Linear };
        return network.Finding(
            RuleIds.DistributionOverOneUnit,
            Gravity.Error,
            PlanPart.Activation,
            network.Last,
            new[] { network.Output.Activation, $"use '{better[0]}'" },
            better);
    }

    private static NetworkFinding? Disagreement(NetworkCase network)
    {
        Loss loss = network.Plan.Loss;
        string activation = network.Output.Activation;
        bool isDistribution = network.IsDistribution(network.Last);
        ActivationBehaviour? output = network.OutputBehaviour;
        switch (loss)
        {
            case Loss.CrossEntropyWithLogits or Loss.BinaryCrossEntropyWithLogits when isDistribution || output is { IsLogistic: true }:
                return network.Finding(
                    RuleIds.OutputActivationTwice,
                    Gravity.Warning,
                    PlanPart.Activation,
                    network.Last,
                    new[] { activation, loss.ToString(), loss == Loss.CrossEntropyWithLogits ? NetworkRoles.Distribution : NetworkRoles.Probability },
                    new[] { NetworkRoles.Linear });
            case Loss.CrossEntropyWithLogits or Loss.BinaryCrossEntropyWithLogits when output is { IsLinear: false, Lowest: >= 0 }:
                return Mismatch("logits have to take both signs", NetworkRoles.Linear);
            case Loss.MeanSquaredError or Loss.MeanAbsoluteError when isDistribution:
                return Mismatch(
                    "its gradient fades where the prediction is confidently wrong; one distribution asks for CrossEntropy, independent labels for "
                        + $"'{NetworkRoles.Probability}' with BinaryCrossEntropy",
                    NetworkRoles.Probability,
                    NetworkRoles.Linear);
            case Loss.BinaryCrossEntropy when isDistribution:
                return Mismatch("the loss treats every output as an event of its own, but they sum to 1", NetworkRoles.Probability);
            case Loss.CrossEntropy when output is { IsLogistic: true } && network.Output.Units > 1:
                return Mismatch("the loss expects one distribution, but the outputs do not sum to 1", NetworkRoles.Distribution);
            case Loss.BinaryCrossEntropy or Loss.CrossEntropy when output is { IsLinear: true }:
                return network.Finding(
                    RuleIds.LinearOutputForProbabilities,
                    Gravity.Warning,
                    PlanPart.Activation,
                    network.Last,
                    new[] { activation, loss.ToString(), Probabilities() },
                    new[] { Probabilities() });
            case Loss.BinaryCrossEntropy or Loss.CrossEntropy when output is not null && (output.Lowest < 0 || output.Highest > 1):
                return Mismatch($"the loss expects probabilities, but the outputs lie in {Range(output)}", Probabilities());
            default:
                return null;
        }

        string Probabilities() => loss == Loss.CrossEntropy && network.Output.Units > 1 ? NetworkRoles.Distribution : NetworkRoles.Probability;

        NetworkFinding Mismatch(string reason, params string[] better) => network.Finding(
            RuleIds.OutputContradictsLoss,
            Gravity.Warning,
            PlanPart.Activation,
            network.Last,
            new[] { activation, loss.ToString(), reason },
            better);
    }

    private static NetworkFinding? OutOfReach(NetworkCase network)
    {
        if (network.OutputBehaviour is not { IsLinear: false } output || (double.IsInfinity(output.Lowest) && double.IsInfinity(output.Highest)))
        {
            return null;
        }

        // Targets of a classifier are 0 and 1.
        (double low, double high) = network.Plan.Classes > 0 ? (0, 1) : (network.Plan.TargetMin, network.Plan.TargetMax);
        bool isExcluded = low < output.Lowest || high > output.Highest;
        bool isInside = low >= output.Lowest && high <= output.Highest;
        if (isInside)
        {
            return null;
        }

        string targets = isExcluded
            ? $"the targets lie in [{Bound(low)}, {Bound(high)}]"
            : "the range of the targets is not declared";
        return network.Finding(
            RuleIds.OutputCannotReachTargets,
            isExcluded ? Gravity.Warning : Gravity.Info,
            PlanPart.Activation,
            network.Last,
            new[] { network.Output.Activation, Range(output), targets },
            new[] { NetworkRoles.Linear });

        static string Bound(double value) => double.IsNaN(value) ? "?" : Figures.Text(value);
    }

    private static string Range(ActivationBehaviour behaviour) =>
        double.IsInfinity(behaviour.Highest) ? $"[{Figures.Text(behaviour.Lowest)}, infinity)"
        : double.IsInfinity(behaviour.Lowest) ? $"(-infinity, {Figures.Text(behaviour.Highest)}]"
        : $"[{Figures.Text(behaviour.Lowest)}, {Figures.Text(behaviour.Highest)}]";
}
