using System;

namespace ActivationKernels.Benchmarks.Networks;

/// <summary>What the generated networks of the comparison have in common.</summary>
internal interface IDeclaredNetwork
{
    Span<float> Parameters { get; }

    void Predict(ReadOnlySpan<float> x, Span<float> y);

    float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<float> targets);
}

[Network(Inputs = 64, Loss = Loss.MeanSquaredError, LearningRate = 0.001)]
[Dense(128, "relu")]
[Dense(128, "relu")]
[Dense(10, "identity")]
internal sealed partial class SmallNetwork : IDeclaredNetwork;

[Network(Inputs = 784, Loss = Loss.MeanSquaredError, LearningRate = 0.001)]
[Dense(256, "relu")]
[Dense(128, "relu")]
[Dense(10, "identity")]
internal sealed partial class MiddleNetwork : IDeclaredNetwork;

[Network(Inputs = 1024, Loss = Loss.MeanSquaredError, LearningRate = 0.001)]
[Dense(1024, "relu")]
[Dense(1024, "identity")]
internal sealed partial class LargeNetwork : IDeclaredNetwork;
