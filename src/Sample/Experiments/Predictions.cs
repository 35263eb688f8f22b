using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>A declared network before training: what the compiler predicted, and what several seeds show.</summary>
/// <param name="Model">The network.</param>
/// <param name="Prediction">At compile time.</param>
/// <param name="SaturatedShare">Mean over the hidden layers, over the train images.</param>
/// <param name="GradientRatios">For each layer, relative to the output layer.</param>
internal sealed record PredictionCheck(
    NetworkModel Model, NetworkPrediction Prediction, Spread SaturatedShare, IReadOnlyList<Spread> GradientRatios);

/// <summary>How many networks let one image through no layer.</summary>
/// <param name="Predicted">Probability, from the widths alone.</param>
/// <param name="Measured">Share of the trials.</param>
/// <param name="Trials">Number of seeds.</param>
internal sealed record BornDeadCheck(double Predicted, double Measured, int Trials);

/// <summary>Compares the analysis of the compiler with the networks that it speaks of, before any training.</summary>
internal static class Predictions
{
    // A seed of its own for each trial: other experiments start at the first ones.
    private const int FirstTrial = 1000;

    /// <returns>One for each declared network; shorter after a cancellation.</returns>
    public static IReadOnlyList<PredictionCheck> Check(
        DigitsData data, IReadOnlyList<int> seeds, Action done, CancellationToken cancellation) =>
        [.. Jobs.Run(NetworkTable.Declared, m => Check(m, data, seeds), done, cancellation).OfType<PredictionCheck>()];

    public static BornDeadCheck CountBornDead(DigitsData data, int trials)
    {
        NetworkModel model = NetworkTable.NarrowRelu;
        int dead = 0;
        for (int i = 0; i < trials; i++)
        {
            // Another image each time: the prediction is for one image over all weights.
            int image = i % data.Train.Count;
            IClassifier network = model.Create(FirstTrial + i);
            network.ComputeGradients(data.Train.Pixels.AsSpan(image * DigitsData.PixelCount, DigitsData.PixelCount), data.Train.Labels.AsSpan(image, 1));
            dead += network.Gradients[..model.Sizes[0].Weights].IndexOfAnyExcept(0f) < 0 ? 1 : 0;
        }

        return new BornDeadCheck(NetworkPrediction.Of(model.Declared!).BornDeadProbability, (double)dead / trials, trials);
    }

    private static PredictionCheck Check(NetworkModel model, DigitsData data, IReadOnlyList<int> seeds)
    {
        var saturated = new List<double>();
        var ratios = new List<IReadOnlyList<double>>();
        foreach (int seed in seeds)
        {
            IClassifier network = model.Create(seed);
            ratios.Add(Measurements.GradientRatios(model, network, data.Train));
            network.ComputeGradients(data.Train.Pixels, data.Train.Labels);
            saturated.Add(network.Observe()[..^1].Average(l => l.SaturatedShare));
        }

        return new PredictionCheck(
            model,
            NetworkPrediction.Of(model.Declared!),
            Spread.Of(saturated),
            [.. Enumerable.Range(0, model.Sizes.Count).Select(i => Spread.Of(ratios.Select(r => r[i])))]);
    }
}
