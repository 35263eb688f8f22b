using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>The state of a network at the end of an epoch, or before the first.</summary>
/// <param name="TrainLoss">Mean cross-entropy over the train images.</param>
/// <param name="TrainAccuracy">Share of the train images that are recognised.</param>
/// <param name="TestAccuracy">The same of the test images.</param>
/// <param name="SaturatedShare">Share of pairs of hidden unit and train image at which the unit is flat; the mean over the layers.</param>
/// <param name="DeadShare">Share of hidden units whose slope is 0 on every train image.</param>
/// <param name="GradientRatios">
/// For each layer the norm of the gradient of its weights over that of the output layer's, in the root mean square over single images.
/// </param>
internal sealed record NetworkState(
    double TrainLoss, double TrainAccuracy, double TestAccuracy, double SaturatedShare, double DeadShare, IReadOnlyList<double> GradientRatios);

/// <summary>What can be measured on a network as it is.</summary>
internal static class Measurements
{
    // The first images of the train set, which the split has shuffled.
    private const int ProbedImages = 64;

    public static NetworkState State(NetworkModel model, IClassifier network, DigitsData data)
    {
        IReadOnlyList<double> ratios = GradientRatios(model, network, data.Train);
        double loss = network.ComputeGradients(data.Train.Pixels, data.Train.Labels);
        LayerObservation[] hidden = network.Observe()[..^1];
        return new NetworkState(
            loss,
            Accuracy(network, data.Train),
            Accuracy(network, data.Test),
            hidden.Average(l => l.SaturatedShare),
            hidden.Average(l => l.DeadShare),
            ratios);
    }

    /// <summary>Share of the images whose largest logit is that of the label.</summary>
    public static double Accuracy(IClassifier network, Images images)
    {
        var logits = new float[images.Count * DigitsData.ClassCount];
        network.Predict(images.Pixels, logits);
        int right = 0;
        for (int i = 0; i < images.Count; i++)
        {
            ReadOnlySpan<float> row = logits.AsSpan(i * DigitsData.ClassCount, DigitsData.ClassCount);
            right += TensorPrimitives.IndexOfMax(row) == images.Labels[i] ? 1 : 0;
        }

        return (double)right / images.Count;
    }

    /// <summary>See <see cref="NetworkState.GradientRatios"/>.</summary>
    public static IReadOnlyList<double> GradientRatios(NetworkModel model, IClassifier network, Images images)
    {
        var squares = new double[model.Sizes.Count];
        for (int i = 0; i < Math.Min(ProbedImages, images.Count); i++)
        {
            network.ComputeGradients(images.Pixels.AsSpan(i * DigitsData.PixelCount, DigitsData.PixelCount), images.Labels.AsSpan(i, 1));
            int first = 0;
            for (int layer = 0; layer < squares.Length; layer++)
            {
                squares[layer] += TensorPrimitives.SumOfSquares(network.Gradients.Slice(first, model.Sizes[layer].Weights));
                first += model.Sizes[layer].Weights + model.Sizes[layer].Biases;
            }
        }

        return [.. squares.Select(s => Math.Sqrt(s / squares[^1]))];
    }
}
