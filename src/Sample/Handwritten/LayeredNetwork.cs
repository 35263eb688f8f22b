using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Handwritten;

/// <summary>
/// Hidden layers with one activation, and a linear layer with one unit for each class, trained by gradient descent: what a generated
/// network is, for activations that <c>[Dense]</c> does not take.
/// </summary>
internal sealed class LayeredNetwork : IClassifier
{
    private const float FlatShare = 0.05f;

    private readonly DenseLayer[] layers;
    private readonly float[] parameters;
    private readonly float[] gradients;
    private Workspace space;
    private int observedImages;

    /// <param name="widths">Inputs, units of each hidden layer, classes.</param>
    /// <param name="activation">Of every hidden layer.</param>
    /// <param name="seed">Of the first weights.</param>
    public LayeredNetwork(IReadOnlyList<int> widths, HiddenActivation activation, int seed)
    {
        IReadOnlyList<LayerSize> sizes = Sizes(widths, activation);
        var random = new Random(seed);
        parameters = new float[sizes.Sum(s => s.Weights + s.Biases)];
        gradients = new float[parameters.Length];
        layers = new DenseLayer[sizes.Count];
        int first = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            int count = sizes[i].Weights + sizes[i].Biases;
            layers[i] = new DenseLayer(
                widths[i],
                widths[i + 1],
                i < layers.Length - 1 ? activation : null,
                parameters.AsMemory(first, count),
                gradients.AsMemory(first, count),
                random);
            first += count;
        }

        space = new Workspace(layers, 0);
    }

    public float LearningRate { get; set; }

    /// <summary>For each layer its weights, then its biases.</summary>
    public Span<float> Parameters => parameters;

    public ReadOnlySpan<float> Gradients => gradients;

    public IReadOnlyList<DenseLayer> Layers => layers;

    public static IReadOnlyList<LayerSize> Sizes(IReadOnlyList<int> widths, HiddenActivation activation) =>
        [.. Enumerable.Range(0, widths.Count - 1).Select(i => DenseLayer.Size(widths[i], widths[i + 1], i < widths.Count - 2 ? activation : null))];

    public void Predict(ReadOnlySpan<float> x, Span<float> y) => Forward(x, y.Length / layers[^1].Units).CopyTo(y);

    public float ComputeGradients(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
    {
        int images = labels.Length;
        ReadOnlySpan<float> logits = Forward(x, images);
        double loss = SoftmaxCrossEntropy.Loss(logits, labels, space.OutputGradient(layers.Length - 1, images));
        for (int i = layers.Length - 1; i >= 0; i--)
        {
            layers[i].Backward(
                i == 0 ? x : space.Output(i - 1, images),
                space.PreActivation(i, images),
                space.OutputGradient(i, images),
                space.PreGradient(i, images),
                i == 0 ? [] : space.OutputGradient(i - 1, images));
        }

        observedImages = images;
        return (float)(loss / images);
    }

    public float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
    {
        float loss = ComputeGradients(x, labels);
        TensorPrimitives.MultiplyAdd(gradients, -LearningRate, parameters, parameters);
        return loss;
    }

    public LayerObservation[] Observe() =>
        [.. layers.Select((layer, i) => layer.Observe(i + 1, space.PreActivation(i, observedImages), FlatShare))];

    private ReadOnlySpan<float> Forward(ReadOnlySpan<float> x, int images)
    {
        if (images > space.Images)
        {
            space = new Workspace(layers, images);
        }

        ReadOnlySpan<float> input = x;
        for (int i = 0; i < layers.Length; i++)
        {
            Span<float> output = space.Output(i, images);
            layers[i].Forward(input, space.PreActivation(i, images), output);
            input = output;
        }

        return input;
    }

    /// <summary>What passes between the layers, for up to <paramref name="images"/> images.</summary>
    private sealed class Workspace(DenseLayer[] layers, int images)
    {
        private readonly float[][] preActivations = [.. layers.Select(l => new float[l.PreActivationCount(images)])];
        private readonly float[][] preGradients = [.. layers.Select(l => new float[l.PreActivationCount(images)])];
        private readonly float[][] outputs = [.. layers.Select(l => new float[l.Units * images])];
        private readonly float[][] outputGradients = [.. layers.Select(l => new float[l.Units * images])];

        public int Images { get; } = images;

        public Span<float> PreActivation(int layer, int count) => preActivations[layer].AsSpan(0, layers[layer].PreActivationCount(count));

        public Span<float> PreGradient(int layer, int count) => preGradients[layer].AsSpan(0, layers[layer].PreActivationCount(count));

        public Span<float> Output(int layer, int count) => outputs[layer].AsSpan(0, layers[layer].Units * count);

        public Span<float> OutputGradient(int layer, int count) => outputGradients[layer].AsSpan(0, layers[layer].Units * count);
    }
}
