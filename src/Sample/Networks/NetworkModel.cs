using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace ActivationKernels.Sample.Networks;

/// <summary>Number of weights and biases of one layer, in the order of the parameters.</summary>
internal readonly record struct LayerSize(int Weights, int Biases);

/// <summary>A kind of network that experiments make instances of.</summary>
/// <param name="Name">What tables and plots call it.</param>
/// <param name="Create">Makes one with initial parameters; the same seed gives the same.</param>
/// <param name="Sizes">One for each layer, first to last.</param>
/// <param name="Declared">The class with the attributes; null for a network written by hand.</param>
internal sealed record NetworkModel(string Name, Func<int, IClassifier> Create, IReadOnlyList<LayerSize> Sizes, Type? Declared)
{
    public int HiddenLayers => Sizes.Count - 1;

    /// <summary>The model of a declared network.</summary>
    /// <typeparam name="T">A class with the attributes.</typeparam>
    /// <param name="name">What tables and plots call it.</param>
    /// <param name="create">Its constructor.</param>
    public static NetworkModel Of<T>(string name, Func<int, T> create)
        where T : IClassifier
    {
        var sizes = new List<LayerSize>();
        int inputs = typeof(T).GetCustomAttribute<NetworkAttribute>()!.Inputs;
        foreach (DenseAttribute layer in typeof(T).GetCustomAttributes<DenseAttribute>())
        {
            sizes.Add(new LayerSize(inputs * layer.Units, layer.Units));
            inputs = layer.Units;
        }

        return new NetworkModel(name, seed => create(seed), sizes, typeof(T));
    }

    /// <summary>Widths from the inputs to the outputs, for example "64-64-64-64-10".</summary>
    public string Shape => string.Join('-', Sizes.Select(s => s.Biases).Prepend(DigitsData.PixelCount));
}
