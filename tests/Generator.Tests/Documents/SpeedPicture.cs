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
        foreach (string pass in new[] { "Forward", "Backward" })
        {
            string[][] table = page.Split('\n')
                .SkipWhile(line => line != $"## {pass}")
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
                .Where(line => line.StartsWith('|'))
                .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
                .ToArray();
            int column = Array.IndexOf(table[0], "1,024");
            foreach (string[] cells in wanted.SelectMany(name => table.Where(cells => cells[0] == name)))
            {
                double time = Number(cells[column], "");
                yield return ($"{cells[0]} {pass.ToLowerInvariant()}", new[] { time, time * Number(cells[column], "T "), time * Number(cells[column], "S ") });
            }
        }
    }

    // A cell holds the time of the kernel and the factors of its peers: "0.517: T 1.09, V 1.15, S 5.98".
    private static double Number(string cell, string before) => double.Parse(Regex.Match(cell, before + @"([\d.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
