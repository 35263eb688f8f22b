using System.Globalization;

namespace ActivationKernels.Catalog;

/// <summary>Two parameters of which one has to be smaller than the other.</summary>
/// <param name="Smaller">Name of the one.</param>
/// <param name="Larger">Name of the other.</param>
/// <param name="Reason">Why, as the second half of a sentence.</param>
internal sealed record ParameterOrder(string Smaller, string Larger, string Reason);

/// <summary>A parameter of an activation: its default and the closed range of values that make sense.</summary>
/// <param name="Name">Name of the attribute property that sets it.</param>
/// <param name="Default">Value where the attribute names none.</param>
/// <param name="Minimum">Smallest allowed value.</param>
/// <param name="Maximum">Largest allowed value.</param>
/// <param name="Reason">Why the range is what it is, as the second half of a sentence.</param>
/// <param name="AllowsZero">False where 0 lies inside the range but makes another activation of it.</param>
internal sealed record Parameter(
    string Name,
    double Default,
    double Minimum,
    double Maximum,
    string Reason,
    bool AllowsZero = true)
{
    /// <summary>The range in words, for example "[1E-06, 1000]".</summary>
    public string Range => string.Format(
        CultureInfo.InvariantCulture,
        AllowsZero ? "[{0}, {1}]" : "[{0}, {1}] without 0",
        Minimum,
        Maximum);

    public bool Allows(double value) => value >= Minimum && value <= Maximum && (AllowsZero || value != 0);

    /// <summary>The allowed value next to <paramref name="value"/>; the default where there is no order to go by.</summary>
    public double Nearest(double value) =>
        double.IsNaN(value) || (!AllowsZero && value == 0) ? Default
        : value < Minimum ? Minimum
        : value > Maximum ? Maximum
        : value;
}
