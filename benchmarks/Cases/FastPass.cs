using System;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Passes of the fast grade: the peers are those of the accurate one.</summary>
internal static class FastPass
{
    private const string Suffix = ", fast";

    /// <summary>The title of a pass in the fast grade.</summary>
    public static string Of(string pass) => pass + Suffix;

    /// <summary>The title without a grade.</summary>
    public static string Plain(string pass) => pass.EndsWith(Suffix, StringComparison.Ordinal) ? pass[..^Suffix.Length] : pass;
}
