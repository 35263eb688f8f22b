using System.Collections.Generic;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>How exact a candidate is.</summary>
/// <param name="Units">Largest error, in units of the last place of the exact value.</param>
/// <param name="KeepsNaN">Whether the NaN of each input comes out again.</param>
internal sealed record CandidateError(double Units, bool KeepsNaN);

/// <summary>The errors of all candidates of a case, by their names.</summary>
internal sealed record CaseErrors(string Activation, string Pass, string Element, IReadOnlyDictionary<string, CandidateError> Errors)
{
    /// <summary>Number of inputs over which they are taken.</summary>
    public const int Points = 1 << 13;
}
