using System;
using System.Collections.Generic;
using System.Numerics.Tensors;

namespace ActivationKernels.Sample.Layers;

/// <summary>Hidden layers with one activation, and a linear layer with one unit for each class.</summary>
internal sealed class Network
{
    private readonly DenseLayer[] layers;
    private readonly float[][] preActivations;
    private readonly float[][] preGradients;
    private readonly float[][] outputs;
    private readonly float[][] outputGradients;

    /// <param name="widths">Inputs, units of each hidden layer, classes.</param>
    /// <param name="activation">Of every hidden layer.</param>
    /// <param name="random">Source of the first weights.</param>
    /// <param name="largestBatch">Most images that come at once.</param>
    public Network(IReadOnlyList<int> widths, HiddenActivation activation, Random random, int largestBatch)
    {
        int count = widths.Count - 1;
        layers = new DenseLayer[count];
        preActivations = new float[count][];
        preGradients = new float[count][];
        outputs = new float[count][];
        outputGradients = new float[count][];
        for (int i = 0; i < count; i++)
        {
            layers[i] = new DenseLayer(widths[i], widths[i + 1], i < count - 1 ? activation : null, random);
            preActivations[i] = new float[layers[i].PreActivationCount(largestBatch)];
            preGradients[i] = new float[preActivations[i].Length];
            outputs[i] = new float[widths[i + 1] * largestBatch];
            outputGradients[i] = new float[outputs[i].Length];
        }
    }

    public IReadOnlyList<DenseLayer> Layers => layers;

    /// <summary>Logits, images x classes; valid until the next call.</summary>
    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> pixels)
    {
        int images = pixels.Length / layers[0].Inputs;
        ReadOnlySpan<float> input = pixels;
        for (int i = 0; i < layers.Length; i++)
        {
            Span<float> output = outputs[i].AsSpan(0, images * layers[i].Units);
            layers[i].Forward(input, PreActivation(i, images), output);
            input = output;
        }

        return input;
    }

    /// <summary>Forward and backward pass: sets every gradient to that of the mean loss.</summary>
    /// <returns>The sum of the losses of the images.</returns>
    public double Gradients(ReadOnlySpan<float> pixels, ReadOnlySpan<int> labels)
    {
        int images = labels.Length;
        ReadOnlySpan<float> logits = Forward(pixels);
        double loss = SoftmaxCrossEntropy.Loss(logits, labels, OutputGradient(layers.Length - 1, images));
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            layers[i].ClearGradients();
            layers[i].Backward(
                i == 0 ? pixels : outputs[i - 1].AsSpan(0, images * layers[i].Inputs),
                PreActivation(i, images),
                OutputGradient(i, images),
                preGradients[i].AsSpan(0, layers[i].PreActivationCount(images)),
                i == 0 ? [] : OutputGradient(i - 1, images));
        }

        return loss;
    }

    public void Descend(float rate)
    {
        foreach (DenseLayer layer in layers)
        {
            layer.Descend(rate);
        }
    }

    /// <summary>Values before the activation of a layer, as the last pass over that many images left them.</summary>
    public Span<float> PreActivation(int layer, int images) =>
        preActivations[layer].AsSpan(0, layers[layer].PreActivationCount(images));

    /// <summary>Share of the images whose largest logit is that of the label.</summary>
    public double Accuracy(Images images, int batch)
    {
        int right = 0;
        for (int first = 0; first < images.Count; first += batch)
        {
            int count = Math.Min(batch, images.Count - first);
            ReadOnlySpan<float> logits = Forward(images.Pixels.AsSpan(first * DigitsData.PixelCount, count * DigitsData.PixelCount));
            int classes = logits.Length / count;
            for (int image = 0; image < count; image++)
            {
                int guess = TensorPrimitives.IndexOfMax(logits.Slice(image * classes, classes));
                right += guess == images.Labels[first + image] ? 1 : 0;
            }
        }

        return (double)right / images.Count;
    }

    private Span<float> OutputGradient(int layer, int images) =>
        outputGradients[layer].AsSpan(0, images * layers[layer].Units);
}
