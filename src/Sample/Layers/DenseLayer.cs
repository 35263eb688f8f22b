using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Sample.Layers;

/// <summary>
/// Units that see every input: one or several linear maps per unit, whose results are the inputs of one activation; without an
/// activation the layer is linear. Batches are laid out image by image.
/// </summary>
internal sealed class DenseLayer
{
    private readonly HiddenActivation? activation;
    private readonly int maps;

    public DenseLayer(int inputs, int units, HiddenActivation? activation, Random random)
    {
        Inputs = inputs;
        Units = units;
        this.activation = activation;
        maps = activation?.Inputs ?? 1;
        Weights = new float[maps * units * inputs];
        Biases = new float[maps * units];
        WeightGradients = new float[Weights.Length];
        BiasGradients = new float[Biases.Length];

        // Uniform over +-sqrt(3 variance).
        bool he = activation?.Initialisation == Initialisation.He;
        float bound = MathF.Sqrt(he ? 6f / inputs : 6f / (inputs + units));
        foreach (ref float weight in Weights.AsSpan())
        {
            weight = ((2 * random.NextSingle()) - 1) * bound;
        }
    }

    public int Inputs { get; }

    public int Units { get; }

    /// <summary>Map by map, unit by unit: one row of <see cref="Inputs"/> weights each.</summary>
    public float[] Weights { get; }

    /// <summary>Map by map, one for each unit.</summary>
    public float[] Biases { get; }

    /// <summary>Laid out as <see cref="Weights"/>.</summary>
    public float[] WeightGradients { get; }

    /// <summary>Laid out as <see cref="Biases"/>.</summary>
    public float[] BiasGradients { get; }

    public bool HasActivation => activation is not null;

    /// <summary>Number of values before the activation for that many images.</summary>
    public int PreActivationCount(int images) => maps * images * Units;

    /// <param name="input">Images x inputs.</param>
    /// <param name="preActivation">Maps x images x units.</param>
    /// <param name="output">Images x units.</param>
    public void Forward(ReadOnlySpan<float> input, Span<float> preActivation, Span<float> output)
    {
        int images = output.Length / Units;
        for (int map = 0; map < maps; map++)
        {
            Span<float> block = preActivation.Slice(map * output.Length, output.Length);
            for (int unit = 0; unit < Units; unit++)
            {
                int row = (map * Units) + unit;
                ReadOnlySpan<float> weights = Weights.AsSpan(row * Inputs, Inputs);
                for (int image = 0; image < images; image++)
                {
                    block[(image * Units) + unit] =
                        TensorPrimitives.Dot(weights, input.Slice(image * Inputs, Inputs)) + Biases[row];
                }
            }
        }

        if (activation is null)
        {
            preActivation.CopyTo(output);
        }
        else
        {
            activation.Forward(preActivation, output);
        }
    }

    /// <summary>Adds this batch to the gradients of the weights, and computes that of the input.</summary>
    /// <param name="input">As in <see cref="Forward"/>.</param>
    /// <param name="preActivation">As <see cref="Forward"/> left it.</param>
    /// <param name="upstream">Gradient of the output.</param>
    /// <param name="preGradient">Room for the gradient of <paramref name="preActivation"/>.</param>
    /// <param name="inputGradient">Gradient of the input; empty where nobody needs it.</param>
    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> preActivation,
        ReadOnlySpan<float> upstream,
        Span<float> preGradient,
        Span<float> inputGradient)
    {
        ActivationBackward(preActivation, upstream, preGradient);
        inputGradient.Clear();
        int images = upstream.Length / Units;
        for (int row = 0; row < maps * Units; row++)
        {
            ReadOnlySpan<float> block = preGradient.Slice(row / Units * upstream.Length, upstream.Length);
            ReadOnlySpan<float> weights = Weights.AsSpan(row * Inputs, Inputs);
            Span<float> gradients = WeightGradients.AsSpan(row * Inputs, Inputs);
            for (int image = 0; image < images; image++)
            {
                float delta = block[(image * Units) + (row % Units)];
                if (delta == 0)
                {
                    continue;
                }

                BiasGradients[row] += delta;
                TensorPrimitives.MultiplyAdd(input.Slice(image * Inputs, Inputs), delta, gradients, gradients);
                if (!inputGradient.IsEmpty)
                {
                    Span<float> target = inputGradient.Slice(image * Inputs, Inputs);
                    TensorPrimitives.MultiplyAdd(weights, delta, target, target);
                }
            }
        }
    }

    /// <summary>Upstream times the derivative of the activation, for each map.</summary>
    public void ActivationBackward(ReadOnlySpan<float> preActivation, ReadOnlySpan<float> upstream, Span<float> preGradient)
    {
        if (activation is null)
        {
            upstream.CopyTo(preGradient);
        }
        else
        {
            activation.Backward(preActivation, upstream, preGradient);
        }
    }

    public void ClearGradients()
    {
        WeightGradients.AsSpan().Clear();
        BiasGradients.AsSpan().Clear();
    }

    /// <summary>One step of stochastic gradient descent.</summary>
    public void Descend(float step)
    {
        TensorPrimitives.MultiplyAdd(WeightGradients, -step, Weights, Weights);
        TensorPrimitives.MultiplyAdd(BiasGradients, -step, Biases, Biases);
    }
}
