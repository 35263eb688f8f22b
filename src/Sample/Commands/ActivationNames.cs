using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Facts;

namespace ActivationKernels.Sample.Commands;

/// <summary>Names of activations as users write them.</summary>
internal static class ActivationNames
{
    /// <summary>The row names of a list with commas or spaces; each once.</summary>
    public static IReadOnlyList<string> Split(IEnumerable<string>? values) =>
    [
        .. (values ?? [])
            .SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(n => ActivationFacts.Find(n)?.Name ?? n)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What is wrong with the first name that is not known; null where all are.</summary>
    /// <param name="names">From <see cref="Split"/>.</param>
    /// <param name="known">The names that do.</param>
    public static string? Problem(IEnumerable<string> names, IReadOnlyCollection<string> known)
    {
        string? unknown = names.FirstOrDefault(n => !known.Contains(n));
        if (unknown is null)
        {
            return null;
        }

        string list = known.Count > 12 ? "" : $" Known are {string.Join(", ", known)}.";
        if (ActivationFacts.Find(unknown) is not null)
        {
            return $"Activation '{unknown}' is not part of this command.{list}";
        }

        string nearest = ActivationFacts.Nearest(unknown);
        string row = ActivationFacts.Find(nearest)!.Name;
        return $"Unknown activation '{unknown}'{(known.Contains(row) ? $": did you mean '{nearest}'?" : ".")}{list}";
    }
}
