using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Handwritten;

namespace ActivationKernels.Sample.Networks;

/// <summary>The networks of the sample.</summary>
internal static class NetworkTable
{
    /// <summary>Units of a hidden layer.</summary>
    public const int Width = 64;

    private static readonly int[] Widths = [DigitsData.PixelCount, Width, Width, Width, DigitsData.ClassCount];

    private static readonly int[] SmallWidths = [DigitsData.PixelCount, 32, 32, DigitsData.ClassCount];

    /// <summary>The activations that are compared: three hidden layers each.</summary>
    public static IReadOnlyList<NetworkModel> Contenders { get; } =
    [
        NetworkModel.Of("sigmoid", seed => new SigmoidDigits(seed)),
        NetworkModel.Of("tanh", seed => new TanhDigits(seed)),
        NetworkModel.Of("relu", seed => new ReluDigits(seed)),
        NetworkModel.Of("leaky", seed => new LeakyDigits(seed)),
        NetworkModel.Of("elu", seed => new EluDigits(seed)),
        Handwritten("maxout", Widths, HiddenActivations.Maxout),
    ];

    /// <summary>Eight hidden layers.</summary>
    public static IReadOnlyList<NetworkModel> Deep { get; } =
    [
        NetworkModel.Of("sigmoid", seed => new DeepSigmoid(seed)),
        NetworkModel.Of("tanh", seed => new DeepTanh(seed)),
        NetworkModel.Of("relu", seed => new DeepRelu(seed)),
    ];

    /// <summary>Pairs that differ in nothing but a constant added to the activation: off centre, then centred.</summary>
    public static IReadOnlyList<(NetworkModel OffCentre, NetworkModel Centred)> Centring { get; } =
    [
        (Handwritten("sigmoid", SmallWidths, HiddenActivations.Sigmoid), Handwritten("sigmoid - 1/2", SmallWidths, HiddenActivations.CentredSigmoid)),
        (Handwritten("tanh + 1", SmallWidths, HiddenActivations.RaisedTanh), Handwritten("tanh", SmallWidths, HiddenActivations.Tanh)),
    ];

    public static NetworkModel TanhLargeWeights { get; } = NetworkModel.Of("tanh, large weights", seed => new TanhLargeWeights(seed));

    public static NetworkModel ReluSmallWeights { get; } = NetworkModel.Of("relu, small weights", seed => new ReluSmallWeights(seed));

    public static NetworkModel ReluNegativeBias { get; } = NetworkModel.Of("relu, bias -4", seed => new ReluNegativeBias(seed));

    public static NetworkModel LeakyNegativeBias { get; } = NetworkModel.Of("leaky, bias -4", seed => new LeakyNegativeBias(seed));

    public static NetworkModel NarrowRelu { get; } = NetworkModel.Of("relu, four units", seed => new NarrowRelu(seed));

    /// <summary>Every network that stands in attributes.</summary>
    public static IReadOnlyList<NetworkModel> Declared { get; } =
    [
        .. Contenders.Where(m => m.Declared is not null),
        .. Deep,
        TanhLargeWeights,
        ReluSmallWeights,
        ReluNegativeBias,
        LeakyNegativeBias,
        NarrowRelu,
    ];

    /// <summary>The contender of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static NetworkModel Contender(string name) => Contenders.First(m => m.Name == name);

    private static NetworkModel Handwritten(string name, int[] widths, HiddenActivation activation) =>
        new(name, seed => new LayeredNetwork(widths, activation, seed), LayeredNetwork.Sizes(widths, activation), Declared: null);
}
