using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>The figures of docs/performance.md at 1,024 floats as bars: kernel, System.Numerics.Tensors and scalar loop.</summary>
internal static class SpeedPicture
{
    private const double Left = 150;
    private const double Longest = 430;

    // Longer bars are cut, with their figure behind them: the scale is that of the vector code.
    private const double Scale = 2.5;

    private static readonly (string Name, string Colour)[] Series =
    {
        ("this package", "#2f81f7"),
        ("System.Numerics.Tensors", "#d29922"),
        ("scalar loop", "#8b949e"),
    };

    public static string Draw(string page)
    {
        (string Label, double[] Times)[] rows = Rows(page).ToArray();
        var svg = new Svg(700);
        svg.Text(24, 32, "Nanoseconds per element, 1,024 floats, one thread (less is better; bars end at 2.5)", "#e6edf3", 15, bold: true);
        for (int i = 0; i < Series.Length; i++)
        {
            svg.Bar(24 + (190 * i), 46, 12, 12, Series[i].Colour);
            svg.Text(42 + (190 * i), 57, Series[i].Name, "#c9d1d9");
        }

        double y = 82;
        foreach ((string label, double[] times) in rows)
        {
            svg.Text(Left - 12, y + 19, label, "#e6edf3", anchor: "end");
            for (int i = 0; i < Series.Length; i++)
            {
                double length = Math.Min(Longest, times[i] / Scale * Longest);
                svg.Bar(Left, y + (10 * i), length, 8, Series[i].Colour);
                svg.Text(Left + length + 6, y + 8 + (10 * i), times[i].ToString("0.00", CultureInfo.InvariantCulture), "#c9d1d9", 10);
            }

            y += 40;
        }

        return svg.Finish("Speed of the kernels beside System.Numerics.Tensors and scalar loops", y + 12, "#161b22");
    }

    /// <summary>Function and pass of each row over floats, with the times of kernel, peer and scalar loop.</summary>
    public static IEnumerable<(string Label, double[] Times)> Rows(string page)
    {
        string[] wanted = { "relu", "leaky", "sigmoid", "tanh", "elu", "softplus", "silu" };
        string[][] table = page.Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .ToArray();
        int column = Array.IndexOf(table.First(cells => cells[0] == "function"), "1,024");
        foreach (string pass in new[] { "forward", "backward" })
        {
            foreach (string name in wanted)
            {
                if (table.FirstOrDefault(cells => cells[0] == name && cells[1] == pass && cells[2] == "float") is { } cells)
                {
                    yield return ($"{name} {pass}", Regex.Matches(cells[column], @"[\d.]+").Take(3).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray());
                }
            }
        }
    }
}
