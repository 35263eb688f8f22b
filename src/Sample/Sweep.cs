using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ActivationKernels.Sample;

/// <summary>An activation with the best run of its sweep.</summary>
internal sealed record Outcome(HiddenActivation Activation, TrainingResult Best);

/// <summary>Follows a sweep; called from several threads.</summary>
internal interface ISweepProgress
{
    void EpochDone(HiddenActivation activation);

    void RunDone(HiddenActivation activation, TrainingResult result);
}

/// <summary>Trains every activation with every learning rate.</summary>
internal static class Sweep
{
    /// <summary>The same for every activation.</summary>
    public static float[] Rates { get; } = [0.03f, 0.1f, 0.3f, 1f];

    /// <summary>
    /// Runs the sweep, several runs at once. Each has its own random numbers: the result does not depend on their order.
    /// </summary>
    /// <returns>The activations whose runs are all finished, in the given order: all, unless the sweep was cancelled.</returns>
    public static IReadOnlyList<Outcome> Run(
        Trainer trainer, IReadOnlyList<HiddenActivation> activations, ISweepProgress progress, CancellationToken cancellation)
    {
        var results = new TrainingResult?[activations.Count, Rates.Length];
        IEnumerable<(int Activation, int Rate)> runs =
            from a in Enumerable.Range(0, activations.Count) from r in Enumerable.Range(0, Rates.Length) select (a, r);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            // Without buffering the activations are finished one after another, which a cancelled sweep profits from.
            Parallel.ForEach(Partitioner.Create(runs, EnumerablePartitionerOptions.NoBuffering), options, run =>
            {
                HiddenActivation activation = activations[run.Activation];
                TrainingResult result;
                try
                {
                    result = trainer.Train(activation, Rates[run.Rate], () => progress.EpochDone(activation), cancellation);
                }
                catch (OperationCanceledException)
                {
                    return;
                }

                results[run.Activation, run.Rate] = result;
                progress.RunDone(activation, result);
            });
        }
        catch (OperationCanceledException)
        {
            // What is finished is returned.
        }

        var outcomes = new List<Outcome>();
        for (int a = 0; a < activations.Count; a++)
        {
            TrainingResult[] finished = Enumerable.Range(0, Rates.Length).Select(r => results[a, r]).OfType<TrainingResult>().ToArray();
            if (finished.Length == Rates.Length)
            {
                outcomes.Add(new Outcome(activations[a], Best(finished)));
            }
        }

        return outcomes;
    }

    /// <summary>The run that reached the target first; among equals, and where none did, the one with the smallest train loss.</summary>
    internal static TrainingResult Best(IEnumerable<TrainingResult> results) => results
        .OrderBy(r => r.EpochsToTarget ?? int.MaxValue)
        .ThenBy(r => double.IsNaN(r.TrainLoss) ? double.PositiveInfinity : r.TrainLoss)
        .First();
}
