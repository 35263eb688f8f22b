using System.Collections.Generic;

namespace ActivationKernels.Sample.Reports;

/// <summary>How a series is drawn.</summary>
internal enum Mark
{
    Line,
    Dashes,
    Dots,
}

/// <param name="Label">In the legend; empty for none.</param>
/// <param name="Colour">Index into the palette.</param>
/// <param name="Mark">How it is drawn.</param>
/// <param name="X">Positions.</param>
/// <param name="Y">Values, as many as positions. What is not finite is left out.</param>
internal sealed record Series(string Label, int Colour, Mark Mark, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>A stretch of the horizontal axis that is shaded.</summary>
internal readonly record struct Shade(double Low, double High);

/// <summary>What a plot shows, without its looks.</summary>
/// <param name="Name">Name of its file, without extension.</param>
/// <param name="XLabel">Below the horizontal axis.</param>
/// <param name="YLabel">Beside the vertical axis.</param>
/// <param name="Series">Lines and dots.</param>
internal sealed record Chart(string Name, string XLabel, string YLabel, IReadOnlyList<Series> Series)
{
    /// <summary>Powers of ten on the horizontal axis.</summary>
    public bool IsLogarithmicX { get; init; }

    /// <summary>Powers of ten on the vertical axis.</summary>
    public bool IsLogarithmicY { get; init; }

    /// <summary>Nothing lies between the whole numbers of the horizontal axis.</summary>
    public bool HasWholeX { get; init; }

    /// <summary>Names of the heights 1, 2 and so on, where the vertical axis counts things; empty where it measures.</summary>
    public IReadOnlyList<string> YNames { get; init; } = [];

    public IReadOnlyList<Shade> Shades { get; init; } = [];

    /// <summary>Small, as in a gallery.</summary>
    public bool IsSmall { get; init; }
}
