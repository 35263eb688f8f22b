using System;

namespace ActivationKernels.Kernel.Tests.Networks;

/// <summary>What all generated networks with a loss have in common, for tests that go over several.</summary>
internal interface ITrainable
{
    int Inputs { get; }

    int Outputs { get; }

    Span<float> Parameters { get; }

    ReadOnlySpan<float> Gradients { get; }

    float LearningRate { get; set; }

    void Predict(ReadOnlySpan<float> x, Span<float> y);

    float ComputeGradients(ReadOnlySpan<float> x, ReadOnlySpan<float> targets);

    float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<float> targets);
}

// Widths on both sides of every vector length, with and without a rest.
[Network(Inputs = 5, Loss = Loss.CrossEntropyWithLogits)]
[Dense(19, "leaky", Slope = 0.1)]
[Dense(8, "tanh")]
[Dense(3, "identity")]
internal sealed partial class LogitNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

[Network(Inputs = 7, Loss = Loss.CrossEntropy, Optimizer = Optimizer.Momentum, LearningRate = 0.05)]
[Dense(16, "silu")]
[Dense(4, "softmax")]
internal sealed partial class SoftmaxNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

[Network(Inputs = 3, Loss = Loss.BinaryCrossEntropy, Optimizer = Optimizer.Adam, LearningRate = 0.01)]
[Dense(17, "elu", Alpha = 0.7)]
[Dense(9, "softplus")]
[Dense(2, "sigmoid")]
internal sealed partial class EventNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

[Network(Inputs = 4, Loss = Loss.BinaryCrossEntropyWithLogits)]
[Dense(33, "tanh")]
[Dense(1, "identity")]
internal sealed partial class EventLogitNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

[Network(Inputs = 2, Loss = Loss.MeanSquaredError, Optimizer = Optimizer.RmsProp, LearningRate = 0.002)]
[Dense(12, "tanh", Init = WeightInit.GlorotUniform, Bias = 0.1)]
[Dense(3, "elu")]
internal sealed partial class RegressionNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

[Network(Inputs = 6, Loss = Loss.MeanAbsoluteError)]
[Dense(1, "identity", Init = WeightInit.Torch)]
internal sealed partial class LinearNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

internal static partial class Outer
{
    // Without a loss there is nothing to train.
    [Network(Inputs = 64)]
    [Dense(128, "relu")]
    [Dense(40, "relu", Init = WeightInit.HeUniform)]
    [Dense(10, "softmax")]
    internal sealed partial class Frozen;
}

[Network(Inputs = 4, Loss = Loss.MeanSquaredError)]
[Dense(32, "relu", Bias = 0.5)]
[Dense(24, "tanh", Init = WeightInit.LeCunUniform)]
[Dense(2, "identity")]
internal sealed partial class ObservedNet;

// Wider than a single row takes in panels; every full and every last tile has neighbours, forward and backward.
[Network(Inputs = 70, Loss = Loss.MeanSquaredError)]
[Dense(269, "silu")]
[Dense(65, "leaky", Slope = 0.1)]
[Dense(3, "identity")]
internal sealed partial class WideNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}

// Wide and deep enough for blocks of the inner dimension, with a rest of each: of inputs, of columns and of single rows.
[Network(Inputs = 130, Loss = Loss.MeanSquaredError)]
[Dense(530, "silu")]
[Dense(2, "identity")]
internal sealed partial class BlockedNet : ITrainable
{
    int ITrainable.Inputs => InputCount;

    int ITrainable.Outputs => OutputCount;
}
