using System;
using System.Globalization;
using ActivationKernels.Sample.Experiments;

namespace ActivationKernels.Sample.Reports;

/// <summary>Figures as all reports print them, whatever the culture.</summary>
internal static class Format
{
    private const string PercentSign = " %";

    /// <summary>Three digits; infinity is "never".</summary>
    public static string Number(double value) =>
        double.IsInfinity(value) ? "never"
        : value == 0 ? "0"
        : Math.Abs(value) is < 1e-3 or >= 1e5 ? value.ToString("0.0e0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) switch { < 1 => "0.###", < 10 => "0.##", < 100 => "0.#", _ => "0" }, CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + PercentSign;

    /// <summary>The median, and the ends where they differ: "7 (6 to 9)".</summary>
    public static string Spread(Spread spread) => Ends(spread, Number, "");

    /// <summary>The same of shares: "7.0 % (6.0 to 9.0)".</summary>
    public static string Percent(Spread spread) => Ends(spread, share => Percent(share)[..^PercentSign.Length], PercentSign);

    public static string Times(double factor) => double.IsFinite(factor) ? Number(factor) + " times" : "without end";

    private static string Ends(Spread spread, Func<double, string> text, string unit)
    {
        string least = text(spread.Least);
        string most = text(spread.Most);
        return text(spread.Median) + unit + (least == most ? "" : $" ({least} to {most})");
    }
}
