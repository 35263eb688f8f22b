using System;

namespace ActivationKernels.Sample.Layers;

/// <summary>What the hidden units do over a set of images. The slope of a unit with several linear maps is that of its largest map.</summary>
/// <param name="DeadShare">Share of the units whose slope is exactly 0 on every image: no image can train them any more.</param>
/// <param name="SaturatedShare">Share of the pairs of unit and image where the slope is below 5 % of the largest one.</param>
internal sealed record UnitStatistics(double DeadShare, double SaturatedShare)
{
    private const float SaturationShare = 0.05f;

    public static UnitStatistics Measure(Network network, HiddenActivation activation, Images images, int batch)
    {
        int hidden = network.Layers.Count - 1;
        var alive = new bool[hidden][];
        for (int i = 0; i < hidden; i++)
        {
            alive[i] = new bool[network.Layers[i].Units];
        }

        float threshold = SaturationShare * activation.LargestSlope;
        long saturated = 0;
        long pairs = 0;
        for (int first = 0; first < images.Count; first += batch)
        {
            int count = Math.Min(batch, images.Count - first);
            network.Forward(images.Pixels.AsSpan(first * DigitsData.PixelCount, count * DigitsData.PixelCount));
            for (int i = 0; i < hidden; i++)
            {
                float[] slopes = Slopes(network, i, count);
                pairs += slopes.Length;
                for (int k = 0; k < slopes.Length; k++)
                {
                    saturated += slopes[k] < threshold ? 1 : 0;
                    alive[i][k % alive[i].Length] |= slopes[k] != 0;
                }
            }
        }

        int units = 0;
        int dead = 0;
        foreach (bool[] layer in alive)
        {
            units += layer.Length;
            dead += layer.AsSpan().Count(false);
        }

        return new UnitStatistics((double)dead / units, (double)saturated / pairs);
    }

    /// <summary>Images x units: the slope of the activation, the largest over the maps of the unit.</summary>
    private static float[] Slopes(Network network, int layer, int images)
    {
        DenseLayer dense = network.Layers[layer];
        var slopes = new float[images * dense.Units];
        var ones = new float[slopes.Length];
        Array.Fill(ones, 1f);
        var gradients = new float[dense.PreActivationCount(images)];
        dense.ActivationBackward(network.PreActivation(layer, images), ones, gradients);
        for (int k = 0; k < gradients.Length; k++)
        {
            ref float slope = ref slopes[k % slopes.Length];
            slope = MathF.Max(slope, MathF.Abs(gradients[k]));
        }

        return slopes;
    }
}
