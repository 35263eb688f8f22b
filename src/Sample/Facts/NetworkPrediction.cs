using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Diagnosis;
using ActivationKernels.Propagation;

namespace ActivationKernels.Sample.Facts;

/// <summary>What the analysis of the compiler says about one layer at initialisation.</summary>
/// <param name="Layer">From 1 on.</param>
/// <param name="Units">Number of outputs.</param>
/// <param name="Activation">Name of the row.</param>
/// <param name="Variance">Of the pre-activations.</param>
/// <param name="SaturatedShare">Share of pre-activations at which a saturating activation is flat.</param>
/// <param name="ActiveShare">Share of positive pre-activations.</param>
/// <param name="Chi">Factor of the squared gradient norm from the layer above; NaN for the output layer.</param>
/// <param name="GradientFactor">Product of sqrt(chi) from the first layer up to this one.</param>
/// <param name="GradientRatio">
/// Norm of the gradient of this layer's weights over that of the output layer's, in the root mean square over single images.
/// </param>
internal sealed record LayerPrediction(
    int Layer,
    int Units,
    string Activation,
    double Variance,
    double SaturatedShare,
    double ActiveShare,
    double Chi,
    double GradientFactor,
    double GradientRatio);

/// <summary>What the compiler predicts for a declared network.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Layers">First to last.</param>
/// <param name="GradientFactor">How the gradient norm changes from the output to the first layer.</param>
/// <param name="BornDeadProbability">Probability that one image passes no rectifier layer.</param>
/// <param name="Table">The figures as diagnostics print them.</param>
internal sealed record NetworkPrediction(
    string Name, IReadOnlyList<LayerPrediction> Layers, double GradientFactor, double BornDeadProbability, string Table)
{
    private static readonly ConcurrentDictionary<Type, NetworkPrediction> Known = new();

    /// <summary>Mean of the saturated shares of the hidden layers.</summary>
    public double SaturatedShare => Layers.SkipLast(1).Average(l => l.SaturatedShare);

    /// <param name="network">A class with the attributes.</param>
    public static NetworkPrediction Of(Type network) => Known.GetOrAdd(network, type => Predict(DeclaredPlan.Of(type)));

    private static NetworkPrediction Predict(NetworkPlan plan)
    {
        var network = new NetworkCase(plan, Thresholds.Default);
        EquatableArray<LayerProfile> profiles = network.Signal.Layers;
        int last = plan.Layers.Count - 1;
        var layers = new List<LayerPrediction>();
        for (int i = 0; i <= last; i++)
        {
            LayerPlan layer = plan.Layers[i];
            layers.Add(new LayerPrediction(
                i + 1,
                layer.Units,
                layer.Activation,
                profiles[i].Variance,
                profiles[i].SaturatedShare,
                profiles[i].ActiveShare,
                profiles[i].Chi,
                profiles[i].GradientFactor,
                Below(i) / Below(last)));
        }

        return new NetworkPrediction(
            plan.Name, layers, network.Signal.GradientFactor, network.Signal.BornDeadProbability, NetworkDiagnosis.Of(plan, Thresholds.Default, Gravity.Error).Table);

        // The gradient of a weight is the gradient behind it times the value before it: this layer's share of the chain above it,
        // times the length of its input.
        double Below(int i)
        {
            double factorBelow = i == 0 ? 1 : profiles[i - 1].GradientFactor;
            double secondMoment = i == 0 ? plan.InputSecondMoment : profiles[i - 1].OutputSecondMoment;
            return network.Signal.GradientFactor / factorBelow * Math.Sqrt(plan.Layers[i].FanIn * secondMoment);
        }
    }
}

/// <summary>Reads the attributes of a compiled class into the plan that the analysis takes.</summary>
internal static class DeclaredPlan
{
    /// <param name="network">A class with the attributes, which the compiler has accepted.</param>
    public static NetworkPlan Of(Type network)
    {
        NetworkAttribute stack = network.GetCustomAttribute<NetworkAttribute>()!;
        DenseAttribute[] layers = [.. network.GetCustomAttributes<DenseAttribute>()];
        var plans = new List<LayerPlan>();
        int width = stack.Inputs;
        foreach (DenseAttribute layer in layers)
        {
            plans.Add(Layer(layer, width, isOutput: plans.Count == layers.Length - 1));
            width = layer.Units;
        }

        return new NetworkPlan(
            network.Name,
            stack.InputSecondMoment,
            IsInputScaleAssumed: false,
            plans.ToEquatableArray(),
            (Propagation.Loss)stack.Loss,
            (Propagation.Optimizer)stack.Optimizer,
            stack.LearningRate,
            HasLearningRate: !double.IsNaN(stack.LearningRate),
            stack.Classes,
            stack.TargetMin,
            stack.TargetMax);
    }

    private static LayerPlan Layer(DenseAttribute layer, int width, bool isOutput)
    {
        Activation row = ActivationCatalog.Find(layer.Activation)
            ?? throw new ArgumentException($"No row '{layer.Activation}'.", nameof(layer));
        EquatableArray<ParameterValue> parameters = row.Parameters
            .Select(p => new ParameterValue(p.Name, (double)typeof(DenseAttribute).GetProperty(p.Name)!.GetValue(layer)!))
            .Where(p => !double.IsNaN(p.Value))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        var init = (Propagation.WeightInit)layer.Init;
        InitialValues weights = InitialValues.Of(init, layer.InitScale, width, layer.Units)
            ?? AutomaticInit.For(row.Name, parameters, width, isOutput);
        InitialValues bias = init == Propagation.WeightInit.Torch
            ? InitialValues.Torch(width) with { Mean = layer.Bias }
            : InitialValues.Constant(layer.Bias);
        return new LayerPlan(layer.Units, width, layer.Units, row.Name, parameters, weights, bias);
    }
}
