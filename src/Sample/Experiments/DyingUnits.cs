using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Experiments;

/// <summary>What became of the units of a rectifier network under one condition.</summary>
/// <param name="Condition">What is unusual.</param>
/// <param name="Model">The network.</param>
/// <param name="Rate">Learning rate.</param>
/// <param name="IsStart">The condition is the initialisation, not the rate.</param>
/// <param name="DeadShare">After training.</param>
/// <param name="TestAccuracy">After training.</param>
internal sealed record DyingOutcome(string Condition, NetworkModel Model, float Rate, bool IsStart, Spread DeadShare, Spread TestAccuracy);

/// <summary>Rectifiers and leaky rectifiers at rising learning rates, and with a bias far below 0.</summary>
internal static class DyingUnits
{
    private const float UsualRate = 0.1f;

    private static readonly float[] Rates = [UsualRate, 0.3f, 1f, 2f];

    private static readonly (string Condition, NetworkModel Model, float Rate, bool IsStart)[] Conditions =
    [
        .. from rate in Rates
           from name in (string[])["relu", "leaky"]
           select (FormattableString.Invariant($"rate {rate}"), NetworkTable.Contender(name), rate, false),
        ("bias -4", NetworkTable.ReluNegativeBias, UsualRate, true),
        ("bias -4", NetworkTable.LeakyNegativeBias, UsualRate, true),
    ];

    public static int JobCount(int seeds) => Conditions.Length * seeds;

    /// <returns>Null where the runs are not all finished.</returns>
    public static IReadOnlyList<DyingOutcome>? Measure(
        Training training, IReadOnlyList<int> seeds, int epochs, Action done, CancellationToken cancellation)
    {
        (int Condition, int Seed)[] jobs = [.. from c in Enumerable.Range(0, Conditions.Length) from seed in seeds select (c, seed)];
        TrackedRun?[] runs = Jobs.Run(
            jobs, j => training.Track(Conditions[j.Condition].Model, Conditions[j.Condition].Rate, j.Seed, epochs, cancellation), done, cancellation);
        return runs.Contains(null) ? null :
        [
            .. Conditions.Select((c, index) =>
            {
                NetworkState[] ends = [.. runs.Where((_, i) => jobs[i].Condition == index).Select(r => r!.Last)];
                return new DyingOutcome(
                    c.Condition, c.Model, c.Rate, c.IsStart, Spread.Of(ends.Select(e => e.DeadShare)), Spread.Of(ends.Select(e => e.TestAccuracy)));
            }),
        ];
    }
}
