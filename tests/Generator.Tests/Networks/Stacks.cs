using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Propagation;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>Stacks and curves for tests of the propagation analysis.</summary>
internal static class Stacks
{
    /// <summary>Behaviour of a row, with one value for its only parameter where one is given.</summary>
    public static ActivationBehaviour Behaviour(string activation, double? value = null) =>
        ActivationBehaviour.Of(activation, Values(activation, value), 0.05) ?? throw new ArgumentException($"There is no curve '{activation}'.", nameof(activation));

    public static EquatableArray<ParameterValue> Values(string activation, double? value) => value is null
        ? EquatableArray<ParameterValue>.Empty
        : new[] { new ParameterValue(ActivationCatalog.Find(activation)!.Parameters.Single().Name, value.Value) }.ToEquatableArray();

    /// <summary>A layer of the given fan-in * Var(w).</summary>
    public static LayerPlan Layer(int fanIn, int units, string activation, double gain, double biasVariance = 0, double? value = null) =>
        new(units, fanIn, units, activation, Values(activation, value), new InitialValues(0, gain / fanIn), new InitialValues(0, biasVariance));

    /// <summary>Equal hidden layers below a linear output layer.</summary>
    public static NetworkPlan Deep(int hidden, int width, string activation, double gain, double biasVariance = 0, double secondMoment = 1, double outputGain = 1) =>
        Plan(secondMoment, Enumerable.Repeat(Layer(width, width, activation, gain, biasVariance), hidden).Append(Layer(width, 1, "identity", outputGain)));

    public static NetworkPlan Plan(double secondMoment, IEnumerable<LayerPlan> layers) =>
        new("Net", secondMoment, IsInputScaleAssumed: false, layers.ToEquatableArray());

    public static SignalPropagation Analyze(NetworkPlan plan) =>
        SignalPropagation.Analyze(plan, plan.Layers.Select(l => ActivationBehaviour.Of(l.Activation, l.Parameters, 0.05)).ToArray());
}
