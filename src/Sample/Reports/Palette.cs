using System.Collections.Generic;

namespace ActivationKernels.Sample.Reports;

/// <summary>Colours of a page and its plots, in light and in dark.</summary>
/// <param name="Suffix">Of file names.</param>
/// <param name="Background">Behind plots, as the page has it behind figures.</param>
/// <param name="Text">Labels of axes.</param>
/// <param name="Grid">Lines of the grid.</param>
/// <param name="Shade">Of stretches.</param>
/// <param name="Series">In the order of their numbers.</param>
internal sealed record Palette(
    string Suffix, string Background, string Text, string Grid, string Shade, IReadOnlyList<string> Series)
{
    public static Palette Light { get; } = new(
        "", "#ffffff", "#41505f", "#e3e8ee", "#f6dcc8", ["#d1495b", "#e08a1e", "#2563b8", "#1a9aa0", "#3d8b40", "#7b4fb5"]);

    public static Palette Dark { get; } = new(
        "-dark", "#171d26", "#aab6c4", "#2b3542", "#4a3626", ["#ff7d8c", "#ffb14d", "#6ea8ff", "#4fd0d6", "#7fcf83", "#b892f0"]);

    private static readonly string[] Activations = ["sigmoid", "tanh", "relu", "leaky", "elu", "maxout"];

    /// <summary>The same activation has the same colour everywhere.</summary>
    public static int ColourOf(string name)
    {
        for (int i = 0; i < Activations.Length; i++)
        {
            if (name.StartsWith(Activations[i], System.StringComparison.Ordinal))
            {
                return i;
            }
        }

        return 2;
    }
}
