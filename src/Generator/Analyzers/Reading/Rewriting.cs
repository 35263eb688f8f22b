using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>One change of the text of a file.</summary>
/// <param name="Location">The text that goes; empty for an insertion.</param>
/// <param name="Text">What comes in its place.</param>
internal sealed record TextEdit(Location Location, string Text);

/// <summary>
/// The changes of one file that repair a formula. They travel with a diagnostic: places as its additional locations, texts in its
/// properties.
/// </summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Edits">Without overlap.</param>
internal sealed record Rewriting(string Title, ImmutableArray<TextEdit> Edits)
{
    private const string TitleKey = "Rewriting.Title";
    private const string TextKey = "Rewriting.Text";

    /// <summary>The places, for the diagnostic.</summary>
    public IEnumerable<Location> Locations => Edits.Select(e => e.Location);

    public static Rewriting Of(Alteration alteration) =>
        new($"Change to '{alteration.Text}'", ImmutableArray.Create(new TextEdit(alteration.Location, alteration.Text)));

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(TitleKey, Title)
        .AddRange(Edits.Select((edit, i) => new KeyValuePair<string, string?>(Key(i), edit.Text)));

    /// <summary>Null where the diagnostic carries none.</summary>
    public static Rewriting? From(Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(TitleKey, out string? title) || title is null)
        {
            return null;
        }

        IEnumerable<TextEdit> edits = diagnostic.AdditionalLocations.Select((place, i) => new TextEdit(place, diagnostic.Properties[Key(i)] ?? ""));
        return new Rewriting(title, edits.ToImmutableArray());
    }

    private static string Key(int index) => TextKey + index.ToString(CultureInfo.InvariantCulture);
}
