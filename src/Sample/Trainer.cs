using System;
using System.Linq;
using System.Numerics.Tensors;
using System.Threading;
using ActivationKernels.Sample.Layers;

namespace ActivationKernels.Sample;

/// <summary>What one training run showed.</summary>
/// <param name="Rate">Learning rate.</param>
/// <param name="EpochsToTarget">Epochs until the train accuracy reached the target; null where it never did.</param>
/// <param name="TrainLoss">Mean cross-entropy of the last epoch.</param>
/// <param name="TrainAccuracy">After the last epoch.</param>
/// <param name="TestAccuracy">After the last epoch.</param>
/// <param name="Units">After the last epoch, over the train set.</param>
/// <param name="FirstGradientRatio">Gradient norm of the first layer's weights over that of the last layer's, before training.</param>
/// <param name="LastGradientRatio">The same after the last epoch.</param>
internal sealed record TrainingResult(
    float Rate,
    int? EpochsToTarget,
    double TrainLoss,
    double TrainAccuracy,
    double TestAccuracy,
    UnitStatistics Units,
    double FirstGradientRatio,
    double LastGradientRatio);

/// <summary>Mini-batch stochastic gradient descent. The same arguments give the same result, bit for bit, on one machine.</summary>
internal sealed class Trainer(DigitsData data, int epochs, int seed)
{
    public const double TargetAccuracy = 0.95;

    private const int BatchSize = 32;
    private const int StatisticsBatch = 256;

    /// <summary>Inputs, hidden layers, classes: deep enough for a gradient to vanish on its way.</summary>
    public static int[] Widths { get; } = [DigitsData.PixelCount, 64, 64, 64, DigitsData.ClassCount];

    /// <param name="activation">Of the hidden layers.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="epochDone">Called after each epoch.</param>
    /// <param name="cancellation">Stops after the current mini-batch.</param>
    /// <exception cref="OperationCanceledException">Training was stopped.</exception>
    public TrainingResult Train(HiddenActivation activation, float rate, Action epochDone, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var network = new Network(Widths, activation, random, StatisticsBatch);
        double firstRatio = GradientRatio(network);
        int? reached = null;
        double loss = 0;
        double accuracy = 0;
        int[] order = Enumerable.Range(0, data.Train.Count).ToArray();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            random.Shuffle(order);
            loss = Epoch(network, order, rate, cancellation);
            accuracy = network.Accuracy(data.Train, StatisticsBatch);
            if (reached is null && accuracy >= TargetAccuracy)
            {
                reached = epoch;
            }

            epochDone();
        }

        return new TrainingResult(
            rate,
            reached,
            loss,
            accuracy,
            network.Accuracy(data.Test, StatisticsBatch),
            UnitStatistics.Measure(network, activation, data.Train, StatisticsBatch),
            firstRatio,
            GradientRatio(network));
    }

    private double Epoch(Network network, int[] order, float rate, CancellationToken cancellation)
    {
        var pixels = new float[BatchSize * DigitsData.PixelCount];
        var labels = new int[BatchSize];
        double loss = 0;
        for (int first = 0; first < order.Length; first += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(BatchSize, order.Length - first);
            for (int i = 0; i < count; i++)
            {
                int image = order[first + i];
                data.Train.Pixels.AsSpan(image * DigitsData.PixelCount, DigitsData.PixelCount)
                    .CopyTo(pixels.AsSpan(i * DigitsData.PixelCount));
                labels[i] = data.Train.Labels[image];
            }

            loss += network.Gradients(pixels.AsSpan(0, count * DigitsData.PixelCount), labels.AsSpan(0, count));
            network.Descend(rate);
        }

        return loss / order.Length;
    }

    // Over one large batch: the first images of the train set, which the split has shuffled.
    private double GradientRatio(Network network)
    {
        network.Gradients(data.Train.Pixels.AsSpan(0, StatisticsBatch * DigitsData.PixelCount), data.Train.Labels.AsSpan(0, StatisticsBatch));
        return TensorPrimitives.Norm<float>(network.Layers[0].WeightGradients)
            / TensorPrimitives.Norm<float>(network.Layers[^1].WeightGradients);
    }
}
