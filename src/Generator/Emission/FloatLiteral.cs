using System.Globalization;
using ActivationKernels.Lowering;

namespace ActivationKernels.Emission;

/// <summary>The one place where a number becomes C# text: exact, whatever the culture.</summary>
internal static class FloatLiteral
{
    public static string Of(double value, ElementType type)
    {
        if (double.IsNaN(value))
        {
            return type == ElementType.Single ? "float.NaN" : "double.NaN";
        }

        string sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        double magnitude = System.Math.Abs(value);
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return $"{sign}{Vocabulary.Keyword(type)}.{(double.IsNaN(value) ? "NaN" : "PositiveInfinity")}";
        }

        // 9 and 17 significant digits identify every float and double on every framework; "R" does not.
        return type == ElementType.Single
            ? sign + ((float)magnitude).ToString("G9", CultureInfo.InvariantCulture) + "f"
            : sign + Shortest(magnitude) + "d";
    }

    private static string Shortest(double magnitude)
    {
        string text = magnitude.ToString("G15", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture).Equals(magnitude)
            ? text
            : magnitude.ToString("G17", CultureInfo.InvariantCulture);
    }
}
