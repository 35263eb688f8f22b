using System;
using System.Linq;
using System.Threading;
using Xunit;

namespace ActivationKernels.Sample.Tests;

/// <summary>The generated network learns the digits as well as the hand-written one of the sample.</summary>
public sealed class DigitClassifierTests
{
    private const int Epochs = 12;
    private const int BatchSize = 32;
    private const int Seed = 1;

    [Fact]
    public void Training_ReachesWhatTheSampleReaches()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        var network = new DigitClassifier(Seed);
        int? reached = null;
        var random = new Random(Seed);
        int[] order = Enumerable.Range(0, data.Train.Count).ToArray();
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            random.Shuffle(order);
            Train(network, data.Train, order);
            reached ??= Accuracy(network, data.Train) >= Trainer.TargetAccuracy ? epoch : null;
        }

        TrainingResult sample = new Trainer(data, Epochs, Seed).Train(ActivationTable.Find("leaky")!, network.LearningRate, () => { }, CancellationToken.None);

        Assert.InRange(reached ?? int.MaxValue, 1, sample.EpochsToTarget!.Value + 2);
        Assert.InRange(Accuracy(network, data.Test), sample.TestAccuracy - 0.03, 1);
    }

    [Fact]
    public void FreshNetwork_SaturatesAndDiesNowhere()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        var network = new DigitClassifier(Seed);
        network.ComputeGradients(data.Train.Pixels, data.Train.Labels);

        LayerObservation[] layers = network.Observe();

        Assert.All(layers, l => Assert.Equal((0, 0), (l.SaturatedShare, l.DeadShare)));

        // The mean-field gradient factor of He's initialisation is near 1: no layer is starved.
        Assert.All(layers, l => Assert.InRange(l.GradientNorm / layers[^1].GradientNorm, 0.1, 10));
    }

    private static void Train(DigitClassifier network, Images images, int[] order)
    {
        var pixels = new float[BatchSize * DigitsData.PixelCount];
        var labels = new int[BatchSize];
        for (int first = 0; first < order.Length; first += BatchSize)
        {
            int count = Math.Min(BatchSize, order.Length - first);
            for (int i = 0; i < count; i++)
            {
                int image = order[first + i];
                images.Pixels.AsSpan(image * DigitsData.PixelCount, DigitsData.PixelCount).CopyTo(pixels.AsSpan(i * DigitsData.PixelCount));
                labels[i] = images.Labels[image];
            }

            network.TrainStep(pixels.AsSpan(0, count * DigitsData.PixelCount), labels.AsSpan(0, count));
        }
    }

    private static double Accuracy(DigitClassifier network, Images images)
    {
        var logits = new float[images.Count * DigitsData.ClassCount];
        network.Predict(images.Pixels, logits);
        return Enumerable.Range(0, images.Count).Average(i =>
        {
            float[] row = logits[(i * DigitsData.ClassCount)..((i + 1) * DigitsData.ClassCount)];
            return Array.IndexOf(row, row.Max()) == images.Labels[i] ? 1.0 : 0.0;
        });
    }
}
