using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>Runs of one network at its best learning rate, one for each seed.</summary>
internal sealed record TunedRuns(NetworkModel Model, float Rate, IReadOnlyList<TrackedRun> Runs)
{
    public Spread EpochsTo(double accuracy) => Spread.Of(Runs.Select(r => r.EpochsTo(accuracy)));

    /// <summary>Of a figure before training.</summary>
    public Spread AtStart(Func<NetworkState, double> figure) => Spread.Of(Runs.Select(r => figure(r.First)));

    /// <summary>Of a figure after the last epoch.</summary>
    public Spread AtEnd(Func<NetworkState, double> figure) => Spread.Of(Runs.Select(r => figure(r.Last)));

    /// <summary>The median over the seeds after each epoch, beginning before the first.</summary>
    public IReadOnlyList<double> Curve(Func<NetworkState, double> figure) =>
        [.. Enumerable.Range(0, Runs[0].States.Count).Select(e => Spread.Of(Runs.Select(r => figure(r.States[e]))).Median)];

    /// <summary>Tunes the rate with the first seed, then trains once with every seed.</summary>
    /// <returns>The networks all of whose runs are finished, in the given order.</returns>
    public static IReadOnlyList<TunedRuns> Measure(
        Training training,
        IReadOnlyList<NetworkModel> models,
        IReadOnlyList<float> rates,
        IReadOnlyList<int> seeds,
        int epochs,
        Action done,
        CancellationToken cancellation)
    {
        var target = new Target(Laboratory.TargetAccuracy, 1, epochs);
        IReadOnlyList<SweepResult> tuned = RateSweep.Run(training, models, rates, [seeds[0]], target, done, cancellation);
        (SweepResult Tuned, int Seed)[] jobs = [.. from t in tuned from seed in seeds select (t, seed)];
        TrackedRun?[] runs = Jobs.Run(jobs, j => training.Track(j.Tuned.Model, j.Tuned.Best.Rate, j.Seed, epochs, cancellation), done, cancellation);
        return
        [
            .. tuned
                .Select(t => new TunedRuns(t.Model, t.Best.Rate, [.. runs.Where((_, i) => jobs[i].Tuned == t).OfType<TrackedRun>()]))
                .Where(t => t.Runs.Count == seeds.Count),
        ];
    }

    /// <summary>Number of jobs of <see cref="Measure"/>.</summary>
    public static int JobCount(int models, int rates, int seeds) => models * (rates + seeds);
}
