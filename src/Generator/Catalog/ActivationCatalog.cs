using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace ActivationKernels.Catalog;

/// <summary>The table of activations. Adding one is adding one row to the family that it belongs to.</summary>
internal static class ActivationCatalog
{
    public static ImmutableArray<Activation> All { get; } = new[]
    {
        Rectifiers.Rows, ExponentialUnits.Rows, Sigmoids.Rows, SmoothRectifiers.Rows, Shrinkage.Rows, PeriodicUnits.Rows,
        GatedUnits.Rows, Distributions.Rows,
    }.SelectMany(rows => rows).ToImmutableArray();

    /// <summary>Those whose value at an element depends on that element only.</summary>
    public static ImmutableArray<Activation> ElementWise { get; } = All.Where(row => !row.IsRowReduction).ToImmutableArray();

    // Looked up for every annotated method at every keystroke.
    private static readonly Dictionary<string, Activation> ByName = All
        .SelectMany(row => Names(row).Select(name => (Key: Normalise(name), Row: row)))
        .ToDictionary(entry => entry.Key, entry => entry.Row, StringComparer.Ordinal);

    /// <summary>The row of that name or alias; case, '-' and '_' do not count.</summary>
    public static Activation? Find(string name) => ByName.TryGetValue(Normalise(name), out Activation row) ? row : null;

    /// <summary>Whether two names mean the same; case, '-' and '_' do not count.</summary>
    public static bool SameName(string a, string b) => string.Equals(Normalise(a), Normalise(b), StringComparison.Ordinal);

    /// <summary>The name or alias that differs least from <paramref name="name"/>; the first in the table wins a tie.</summary>
    public static string Nearest(string name)
    {
        string key = Normalise(name);
        return All.SelectMany(Names).OrderBy(n => EditDistance(Normalise(n), key)).First();
    }

    private static IEnumerable<string> Names(Activation activation) => activation.Aliases.Prepend(activation.Name);

    private static string Normalise(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is not ('-' or '_'))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }

    // Levenshtein, one row at a time.
    private static int EditDistance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, substitution);
            }
        }

        return row[b.Length];
    }
}
