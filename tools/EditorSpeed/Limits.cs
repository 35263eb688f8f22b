using System;
using System.Collections.Generic;
using System.Linq;

namespace ActivationKernels.EditorSpeed;

/// <summary>What has to hold for the figures.</summary>
internal static class Limits
{
    public const double UnrelatedOverTrivial = 1.3;

    // Twice the cost for twice the methods, with room for noise.
    public const double Growth = 1.25;

    public static double Ratio((Cost Own, Cost Trivial) costs) => costs.Own.Unrelated / costs.Trivial.Unrelated;

    /// <summary>Cold time per method of the largest workload over that of the smallest.</summary>
    public static double GrowthOf(IReadOnlyList<(Cost Own, Cost Trivial)> costs) =>
        costs[^1].Own.Cold / costs[^1].Own.Methods / (costs[0].Own.Cold / costs[0].Own.Methods);

    public static IEnumerable<string> Broken(IReadOnlyList<(Cost Own, Cost Trivial)> costs)
    {
        if (Ratio(costs[^1]) > UnrelatedOverTrivial)
        {
            yield return FormattableString.Invariant($"An unrelated keystroke costs {Ratio(costs[^1]):F2} times that of the trivial generator, more than {UnrelatedOverTrivial}.");
        }

        if (GrowthOf(costs) > Growth)
        {
            yield return FormattableString.Invariant($"Cold cost per method grows {GrowthOf(costs):F2} times, more than {Growth}.");
        }

        if (costs.Any(c => c.Own.KeepsOldCompilation))
        {
            yield return "A compilation before the last edit is still alive.";
        }
    }
}
