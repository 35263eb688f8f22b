using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Diagnosis;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>A stack of steps as a plan that the analysis of networks takes, and the way back from its layers to the code.</summary>
internal sealed class TorchPlan
{
    private readonly List<(TorchStep Weights, TorchStep? Activation)> places = new();

    private TorchPlan(NetworkPlan plan) => Plan = plan;

    public NetworkPlan Plan { get; private set; }

    /// <summary>The plan; null with a reason where a step is not understood.</summary>
    public static (TorchPlan? Plan, string Reason) Of(string name, IReadOnlyList<TorchStep> steps)
    {
        if (steps.FirstOrDefault(s => s.Kind is TorchStepKind.Unknown or TorchStepKind.Weights) is { } strange)
        {
            return (null, strange.Kind == TorchStepKind.Unknown ? $"'{strange.Activation}' is not known" : $"the sizes of '{strange.Activation}' are not constant, or it is no Linear");
        }

        TorchStep[] relevant = steps.Where(s => s.Kind != TorchStepKind.Neutral).ToArray();
        if (relevant.Length == 0 || relevant[0].Kind != TorchStepKind.Linear)
        {
            return (null, "it does not begin with a Linear");
        }

        var result = new TorchPlan(new NetworkPlan(name, 1, IsInputScaleAssumed: true, EquatableArray<LayerPlan>.Empty));
        var layers = new List<LayerPlan>();
        for (int i = 0; i < relevant.Length;)
        {
            TorchStep linear = relevant[i];
            TorchStep[] behind = relevant.Skip(i + 1).TakeWhile(s => s.Kind != TorchStepKind.Linear).ToArray();
            TorchStep[] activations = behind.Where(s => s.Kind == TorchStepKind.Activation).ToArray();
            if (activations.Select(a => a.Activation).Distinct().Count() > 1)
            {
                return (null, $"two activations follow '{linear.Syntax}'");
            }

            layers.Add(Layer(linear, behind, activations));
            result.places.Add((linear, activations.LastOrDefault()));
            i += 1 + behind.Length;
        }

        for (int i = 1; i < layers.Count; i++)
        {
            if (layers[i].FanIn != layers[i - 1].Units)
            {
                return (null, $"'{result.places[i].Weights.Syntax}' takes {layers[i].FanIn} inputs and the layer below has {layers[i - 1].Units}");
            }
        }

        result.Plan = result.Plan with { Layers = layers.ToEquatableArray() };
        return (result, "");
    }

    /// <summary>The code that a finding is about.</summary>
    public Location Locate(NetworkFinding finding)
    {
        (TorchStep weights, TorchStep? activation) = places[finding.Layer];
        return (finding.Part == PlanPart.Activation && activation is not null ? activation : weights).Syntax.GetLocation();
    }

    private static LayerPlan Layer(TorchStep linear, TorchStep[] behind, TorchStep[] activations)
    {
        int norm = System.Array.FindIndex(behind, s => s.Kind == TorchStepKind.Normalization);
        int activation = System.Array.FindIndex(behind, s => s.Kind == TorchStepKind.Activation);
        return new LayerPlan(
            linear.Outputs,
            linear.Inputs,
            linear.Outputs,
            activations.Length == 0 ? NetworkRoles.Linear : activations[0].Activation,
            (activations.Length == 0 ? ImmutableArray<ParameterValue>.Empty : activations[0].Parameters).ToEquatableArray(),
            InitialValues.Torch(linear.Inputs),
            linear.HasBias ? InitialValues.Torch(linear.Inputs) : InitialValues.Zero,
            Applications: System.Math.Max(1, activations.Length),
            Normalization: norm < 0 ? Normalization.None : activation >= 0 && norm > activation ? Normalization.AfterActivation : Normalization.BeforeActivation);
    }
}
