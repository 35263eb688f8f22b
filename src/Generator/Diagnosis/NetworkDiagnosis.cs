using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Propagation;

namespace ActivationKernels.Diagnosis;

/// <summary>The findings about one network, and the analysis behind them.</summary>
internal sealed class NetworkDiagnosis
{
    private NetworkDiagnosis(NetworkCase network, EquatableArray<NetworkFinding> findings)
    {
        Findings = findings;
        Table = ProfileTable.Print(network);
    }

    /// <summary>In the order of the layers, and of the rules within one layer.</summary>
    public EquatableArray<NetworkFinding> Findings { get; }

    /// <summary>The figures per layer, as text.</summary>
    public string Table { get; }

    /// <param name="plan">A network with at least one layer, all of whose activations are known and take one input.</param>
    /// <param name="thresholds">Figures at which rules fire.</param>
    /// <param name="gravest">Nothing is graver: an error where a declaration can be refused, else a warning.</param>
    public static NetworkDiagnosis Of(NetworkPlan plan, Thresholds thresholds, Gravity gravest)
    {
        var network = new NetworkCase(plan, thresholds);
        IEnumerable<NetworkFinding> findings = OutputRules.Find(network)
            .Concat(StructureRules.Find(network))
            .Concat(SignalRules.Find(network))
            .Concat(RectifierRules.Find(network))
            .Select(f => f.Gravity > gravest ? f with { Gravity = gravest } : f)
            .OrderBy(f => f.Layer)
            .ThenBy(f => f.RuleId, StringComparer.Ordinal);
        return new NetworkDiagnosis(network, findings.ToEquatableArray());
    }
}

/// <summary>One network with everything that rules ask about it.</summary>
internal sealed class NetworkCase
{
    private readonly Lazy<SignalPropagation> signal;

    public NetworkCase(NetworkPlan plan, Thresholds thresholds)
    {
        Plan = plan;
        Thresholds = thresholds;
        var known = new Dictionary<(string, EquatableArray<ParameterValue>), ActivationBehaviour?>();
        Behaviours = plan.Layers.Select(Behaviour).ToImmutableArray();
        signal = new Lazy<SignalPropagation>(() => SignalPropagation.Analyze(plan, Behaviours));

        ActivationBehaviour? Behaviour(LayerPlan layer)
        {
            var key = (layer.Activation, layer.Parameters);
            if (!known.TryGetValue(key, out ActivationBehaviour? behaviour))
            {
                behaviour = ActivationBehaviour.Of(layer.Activation, layer.Parameters, thresholds[Threshold.SaturationSlope]);
                known.Add(key, behaviour);
            }

            return behaviour;
        }
    }

    public NetworkPlan Plan { get; }

    public Thresholds Thresholds { get; }

    /// <summary>One for each layer; null where the activation is no curve.</summary>
    public ImmutableArray<ActivationBehaviour?> Behaviours { get; }

    public SignalPropagation Signal => signal.Value;

    public int Last => Plan.Layers.Count - 1;

    public LayerPlan Output => Plan.Layers[Last];

    public ActivationBehaviour? OutputBehaviour => Behaviours[Last];

    /// <summary>Indices of the layers below the output layer.</summary>
    public IEnumerable<int> Hidden => Enumerable.Range(0, Last);

    /// <summary>
    /// A fault that leaves nothing to propagate: equal weights, or a softmax that yields a constant or stands between layers. It is
    /// the cause, and rules about signals and gains would only report its effects.
    /// </summary>
    public bool HasNoSignal => IsDistributionOverOneUnit || Hidden.Any(IsSymmetric) || Hidden.Any(i => Behaviours[i] is null);

    public bool IsDistribution(int layer) => NetworkRoles.IsDistribution(Plan.Layers[layer].Activation);

    public bool IsDistributionOverOneUnit =>
        Output.Units == 1 && !Output.IsGate
        && (IsDistribution(Last) || (Plan.Loss == Loss.CrossEntropyWithLogits && OutputBehaviour is { IsLinear: true }));

    /// <summary>Equal weights: the units of the layer stay copies of each other. Zeros stop a single unit too.</summary>
    public bool IsSymmetric(int layer) =>
        Plan.Layers[layer] is { Weights.AreEqual: true } plan && (plan.Units > 1 || plan.Weights.Mean == 0);

    /// <summary>The layer neither normalises its values nor is it bridged by a residual sum.</summary>
    public bool IsPlain(int layer) => Plan.Layers[layer] is { Normalization: Normalization.None, IsResidual: false };

    public NetworkFinding Finding(
        string ruleId,
        Gravity gravity,
        PlanPart part,
        int layer,
        IEnumerable<string> arguments,
        IEnumerable<string>? suggestions = null,
        IEnumerable<int>? alsoAtFault = null) => new(
            ruleId,
            gravity,
            part,
            layer,
            arguments.ToEquatableArray(),
            (suggestions ?? Array.Empty<string>()).ToEquatableArray(),
            (alsoAtFault ?? Array.Empty<int>()).Where(i => i != layer).ToEquatableArray());
}
