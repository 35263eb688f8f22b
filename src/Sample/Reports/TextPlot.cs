using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ActivationKernels.Sample.Reports;

/// <summary>A chart of two series in characters: the first as stars, the second as dots.</summary>
internal static class TextPlot
{
    private const int Columns = 65;
    private const int Lines = 17;

    public static string Draw(Chart chart)
    {
        IReadOnlyList<double> x = chart.Series[0].X;
        double[] finite = [.. chart.Series.SelectMany(s => s.Y).Where(double.IsFinite)];
        double low = Math.Min(finite.Min(), 0);
        double high = Math.Max(finite.Max(), low + 1);
        var cells = new char[Lines, Columns];
        for (int series = chart.Series.Count - 1; series >= 0; series--)
        {
            IReadOnlyList<double> y = chart.Series[series].Y;
            for (int i = 0; i < x.Count; i++)
            {
                if (double.IsFinite(y[i]))
                {
                    int column = (int)Math.Round((x[i] - x[0]) / (x[^1] - x[0]) * (Columns - 1));
                    int line = (int)Math.Round((high - y[i]) / (high - low) * (Lines - 1));
                    cells[line, column] = series == 0 ? '*' : '.';
                }
            }
        }

        var text = new StringBuilder();
        for (int line = 0; line < Lines; line++)
        {
            double level = high - (line * (high - low) / (Lines - 1));
            char[] row = [.. Enumerable.Range(0, Columns).Select(c => cells[line, c] != 0 ? cells[line, c] : c == Columns / 2 ? '|' : ' ')];
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{level,6:0.00} {new string(row)}").TrimEnd()).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"       {x[0],-8:0}{new string(' ', Columns - 16)}{x[^1],8:0}").ToString();
    }
}
