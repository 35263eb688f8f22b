using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Networks;

namespace ActivationKernels.Sample.Tests.Experiments;

/// <summary>Makes results with given figures.</summary>
internal static class LaboratoryFixture
{
    public static LaboratoryResults Nothing => new(LaboratorySettings.Quick(1));

    /// <summary>A run with these train accuracies, which the test accuracies follow.</summary>
    public static TrackedRun Run(params double[] accuracies) => new(1, [.. accuracies.Select(a => State(a))]);

    public static NetworkState State(double accuracy, double saturated = 0, double dead = 0, double gradient = 1) =>
        new(1 - accuracy, accuracy, accuracy, saturated, dead, [gradient, 1]);

    /// <summary>A network that reaches 95 % after so many of ten epochs; 0 for never.</summary>
    public static TunedRuns Runs(NetworkModel model, int epochs, double end = 0.97, double saturated = 0, double gradient = 1) => new(
        model,
        0.1f,
        [new TrackedRun(1, [.. Enumerable.Range(0, 11).Select(e => State(e > 0 && epochs > 0 && e >= epochs ? end : 0.1, saturated, 0, gradient))])]);

    public static TunedRuns Runs(string contender, int epochs, double end = 0.97, double saturated = 0) =>
        Runs(NetworkTable.Contender(contender), epochs, end, saturated);

    public static SweepResult Sweep(NetworkModel model, params double[] epochs) =>
        new(model, [new RateOutcome(0.1f, Spread.Of(epochs), 0.95)]);

    public static DyingOutcome Dying(string model, double dead) =>
        new("rate 1", NetworkTable.Contender(model), 1, false, Spread.Of([dead]), Spread.Of([0.9]));

    public static IReadOnlyList<TunedRuns> Deep(int sigmoid, double gradient, int relu) =>
    [
        Runs(NetworkTable.Deep[0], sigmoid, gradient: gradient),
        Runs(NetworkTable.Deep[1], 3),
        Runs(NetworkTable.Deep[2], relu),
    ];
}
