using System;

namespace ActivationKernels.Sample.Networks;

/// <summary>
/// What experiments do with a classifier of digits. The members are those of generated networks, which need no adapter.
/// Rows of x have <see cref="DigitsData.PixelCount"/> values, rows of y <see cref="DigitsData.ClassCount"/>.
/// </summary>
internal interface IClassifier
{
    /// <summary>Step size of the following training steps.</summary>
    float LearningRate { get; set; }

    /// <summary>Gradients of the last batch: for each layer its weights, then its biases.</summary>
    ReadOnlySpan<float> Gradients { get; }

    /// <summary>Computes the logits of a batch.</summary>
    void Predict(ReadOnlySpan<float> x, Span<float> y);

    /// <summary>Computes the gradients of the mean loss of a batch, and returns that loss.</summary>
    float ComputeGradients(ReadOnlySpan<float> x, ReadOnlySpan<int> labels);

    /// <summary>Takes one step of gradient descent, and returns the mean loss before it.</summary>
    float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> labels);

    /// <summary>What the layers did with the last batch that gradients were computed for.</summary>
    LayerObservation[] Observe();
}
