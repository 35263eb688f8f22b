using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Layers;
using Xunit;

namespace ActivationKernels.Sample.Tests;

public class NetworkTests
{
    private static readonly int[] Widths = [6, 7, 5, 4];

    public static IEnumerable<object[]> Names => ActivationTable.All.Select(a => new object[] { a.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_EqualsTheSlopeOfTheLoss(string name)
    {
        const int Images = 9;
        const float Step = 2e-3f;
        const double Tolerance = 1e-3;
        var random = new Random(3);
        var network = new Network(Widths, ActivationTable.Find(name)!, random, Images);
        float[] pixels = Enumerable.Range(0, Images * Widths[0]).Select(_ => (random.NextSingle() * 4) - 2).ToArray();
        int[] labels = Enumerable.Range(0, Images).Select(i => i % 4).ToArray();
        double loss = network.Gradients(pixels, labels) / Images;
        float[][] derived = network.Layers.SelectMany(l => (float[][])[[.. l.WeightGradients], [.. l.BiasGradients]]).ToArray();
        float[][] parameters = network.Layers.SelectMany(l => (float[][])[l.Weights, l.Biases]).ToArray();

        Assert.Contains(derived[0], g => Math.Abs(g) > 1e-4);
        for (int p = 0; p < parameters.Length; p++)
        {
            for (int i = 0; i < parameters[p].Length; i++)
            {
                float value = parameters[p][i];
                parameters[p][i] = value + Step;
                double above = network.Gradients(pixels, labels) / Images;
                parameters[p][i] = value - Step;
                double below = network.Gradients(pixels, labels) / Images;
                parameters[p][i] = value;

                // Where a step crosses a kink the slopes of the two sides differ; the derivative is one of them or lies between.
                double left = (loss - below) / Step;
                double right = (above - loss) / Step;
                Assert.True(
                    derived[p][i] > Math.Min(left, right) - Tolerance && derived[p][i] < Math.Max(left, right) + Tolerance,
                    $"{name}, block {p}, parameter {i}: {derived[p][i]}, measured {left} and {right}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_ImprovesTheAccuracyAndRepeatsBitForBit(string name)
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        HiddenActivation activation = ActivationTable.Find(name)!;
        float rate = name == "sigmoid" ? 1f : 0.1f;

        TrainingResult Run(int epochs) => new Trainer(data, epochs, seed: 4).Train(activation, rate, () => { }, default);
        TrainingResult one = Run(4);
        TrainingResult two = Run(4);

        Assert.Equal(one, two);
        Assert.True(one.TrainLoss < Run(1).TrainLoss);
        Assert.InRange(one.TestAccuracy, 0.3, 1);
        Assert.InRange(one.FirstGradientRatio, 1e-4, 100);
    }

    [Fact]
    public void LargestSlope_IsThatOfTheFunction()
    {
        Assert.Equal(0.25f, ActivationTable.Find("sigmoid")!.LargestSlope, 1e-6f);
        Assert.Equal(1f, ActivationTable.Find("tanh")!.LargestSlope, 1e-6f);
        Assert.Equal(1f, ActivationTable.Find("maxout")!.LargestSlope);
    }

    [Fact]
    public void UnitsThatNoImageActivates_AreDead()
    {
        const int Count = 8;
        HiddenActivation relu = ActivationTable.Find("relu")!;
        var network = new Network([64, 4, 10], relu, new Random(1), Count);
        network.Layers[0].Weights.AsSpan().Clear();
        network.Layers[0].Biases[0] = -1;
        network.Layers[0].Biases[1] = 1;
        network.Layers[0].Biases[2] = 1;
        network.Layers[0].Biases[3] = 1;

        UnitStatistics statistics = UnitStatistics.Measure(network, relu, new Images(new float[Count * 64], new int[Count]), 3);

        Assert.Equal(0.25, statistics.DeadShare);
        Assert.Equal(0.25, statistics.SaturatedShare);
    }

    [Fact]
    public void Loss_OfHugeLogits_IsFinite()
    {
        var gradient = new float[3];
        double loss = SoftmaxCrossEntropy.Loss([1e30f, 0, -1e30f], [1], gradient);

        Assert.Equal(1e30, loss, 1e24);
        Assert.Equal([1f, -1f, 0f], gradient);
    }
}
