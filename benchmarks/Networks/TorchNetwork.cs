using System;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>The same network in TorchSharp on one thread, as its users write it: modules, and an optimizer for training.</summary>
internal sealed class TorchNetwork : IDisposable
{
    private readonly Sequential model = nn.Sequential();
    private readonly optim.Optimizer optimizer;
    private readonly Tensor input;
    private readonly Tensor targets;

    /// <param name="sizes">Inputs, then the units of each layer.</param>
    /// <param name="parameters">For each layer weights, inputs x units, then biases.</param>
    /// <param name="x">Inputs of the batch.</param>
    /// <param name="expected">Their targets.</param>
    /// <param name="rate">Step size.</param>
    public TorchNetwork(int[] sizes, ReadOnlySpan<float> parameters, float[] x, float[] expected, float rate)
    {
        int rows = x.Length / sizes[0];
        for (int l = 1; l < sizes.Length; l++)
        {
            (int inputs, int units) = (sizes[l - 1], sizes[l]);
            Linear layer = nn.Linear(inputs, units);
            using (no_grad())
            using (Tensor weights = tensor(parameters[..(inputs * units)].ToArray(), [inputs, units]))
            using (Tensor transposed = weights.t())
            using (Tensor biases = tensor(parameters.Slice(inputs * units, units).ToArray()))
            {
                layer.weight.copy_(transposed).Dispose();
                layer.bias!.copy_(biases).Dispose();
            }

            model.append($"layer{l}", layer);
            if (l < sizes.Length - 1)
            {
                model.append($"relu{l}", nn.ReLU());
            }

            parameters = parameters[((inputs + 1) * units)..];
        }

        input = tensor(x, [rows, sizes[0]]);
        targets = tensor(expected, [rows, sizes[^1]]);
        optimizer = optim.SGD(model.parameters(), rate);
    }

    /// <summary>Computes the outputs and throws them away.</summary>
    public void Predict()
    {
        using IDisposable mode = no_grad();
        using Tensor y = model.forward(input);
    }

    /// <summary>The outputs.</summary>
    public float[] Outputs()
    {
        using IDisposable mode = no_grad();
        using Tensor y = model.forward(input);
        return y.data<float>().ToArray();
    }

    /// <summary>One step of gradient descent on the mean squared error; its loss stays where it is.</summary>
    public void TrainStep() => Step(isWanted: false);

    /// <summary>One step of gradient descent on the mean squared error.</summary>
    public float Loss() => Step(isWanted: true);

    public void Dispose()
    {
        optimizer.Dispose();
        targets.Dispose();
        input.Dispose();
        model.Dispose();
    }

    private float Step(bool isWanted)
    {
        optimizer.zero_grad();
        using Tensor y = model.forward(input);
        using Tensor loss = nn.functional.mse_loss(y, targets);
        loss.backward();
        optimizer.step();
        return isWanted ? loss.item<float>() : 0;
    }
}
