using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>
/// The same network as a careful programmer writes it with TensorPrimitives: a dot product for each unit over weights that lie unit by
/// unit, rectifier, gradients as multiples of rows. It allocates nothing.
/// </summary>
internal sealed class TensorNetwork
{
    private readonly int[] sizes;
    private readonly float[][] weights;
    private readonly float[][] biases;
    private readonly float[][] weightGradients;
    private readonly float[][] biasGradients;
    private readonly float[][] values;
    private readonly float[][] deltas;
    private readonly int rows;

    /// <param name="sizes">Inputs, then the units of each layer.</param>
    /// <param name="parameters">For each layer weights, inputs x units, then biases.</param>
    /// <param name="rows">Rows of a batch.</param>
    public TensorNetwork(int[] sizes, ReadOnlySpan<float> parameters, int rows)
    {
        this.sizes = sizes;
        this.rows = rows;
        int layers = sizes.Length - 1;
        weights = new float[layers][];
        biases = new float[layers][];
        weightGradients = new float[layers][];
        biasGradients = new float[layers][];
        values = new float[layers][];
        deltas = new float[layers][];
        for (int l = 0; l < layers; l++)
        {
            (int inputs, int units) = (sizes[l], sizes[l + 1]);
            weights[l] = new float[inputs * units];
            for (int i = 0; i < inputs; i++)
            {
                for (int j = 0; j < units; j++)
                {
                    weights[l][j * inputs + i] = parameters[i * units + j];
                }
            }

            biases[l] = parameters.Slice(inputs * units, units).ToArray();
            parameters = parameters[((inputs + 1) * units)..];
            weightGradients[l] = new float[inputs * units];
            biasGradients[l] = new float[units];
            values[l] = new float[rows * units];
            deltas[l] = new float[rows * units];
        }
    }

    /// <summary>The outputs for a batch, valid until the next call.</summary>
    public ReadOnlySpan<float> Predict(ReadOnlySpan<float> x)
    {
        ReadOnlySpan<float> below = x;
        for (int l = 0; l < weights.Length; l++)
        {
            (int inputs, int units) = (sizes[l], sizes[l + 1]);
            Span<float> y = values[l];
            for (int r = 0; r < rows; r++)
            {
                ReadOnlySpan<float> row = below.Slice(r * inputs, inputs);
                Span<float> sums = y.Slice(r * units, units);
                for (int j = 0; j < units; j++)
                {
                    sums[j] = TensorPrimitives.Dot(row, weights[l].AsSpan(j * inputs, inputs));
                }

                TensorPrimitives.Add(sums, biases[l], sums);
            }

            if (l < weights.Length - 1)
            {
                TensorPrimitives.Max(y, 0, y);
            }

            below = y;
        }

        return below;
    }

    /// <summary>One step of gradient descent on the mean squared error.</summary>
    public float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<float> targets, float rate)
    {
        ReadOnlySpan<float> y = Predict(x);
        int last = weights.Length - 1;
        Span<float> delta = deltas[last];
        TensorPrimitives.Subtract(y, targets, delta);
        float loss = TensorPrimitives.SumOfSquares<float>(delta) / delta.Length;
        TensorPrimitives.Multiply(delta, 2f / delta.Length, delta);
        for (int l = last; l >= 0; l--)
        {
            Backward(l, l == 0 ? x : values[l - 1]);
        }

        for (int l = 0; l <= last; l++)
        {
            TensorPrimitives.MultiplyAdd(weightGradients[l], -rate, weights[l], weights[l]);
            TensorPrimitives.MultiplyAdd(biasGradients[l], -rate, biases[l], biases[l]);
        }

        return loss;
    }

    private void Backward(int l, ReadOnlySpan<float> below)
    {
        (int inputs, int units) = (sizes[l], sizes[l + 1]);
        weightGradients[l].AsSpan().Clear();
        biasGradients[l].AsSpan().Clear();
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<float> row = below.Slice(r * inputs, inputs);
            ReadOnlySpan<float> delta = deltas[l].AsSpan(r * units, units);
            TensorPrimitives.Add(biasGradients[l], delta, biasGradients[l]);
            Span<float> next = l > 0 ? deltas[l - 1].AsSpan(r * inputs, inputs) : default;
            next.Clear();
            for (int j = 0; j < units; j++)
            {
                Span<float> gradient = weightGradients[l].AsSpan(j * inputs, inputs);
                TensorPrimitives.MultiplyAdd(row, delta[j], gradient, gradient);
                if (l > 0)
                {
                    TensorPrimitives.MultiplyAdd(weights[l].AsSpan(j * inputs, inputs), delta[j], next, next);
                }
            }

            for (int i = 0; i < next.Length; i++)
            {
                next[i] = row[i] > 0 ? next[i] : 0;
            }
        }
    }
}
