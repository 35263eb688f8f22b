using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Sample.Handwritten;

/// <summary>Softmax and cross-entropy of its logarithm in one, which neither overflows nor takes the logarithm of 0.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>Sum over the images of -log softmax(logits)[label].</summary>
    /// <param name="logits">Images x classes.</param>
    /// <param name="labels">One for each image.</param>
    /// <param name="gradient">Gradient of the mean over the images with respect to the logits.</param>
    public static double Loss(ReadOnlySpan<float> logits, ReadOnlySpan<int> labels, Span<float> gradient)
    {
        int classes = logits.Length / labels.Length;
        double loss = 0;
        for (int image = 0; image < labels.Length; image++)
        {
            ReadOnlySpan<float> row = logits.Slice(image * classes, classes);
            Span<float> target = gradient.Slice(image * classes, classes);
            float largest = TensorPrimitives.Max(row);
            double sum = 0;
            foreach (float logit in row)
            {
                sum += Math.Exp(logit - largest);
            }

            for (int c = 0; c < classes; c++)
            {
                target[c] = (float)(Math.Exp(row[c] - largest) / sum / labels.Length);
            }

            target[labels[image]] -= 1f / labels.Length;
            loss += Math.Log(sum) + largest - row[labels[image]];
        }

        return loss;
    }
}
