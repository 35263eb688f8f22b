using System.Globalization;

namespace ActivationKernels.Fingerprints;

/// <summary>Numbers in messages: few digits, the same on every machine.</summary>
internal static class Numbers
{
    /// <summary>Up to seven significant digits, as a constant in code has them.</summary>
    public static string Text(double value) => value.ToString("G7", CultureInfo.InvariantCulture);

    /// <summary>Two or three digits, for computed figures.</summary>
    public static string Figure(double value) =>
        double.IsPositiveInfinity(value) ? "infinity"
        : double.IsNegativeInfinity(value) ? "-infinity"
        : double.IsNaN(value) ? "NaN"
        : value.ToString("0.###", CultureInfo.InvariantCulture);
}
