using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>How much is measured.</summary>
/// <param name="Epochs">Epochs of a training run.</param>
/// <param name="Seeds">Runs of each kind.</param>
/// <param name="Trials">Networks that are only initialised.</param>
/// <param name="FirstSeed">The others follow it.</param>
/// <param name="Activations">Names of the contenders; an experiment runs where all of its activations are among them.</param>
internal sealed record LaboratorySettings(int Epochs, int Seeds, int Trials, int FirstSeed, IReadOnlyList<string> Activations)
{
    public const int FullEpochs = 40;
    public const int QuickEpochs = 12;

    public static LaboratorySettings Full(int seed) => new(FullEpochs, 7, 2000, seed, [.. NetworkTable.Contenders.Select(c => c.Name)]);

    public static LaboratorySettings Quick(int seed) => Full(seed) with { Epochs = QuickEpochs, Seeds = 2, Trials = 500 };
}

/// <summary>Everything that was measured. What a cancelled run did not finish, or a choice of activations left out, is null or missing.</summary>
internal sealed record LaboratoryResults(LaboratorySettings Settings)
{
    public IReadOnlyList<PredictionCheck> Predictions { get; init; } = [];

    public BornDeadCheck? BornDead { get; init; }

    /// <summary>The contenders at their best rates.</summary>
    public IReadOnlyList<TunedRuns> Comparison { get; init; } = [];

    /// <summary>Epochs to 25 % training error by rate.</summary>
    public IReadOnlyList<SweepResult> Race { get; init; } = [];

    /// <summary>Eight hidden layers.</summary>
    public IReadOnlyList<TunedRuns> Deep { get; init; } = [];

    /// <summary>Pairs: off centre, then centred.</summary>
    public IReadOnlyList<(SweepResult OffCentre, SweepResult Centred)> Centring { get; init; } = [];

    /// <summary>Usual and unusual initial weights.</summary>
    public IReadOnlyList<TunedRuns> Initialisation { get; init; } = [];

    public IReadOnlyList<DyingOutcome>? Dying { get; init; }

    public bool IsStopped { get; init; }
}

/// <summary>Runs the experiments one after another; a cancelled run keeps what is finished.</summary>
internal sealed class Laboratory(DigitsData data, LaboratorySettings settings, ILaboratoryProgress progress, CancellationToken cancellation)
{
    /// <summary>Train accuracy that the comparisons race to.</summary>
    public const double TargetAccuracy = 0.95;

    /// <summary>Train accuracy of the published protocol: 25 % training error.</summary>
    public const double PublishedAccuracy = 0.75;

    private static readonly float[] Rates = [0.03f, 0.1f, 0.3f, 1f, 3f];
    private static readonly float[] RaceRates = [0.01f, 0.02f, 0.05f, 0.1f, 0.2f, 0.5f, 1f, 2f];

    private readonly Training training = new(data);
    private readonly int[] seeds = [.. Enumerable.Range(settings.FirstSeed, settings.Seeds)];

    public LaboratoryResults Run()
    {
        var results = new LaboratoryResults(settings);
        NetworkModel[] contenders = [.. NetworkTable.Contenders.Where(c => settings.Activations.Contains(c.Name))];
        Begin("predictions", NetworkTable.Declared.Count, out Action done);
        results = results with
        {
            Predictions = Experiments.Predictions.Check(data, seeds, done, cancellation),
            BornDead = cancellation.IsCancellationRequested ? null : Experiments.Predictions.CountBornDead(data, settings.Trials),
        };

        Begin("comparison", TunedRuns.JobCount(contenders.Length, Rates.Length, seeds.Length), out done);
        results = results with { Comparison = TunedRuns.Measure(training, contenders, Rates, seeds, settings.Epochs, done, cancellation) };

        NetworkModel[] racers = [.. contenders.Where(c => c.Declared is not null)];
        Begin("race to 25 % error", racers.Length * RaceRates.Length * seeds.Length, out done);
        results = results with { Race = RateSweep.Run(training, racers, RaceRates, seeds, new Target(PublishedAccuracy, 22, 6), done, cancellation) };

        if (Has("sigmoid", "tanh", "relu"))
        {
            Begin("deep stacks", TunedRuns.JobCount(NetworkTable.Deep.Count, Rates.Length, seeds.Length), out done);
            results = results with { Deep = TunedRuns.Measure(training, NetworkTable.Deep, Rates, seeds, settings.Epochs / 2, done, cancellation) };
        }

        if (Has("sigmoid", "tanh"))
        {
            results = results with { Centring = Centring() };
        }

        if (Has("tanh", "relu"))
        {
            NetworkModel[] models = [NetworkTable.Contender("tanh"), NetworkTable.TanhLargeWeights, NetworkTable.Contender("relu"), NetworkTable.ReluSmallWeights];
            Begin("initial weights", TunedRuns.JobCount(models.Length, Rates.Length, seeds.Length), out done);
            results = results with { Initialisation = TunedRuns.Measure(training, models, Rates, seeds, settings.Epochs / 2, done, cancellation) };
        }

        if (Has("relu", "leaky"))
        {
            Begin("dying units", DyingUnits.JobCount(seeds.Length), out done);
            results = results with { Dying = DyingUnits.Measure(training, seeds, settings.Epochs / 3, done, cancellation) };
        }

        return results with { IsStopped = cancellation.IsCancellationRequested };
    }

    private IReadOnlyList<(SweepResult, SweepResult)> Centring()
    {
        NetworkModel[] models = [.. NetworkTable.Centring.SelectMany(p => (NetworkModel[])[p.OffCentre, p.Centred])];
        Begin("centring", models.Length * Rates.Length * seeds.Length, out Action done);
        IReadOnlyList<SweepResult> swept = RateSweep.Run(
            training, models, Rates, seeds, new Target(TargetAccuracy, 3, settings.Epochs / 2), done, cancellation);
        return
        [
            .. NetworkTable.Centring
                .Where(p => swept.Any(s => s.Model == p.OffCentre) && swept.Any(s => s.Model == p.Centred))
                .Select(p => (swept.First(s => s.Model == p.OffCentre), swept.First(s => s.Model == p.Centred))),
        ];
    }

    private bool Has(params string[] activations) => activations.All(settings.Activations.Contains);

    private void Begin(string experiment, int jobs, out Action done)
    {
        progress.Begin(experiment, jobs);
        done = () => progress.Advance(experiment);
    }
}
