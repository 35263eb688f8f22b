using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>When a race is over.</summary>
/// <param name="Accuracy">Train accuracy to reach.</param>
/// <param name="ChecksPerEpoch">How often it is looked at.</param>
/// <param name="MostEpochs">Where to give up.</param>
internal sealed record Target(double Accuracy, int ChecksPerEpoch, int MostEpochs);

/// <summary>How a race to a train accuracy ended.</summary>
/// <param name="Epochs">Infinity where the accuracy was not reached.</param>
/// <param name="Accuracy">The last train accuracy.</param>
internal sealed record RaceEnd(double Epochs, double Accuracy);

/// <summary>One training run, looked at after every epoch.</summary>
/// <param name="Seed">Of weights and order.</param>
/// <param name="States">Before training, then after each epoch.</param>
internal sealed record TrackedRun(int Seed, IReadOnlyList<NetworkState> States)
{
    public NetworkState First => States[0];

    public NetworkState Last => States[^1];

    /// <summary>Epochs until the train accuracy was reached; infinity where it never was.</summary>
    public double EpochsTo(double accuracy)
    {
        int epoch = States.ToList().FindIndex(s => s.TrainAccuracy >= accuracy);
        return epoch < 0 ? double.PositiveInfinity : epoch;
    }
}

/// <summary>
/// Mini-batch gradient descent without regularisation. The same arguments give the same result, bit for bit, on one machine.
/// </summary>
internal sealed class Training(DigitsData data)
{
    public DigitsData Data => data;

    /// <exception cref="OperationCanceledException">Training was stopped.</exception>
    public TrackedRun Track(NetworkModel model, float rate, int seed, int epochs, CancellationToken cancellation)
    {
        IClassifier network = Start(model, rate, seed);
        var batches = new BatchSource(data.Train, seed);
        var states = new List<NetworkState> { Measurements.State(model, network, data) };
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            for (int i = 0; i < batches.BatchesPerEpoch; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                batches.Step(network);
            }

            states.Add(Measurements.State(model, network, data));
        }

        return new TrackedRun(seed, states);
    }

    /// <exception cref="OperationCanceledException">Training was stopped.</exception>
    public RaceEnd Race(NetworkModel model, float rate, int seed, Target target, CancellationToken cancellation)
    {
        IClassifier network = Start(model, rate, seed);
        var batches = new BatchSource(data.Train, seed);
        int steps = batches.BatchesPerEpoch / target.ChecksPerEpoch;
        double accuracy = 0;
        for (int check = 1; check <= target.ChecksPerEpoch * target.MostEpochs; check++)
        {
            for (int i = 0; i < steps; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                batches.Step(network);
            }

            accuracy = Measurements.Accuracy(network, data.Train);
            if (accuracy >= target.Accuracy)
            {
                return new RaceEnd((double)check * steps / batches.BatchesPerEpoch, accuracy);
            }
        }

        return new RaceEnd(double.PositiveInfinity, accuracy);
    }

    private static IClassifier Start(NetworkModel model, float rate, int seed)
    {
        IClassifier network = model.Create(seed);
        network.LearningRate = rate;
        return network;
    }
}
