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

    private readonly TorchTraining training;

    private TorchPlan(NetworkPlan plan, TorchTraining training)
    {
        Plan = plan;
        this.training = training;
    }

    public NetworkPlan Plan { get; private set; }

    /// <summary>The plan; null with a reason where a step is not understood.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="steps">The stack.</param>
    /// <param name="training">How it is trained.</param>
    public static (TorchPlan? Plan, string Reason) Of(string name, IReadOnlyList<TorchStep> steps, TorchTraining training)
    {
        if (steps.FirstOrDefault(s => s.Kind is TorchStepKind.Unknown or TorchStepKind.Weights) is { } strange)
        {
            return (null, strange.Kind == TorchStepKind.Unknown ? $"'{strange.Activation}' is not known" : $"the sizes of '{strange.Activation}' are not constant, or it is neither a Linear nor a convolution");
        }

        TorchStep[] relevant = steps.Where(s => s.Kind != TorchStepKind.Neutral).ToArray();
        if (relevant.Length == 0 || !relevant[0].IsLayer)
        {
            return (null, "it does not begin with a Linear or a convolution");
        }

        var result = new TorchPlan(new NetworkPlan(name, 1, IsInputScaleAssumed: true, EquatableArray<LayerPlan>.Empty), training);
        var layers = new List<LayerPlan>();
        for (int i = 0; i < relevant.Length;)
        {
            TorchStep weights = relevant[i];
            TorchStep[] behind = relevant.Skip(i + 1).TakeWhile(s => !s.IsLayer).ToArray();
            TorchStep[] activations = behind.Where(s => s.Kind == TorchStepKind.Activation).ToArray();
            if (activations.Select(a => a.Activation).Distinct().Count() > 1)
            {
                return (null, $"two activations follow '{weights.Syntax}'");
            }

            layers.Add(Layer(weights, behind, activations));
            result.places.Add((weights, activations.LastOrDefault()));
            i += 1 + behind.Length;
        }

        for (int i = 1; i < layers.Count; i++)
        {
            TorchStep above = result.places[i].Weights;
            TorchStep below = result.places[i - 1].Weights;

            // A matrix on a convolution takes its channels at every place.
            bool isFlattened = above.Kind == TorchStepKind.Linear && below.Kind == TorchStepKind.Convolution && above.Inputs % below.Outputs == 0;
            if (above.Inputs != below.Outputs && !isFlattened)
            {
                return (null, $"'{above.Syntax}' takes {above.Inputs} inputs and the layer below has {below.Outputs}");
            }
        }

        result.Plan = result.Plan with
        {
            Layers = layers.ToEquatableArray(),
            Loss = training.Loss,
            Optimizer = training.Optimizer,
            LearningRate = training.LearningRate ?? double.NaN,
            HasLearningRate = training.LearningRate is not null,
        };
        return (result, "");
    }

    /// <summary>The code that a finding is about.</summary>
    public SyntaxNode Locate(NetworkFinding finding)
    {
        (TorchStep weights, TorchStep? activation) = places[finding.Layer];
        return finding.Part switch
        {
            PlanPart.Loss when training.LossPlace is { } loss => loss,
            PlanPart.LearningRate when training.LearningRatePlace is { } rate => rate,
            PlanPart.Activation when activation is not null => activation.Syntax,
            _ => weights.Syntax,
        };
    }

    private static LayerPlan Layer(TorchStep weights, TorchStep[] behind, TorchStep[] activations)
    {
        int norm = System.Array.FindIndex(behind, s => s.Kind == TorchStepKind.Normalization);
        int activation = System.Array.FindIndex(behind, s => s.Kind == TorchStepKind.Activation);
        return new LayerPlan(
            weights.Outputs,
            weights.FanIn,
            weights.FanOut,
            activations.Length == 0 ? NetworkRoles.Linear : activations[0].Activation,
            (activations.Length == 0 ? ImmutableArray<ParameterValue>.Empty : activations[0].Parameters).ToEquatableArray(),
            InitialValues.Torch(weights.FanIn),
            weights.HasBias ? InitialValues.Torch(weights.FanIn) : InitialValues.Zero,
            weights.Kind == TorchStepKind.Convolution ? LayerKind.Convolution : LayerKind.Dense,
            Applications: System.Math.Max(1, activations.Length),
            Normalization: norm < 0 ? Normalization.None : activation >= 0 && norm > activation ? Normalization.AfterActivation : Normalization.BeforeActivation);
    }
}
