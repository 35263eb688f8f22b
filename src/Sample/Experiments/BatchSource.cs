using System;
using System.Linq;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>Mini-batches of images in random order, each image once in an epoch. The same seed gives the same order.</summary>
internal sealed class BatchSource
{
    public const int BatchSize = 32;

    private readonly Images images;
    private readonly Random random;
    private readonly int[] order;
    private readonly float[] pixels = new float[BatchSize * DigitsData.PixelCount];
    private readonly int[] labels = new int[BatchSize];
    private int next;

    public BatchSource(Images images, int seed)
    {
        this.images = images;
        random = new Random(seed);
        order = [.. Enumerable.Range(0, images.Count)];
    }

    public int BatchesPerEpoch => (order.Length + BatchSize - 1) / BatchSize;

    /// <summary>Takes one training step with the next batch; an epoch begins with a new order.</summary>
    public void Step(IClassifier network)
    {
        if (next == 0)
        {
            random.Shuffle(order);
        }

        int count = Math.Min(BatchSize, order.Length - next);
        for (int i = 0; i < count; i++)
        {
            int image = order[next + i];
            images.Pixels.AsSpan(image * DigitsData.PixelCount, DigitsData.PixelCount).CopyTo(pixels.AsSpan(i * DigitsData.PixelCount));
            labels[i] = images.Labels[image];
        }

        network.TrainStep(pixels.AsSpan(0, count * DigitsData.PixelCount), labels.AsSpan(0, count));
        next = next + count == order.Length ? 0 : next + count;
    }
}
