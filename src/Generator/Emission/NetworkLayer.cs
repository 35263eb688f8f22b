using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Lowering;
using ActivationKernels.Propagation;

namespace ActivationKernels.Emission;

/// <summary>One layer of a generated network: its place in the parameters and the kernels of its activation.</summary>
internal sealed class NetworkLayer
{
    private NetworkLayer(int number, LayerPlan plan, DeclaredInit init, int offset, ActivationBehaviour? behaviour)
    {
        Number = number;
        Plan = plan;
        Init = init;
        WeightOffset = offset;
        Behaviour = behaviour;
        IsDistribution = NetworkRoles.IsDistribution(plan.Activation);
        IsIdentity = ActivationCatalog.SameName(plan.Activation, NetworkRoles.Linear);
    }

    /// <summary>From 1 on.</summary>
    public int Number { get; }

    public LayerPlan Plan { get; }

    public DeclaredInit Init { get; }

    public int Inputs => Plan.FanIn;

    public int Units => Plan.Units;

    /// <summary>Index of the first weight in the parameters; the biases follow the weights.</summary>
    public int WeightOffset { get; }

    public int WeightCount => Inputs * Units;

    public int BiasOffset => WeightOffset + WeightCount;

    public ActivationBehaviour? Behaviour { get; }

    /// <summary>The activation turns a row into one distribution.</summary>
    public bool IsDistribution { get; }

    /// <summary>There is nothing to apply.</summary>
    public bool IsIdentity { get; }

    /// <summary>A kernel runs over the values, each by itself.</summary>
    public bool HasKernel => !IsDistribution && !IsIdentity;

    public string Weights => $"Layer{Number}Weights";

    public string Bias => $"Layer{Number}Bias";

    public static ImmutableArray<NetworkLayer> All(NetworkSource source)
    {
        var layers = ImmutableArray.CreateBuilder<NetworkLayer>();
        int offset = 0;
        for (int i = 0; i < source.Plan.Layers.Count; i++)
        {
            LayerPlan plan = source.Plan.Layers[i];
            var layer = new NetworkLayer(i + 1, plan, source.Inits[i], offset, ActivationBehaviour.Of(plan.Activation, plan.Parameters, ActivationBehaviour.UsualSaturationSlope));
            layers.Add(layer);
            offset = layer.BiasOffset + layer.Units;
        }

        return layers.ToImmutable();
    }

    /// <summary>Slopes of smaller magnitude count as saturated; 0 for activations that do not saturate.</summary>
    public double FlatSlope => Behaviour?.FlatSlope ?? 0;

    public KernelRequest Kernel(KernelKind kind) => new(
        Plan.Activation, kind, ElementType.Single, new[] { "x" }.ToEquatableArray(), Plan.Parameters, EquatableArray<string>.Empty);

    /// <summary>Same activation and parameters, same kernels.</summary>
    public string KernelKey(KernelKind kind) =>
        $"{kind}|{Plan.Activation}|{string.Join("|", Texts(Plan.Parameters))}";

    /// <summary>The statements that give the parameters their first values.</summary>
    public IEnumerable<string> Initialize(string initialWeights)
    {
        int stream = 2 * (Number - 1);
        double n = Inputs;
        double m = Units;
        yield return Init.Init switch
        {
            WeightInit.GlorotUniform => Random("Uniform", Weights, stream, Math.Sqrt(6 / (n + m))),
            WeightInit.HeUniform => Random("Uniform", Weights, stream, Math.Sqrt(6 / n)),
            WeightInit.LeCunUniform => Random("Uniform", Weights, stream, Math.Sqrt(3 / n)),
            WeightInit.Torch => Random("Uniform", Weights, stream, Math.Sqrt(1 / n)),
            WeightInit.Uniform => Random("Uniform", Weights, stream, Init.Scale),
            WeightInit.Constant => $"{Weights}.Fill({Single(Init.Scale)});",

            // The plan knows the variance of the others, which are normal.
            _ => Random("Normal", Weights, stream, Math.Sqrt(Plan.Weights.Variance)),
        };
        if (Init.Init != WeightInit.Torch)
        {
            yield return $"{Bias}.Fill({Single(Plan.Bias.Mean)});";
            yield break;
        }

        yield return Random("Uniform", Bias, stream + 1, Math.Sqrt(1 / n));
        if (Plan.Bias.Mean != 0)
        {
            yield return $"for (int i = 0; i < {Units}; i++) {{ {Bias}[i] += {Single(Plan.Bias.Mean)}; }}";
        }

        string Random(string method, string target, int number, double scale) =>
            $"{initialWeights}.{method}({target}, seed, {number}, {FloatLiteral.Of(scale, ElementType.Double)});";
    }

    public static string Single(double value) => FloatLiteral.Of(value, ElementType.Single);

    private static IEnumerable<string> Texts(EquatableArray<ParameterValue> values)
    {
        foreach (ParameterValue value in values)
        {
            yield return value.Name + "=" + value.Value.ToString("R", CultureInfo.InvariantCulture);
        }
    }
}
