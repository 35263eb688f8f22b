using System;
using System.Numerics.Tensors;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Handwritten;

/// <summary>
/// Units that see every input: one or several linear maps per unit, whose results are the inputs of one activation; without an
/// activation the layer is linear. Batches are laid out image by image.
/// </summary>
internal sealed class DenseLayer
{
    private readonly HiddenActivation? activation;
    private readonly int maps;
    private readonly Memory<float> parameters;
    private readonly Memory<float> gradients;

    /// <param name="inputs">Values of one input.</param>
    /// <param name="units">Values of one output.</param>
    /// <param name="activation">Null for none.</param>
    /// <param name="parameters">Room for weights and biases, as many as <see cref="Size"/> says; filled with initial values.</param>
    /// <param name="gradients">Room for the gradients of them.</param>
    /// <param name="random">Source of the first weights.</param>
    public DenseLayer(int inputs, int units, HiddenActivation? activation, Memory<float> parameters, Memory<float> gradients, Random random)
    {
        Inputs = inputs;
        Units = units;
        this.activation = activation;
        this.parameters = parameters;
        this.gradients = gradients;
        maps = activation?.Inputs ?? 1;

        // Uniform over +-sqrt(3 variance).
        float bound = MathF.Sqrt(3 * (activation?.Gain ?? 1) / inputs);
        foreach (ref float weight in Weights)
        {
            weight = ((2 * random.NextSingle()) - 1) * bound;
        }

        Biases.Clear();
    }

    public int Inputs { get; }

    public int Units { get; }

    /// <summary>Map by map, unit by unit: one row of <see cref="Inputs"/> weights each.</summary>
    public Span<float> Weights => parameters.Span[..(maps * Units * Inputs)];

    /// <summary>Map by map, one for each unit.</summary>
    public Span<float> Biases => parameters.Span[(maps * Units * Inputs)..];

    /// <summary>Laid out as <see cref="Weights"/>.</summary>
    public Span<float> WeightGradients => gradients.Span[..(maps * Units * Inputs)];

    /// <summary>Laid out as <see cref="Biases"/>.</summary>
    public Span<float> BiasGradients => gradients.Span[(maps * Units * Inputs)..];

    public static LayerSize Size(int inputs, int units, HiddenActivation? activation)
    {
        int maps = activation?.Inputs ?? 1;
        return new LayerSize(maps * units * inputs, maps * units);
    }

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
                ReadOnlySpan<float> weights = Weights.Slice(row * Inputs, Inputs);
                float bias = Biases[row];
                for (int image = 0; image < images; image++)
                {
                    block[(image * Units) + unit] = TensorPrimitives.Dot(weights, input.Slice(image * Inputs, Inputs)) + bias;
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

    /// <summary>Sets the gradients of the weights to those of this batch, and computes that of the input.</summary>
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
        gradients.Span.Clear();
        int images = upstream.Length / Units;
        for (int row = 0; row < maps * Units; row++)
        {
            ReadOnlySpan<float> block = preGradient.Slice(row / Units * upstream.Length, upstream.Length);
            ReadOnlySpan<float> weights = Weights.Slice(row * Inputs, Inputs);
            Span<float> weightGradients = WeightGradients.Slice(row * Inputs, Inputs);
            for (int image = 0; image < images; image++)
            {
                float delta = block[(image * Units) + (row % Units)];
                if (delta == 0)
                {
                    continue;
                }

                BiasGradients[row] += delta;
                TensorPrimitives.MultiplyAdd(input.Slice(image * Inputs, Inputs), delta, weightGradients, weightGradients);
                if (!inputGradient.IsEmpty)
                {
                    Span<float> target = inputGradient.Slice(image * Inputs, Inputs);
                    TensorPrimitives.MultiplyAdd(weights, delta, target, target);
                }
            }
        }
    }

    /// <summary>What the layer did with a batch. The slope of a unit with several linear maps is that of its largest map.</summary>
    /// <param name="number">From 1 on.</param>
    /// <param name="preActivation">As <see cref="Forward"/> left it.</param>
    /// <param name="flatShare">A slope below this share of the steepest one counts as saturated.</param>
    public LayerObservation Observe(int number, ReadOnlySpan<float> preActivation, float flatShare)
    {
        double norm = TensorPrimitives.Norm<float>(WeightGradients);
        if (activation is null)
        {
            return new LayerObservation(number, "identity", 0, 0, norm);
        }

        float[] slopes = Slopes(preActivation);
        var isAlive = new bool[Units];
        int saturated = 0;
        for (int k = 0; k < slopes.Length; k++)
        {
            saturated += activation.Saturates && slopes[k] < flatShare * activation.LargestSlope ? 1 : 0;
            isAlive[k % Units] |= slopes[k] != 0;
        }

        return new LayerObservation(
            number, activation.Name, (double)saturated / slopes.Length, (double)isAlive.AsSpan().Count(false) / Units, norm);
    }

    private void ActivationBackward(ReadOnlySpan<float> preActivation, ReadOnlySpan<float> upstream, Span<float> preGradient)
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

    // Images x units: the slope of the activation, the largest over the maps of the unit.
    private float[] Slopes(ReadOnlySpan<float> preActivation)
    {
        var slopes = new float[preActivation.Length / maps];
        var ones = new float[slopes.Length];
        Array.Fill(ones, 1f);
        var gradient = new float[preActivation.Length];
        ActivationBackward(preActivation, ones, gradient);
        for (int k = 0; k < gradient.Length; k++)
        {
            ref float slope = ref slopes[k % slopes.Length];
            slope = MathF.Max(slope, MathF.Abs(gradient[k]));
        }

        return slopes;
    }
}
