using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Handwritten;
using ActivationKernels.Sample.Networks;
using Xunit;

namespace ActivationKernels.Sample.Tests.Handwritten;

public sealed class LayeredNetworkTests
{
    private static readonly int[] Widths = [6, 7, 5, 4];

    private static readonly HiddenActivation[] Activations =
    [
        HiddenActivations.Maxout, HiddenActivations.Sigmoid, HiddenActivations.CentredSigmoid, HiddenActivations.Tanh, HiddenActivations.RaisedTanh,
    ];

    public static IEnumerable<object[]> Names => Activations.Select(a => new object[] { a.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_EqualsTheSlopeOfTheLoss(string name)
    {
        const int Images = 9;
        const float Step = 2e-3f;
        const double Tolerance = 1e-3;
        var random = new Random(3);
        var network = new LayeredNetwork(Widths, Activations.First(a => a.Name == name), seed: 3);
        float[] pixels = Enumerable.Range(0, Images * Widths[0]).Select(_ => (random.NextSingle() * 4) - 2).ToArray();
        int[] labels = Enumerable.Range(0, Images).Select(i => i % 4).ToArray();
        double loss = network.ComputeGradients(pixels, labels);
        float[] derived = network.Gradients.ToArray();

        Assert.Contains(derived, g => Math.Abs(g) > 1e-4);
        for (int i = 0; i < network.Parameters.Length; i++)
        {
            float value = network.Parameters[i];
            network.Parameters[i] = value + Step;
            double above = network.ComputeGradients(pixels, labels);
            network.Parameters[i] = value - Step;
            double below = network.ComputeGradients(pixels, labels);
            network.Parameters[i] = value;

            // Where a step crosses a kink the slopes of the two sides differ; the derivative is one of them or lies between.
            double left = (loss - below) / Step;
            double right = (above - loss) / Step;
            Assert.True(
                derived[i] > Math.Min(left, right) - Tolerance && derived[i] < Math.Max(left, right) + Tolerance,
                $"{name}, parameter {i}: {derived[i]}, measured {left} and {right}");
        }
    }

    [Fact]
    public void GeneratedNetworkWithTheSameParameters_ComputesTheSame()
    {
        DigitsData data = DigitsData.Load(DigitsData.DefaultPath);
        var generated = new TanhDigits(5);
        int[] widths = [DigitsData.PixelCount, NetworkTable.Width, NetworkTable.Width, NetworkTable.Width, DigitsData.ClassCount];
        var handwritten = new LayeredNetwork(widths, HiddenActivations.Tanh, seed: 0);
        int first = 0;
        for (int layer = 0; layer < widths.Length - 1; layer++)
        {
            Transpose(generated.Parameters.Slice(first, widths[layer] * widths[layer + 1]), handwritten.Layers[layer].Weights, widths[layer], widths[layer + 1]);
            first += (widths[layer] + 1) * widths[layer + 1];
        }

        float expected = generated.ComputeGradients(data.Train.Pixels, data.Train.Labels);
        float loss = handwritten.ComputeGradients(data.Train.Pixels, data.Train.Labels);
        LayerObservation[] wanted = generated.Observe();
        LayerObservation[] seen = handwritten.Observe();

        Assert.Equal(expected, loss, 1e-5);
        for (int layer = 0; layer < wanted.Length; layer++)
        {
            Assert.Equal(wanted[layer].SaturatedShare, seen[layer].SaturatedShare, 1e-4);
            Assert.Equal(wanted[layer].GradientNorm, seen[layer].GradientNorm, 1e-4 * wanted[layer].GradientNorm);
        }
    }

    [Fact]
    public void UnitsWhoseMapsAreConstant_AreNotDead()
    {
        var network = new LayeredNetwork([64, 4, 10], HiddenActivations.Maxout, seed: 1);
        network.Parameters.Clear();
        network.ComputeGradients(new float[8 * 64], new int[8]);

        // Of two equal maps the first gets the gradient: the unit is alive.
        Assert.Equal((0, 0), (network.Observe()[0].DeadShare, network.Observe()[0].SaturatedShare));
    }

    [Fact]
    public void LargestSlope_IsThatOfTheFunction()
    {
        Assert.Equal(0.25f, HiddenActivations.Sigmoid.LargestSlope, 1e-6f);
        Assert.Equal(0.25f, HiddenActivations.CentredSigmoid.LargestSlope, 1e-6f);
        Assert.Equal(1f, HiddenActivations.RaisedTanh.LargestSlope, 1e-6f);
        Assert.Equal(1f, HiddenActivations.Maxout.LargestSlope);
    }

    [Fact]
    public void Loss_OfHugeLogits_IsFinite()
    {
        var gradient = new float[3];
        double loss = SoftmaxCrossEntropy.Loss([1e30f, 0, -1e30f], [1], gradient);

        Assert.Equal(1e30, loss, 1e24);
        Assert.Equal([1f, -1f, 0f], gradient);
    }

    private static void Transpose(ReadOnlySpan<float> from, Span<float> to, int inputs, int units)
    {
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < units; j++)
            {
                to[(j * inputs) + i] = from[(i * units) + j];
            }
        }
    }
}
