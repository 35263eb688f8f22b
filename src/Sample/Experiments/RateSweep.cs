using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>How one learning rate did.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Epochs">To the target, over the seeds.</param>
/// <param name="Accuracy">Median of the last train accuracies.</param>
internal sealed record RateOutcome(float Rate, Spread Epochs, double Accuracy);

/// <summary>How a network did at each learning rate, and the best of them.</summary>
internal sealed record SweepResult(NetworkModel Model, IReadOnlyList<RateOutcome> Rates)
{
    /// <summary>The rate with the fewest epochs in the median; among equals the one with the highest accuracy.</summary>
    public RateOutcome Best => Rates
        .OrderBy(r => r.Epochs.Median)
        .ThenByDescending(r => r.Accuracy)
        .First();
}

/// <summary>Tunes the learning rate of each network by itself.</summary>
internal static class RateSweep
{
    /// <returns>The networks all of whose runs are finished, in the given order.</returns>
    public static IReadOnlyList<SweepResult> Run(
        Training training,
        IReadOnlyList<NetworkModel> models,
        IReadOnlyList<float> rates,
        IReadOnlyList<int> seeds,
        Target target,
        Action done,
        CancellationToken cancellation)
    {
        (NetworkModel Model, float Rate, int Seed)[] jobs =
            [.. from model in models from rate in rates from seed in seeds select (model, rate, seed)];
        RaceEnd?[] ends = Jobs.Run(jobs, j => training.Race(j.Model, j.Rate, j.Seed, target, cancellation), done, cancellation);
        var results = new List<SweepResult>();
        foreach (NetworkModel model in models)
        {
            var outcomes = new List<RateOutcome>();
            foreach (float rate in rates)
            {
                RaceEnd[] finished = [.. ends.Where((_, i) => jobs[i].Model == model && jobs[i].Rate == rate).OfType<RaceEnd>()];
                if (finished.Length == seeds.Count)
                {
                    outcomes.Add(new RateOutcome(rate, Spread.Of(finished.Select(f => f.Epochs)), Spread.Of(finished.Select(f => f.Accuracy)).Median));
                }
            }

            if (outcomes.Count == rates.Count)
            {
                results.Add(new SweepResult(model, outcomes));
            }
        }

        return results;
    }
}
