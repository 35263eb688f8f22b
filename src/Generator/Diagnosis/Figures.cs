using System.Globalization;

namespace ActivationKernels.Diagnosis;

/// <summary>Figures as messages give them: three digits.</summary>
internal static class Figures
{
    public static string Text(double value) =>
        double.IsPositiveInfinity(value) ? "infinite"
        : double.IsNegativeInfinity(value) ? "minus infinity"
        : value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>Shares below 0.005 % are 0 %.</summary>
    public static string Percent(double share) => share < 5e-5 ? "0 %" : (100 * share).ToString(share < 0.0995 ? "G2" : "F0", CultureInfo.InvariantCulture) + " %";

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
