using System;
using System.Collections.Generic;
using System.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ActivationKernels.Sample.Reports;

/// <summary>Draws charts as PNG images.</summary>
internal static class PlotWriter
{
    // Pixels of the page; images have twice as many.
    private const int Width = 520;
    private const int Height = 330;
    private const int FrameHeight = 100;
    private const int NameHeight = 17;
    private const int SmallWidth = 320;
    private const int SmallHeight = 200;
    private const float Density = 2;
    private const float FontSize = 14;

    private static readonly string Font = ChooseFont();

    /// <summary>Width and height on the page.</summary>
    public static (int Width, int Height) Size(Chart chart) =>
        chart.IsSmall ? (SmallWidth, SmallHeight)
        : chart.YNames.Count > 0 ? (Width, FrameHeight + (chart.YNames.Count * NameHeight))
        : (Width, Height);

    public static byte[] Draw(Chart chart, Palette palette)
    {
        using var plot = new Plot();
        Color text = Color.FromHex(palette.Text);
        plot.ScaleFactor = Density;
        plot.Font.Set(Font);
        plot.FigureBackground.Color = Color.FromHex(palette.Background);
        plot.DataBackground.Color = Color.FromHex(palette.Background);
        plot.Axes.Color(text);
        plot.Grid.MajorLineColor = Color.FromHex(palette.Grid);
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        foreach (Shade shade in chart.Shades)
        {
            ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(shade.Low, shade.High);
            span.FillStyle.Color = Color.FromHex(palette.Shade);
            span.LineStyle.Width = 0;
        }

        foreach (Series series in chart.Series)
        {
            Add(plot, chart, series, Color.FromHex(palette.Series[series.Colour]));
        }

        Labels(plot, chart, text, palette);
        (int width, int height) = Size(chart);
        return plot.GetImageBytes((int)(width * Density), (int)(height * Density), ImageFormat.Png);
    }

    private static void Add(Plot plot, Chart chart, Series series, Color colour)
    {
        (double X, double Y)[] points =
        [
            .. series.X.Zip(series.Y, (x, y) => (chart.IsLogarithmicX ? Math.Log10(x) : x, chart.IsLogarithmicY ? Math.Log10(y) : y))
                .Where(p => double.IsFinite(p.Item1) && double.IsFinite(p.Item2)),
        ];
        ScottPlot.Plottables.Scatter scatter = plot.Add.Scatter(points.Select(p => p.X).ToArray(), points.Select(p => p.Y).ToArray(), colour);
        scatter.LegendText = series.Label;
        scatter.LineWidth = series.Mark == Mark.Dots ? 0 : 2;
        scatter.LinePattern = series.Mark == Mark.Dashes ? LinePattern.Dashed : LinePattern.Solid;
        scatter.MarkerSize = series.Mark == Mark.Dots ? 7 : 0;
    }

    private static void Labels(Plot plot, Chart chart, Color text, Palette palette)
    {
        plot.Axes.Bottom.Label.Text = chart.XLabel;
        plot.Axes.Left.Label.Text = chart.YLabel;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        foreach (IAxis axis in (IAxis[])[plot.Axes.Bottom, plot.Axes.Left])
        {
            axis.Label.FontSize = FontSize;
            axis.TickLabelStyle.FontSize = FontSize - 1;
        }

        if (chart.IsLogarithmicX)
        {
            plot.Axes.Bottom.TickGenerator = LogarithmicTicks(chart.Series.SelectMany(s => s.X));
        }

        if (chart.IsLogarithmicY)
        {
            plot.Axes.Left.TickGenerator = LogarithmicTicks(chart.Series.SelectMany(s => s.Y));
        }

        if (chart.YNames.Count > 0)
        {
            var names = new NumericManual();
            for (int i = 0; i < chart.YNames.Count; i++)
            {
                names.AddMajor(i + 1, chart.YNames[i]);
            }

            plot.Axes.Left.TickGenerator = names;
            plot.Axes.SetLimitsY(0, chart.YNames.Count + 1);
        }

        if (chart.HasWholeX)
        {
            plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        }

        if (chart.IsSmall)
        {
            plot.Axes.Margins(0, 0.08);
            plot.Axes.SetLimitsX(chart.Series[0].X[0], chart.Series[0].X[^1]);
            plot.HideLegend();
            return;
        }

        IReadOnlyList<Series> named = [.. chart.Series.Where(s => s.Label.Length > 0)];
        if (named.Count > 0)
        {
            plot.ShowLegend(Edge.Top);
            plot.Legend.Orientation = Orientation.Horizontal;
            plot.Legend.BackgroundColor = Color.FromHex(palette.Background);
            plot.Legend.FontColor = text;
            plot.Legend.OutlineWidth = 0;
            plot.Legend.TightHorizontalWrapping = true;
            plot.Legend.Padding = new PixelPadding(0);
            plot.Legend.Margin = new PixelPadding(0);
            plot.Legend.InterItemPadding = new PixelPadding(4, 10, 0, 0);
            plot.Legend.ShadowColor = Colors.Transparent;
            plot.Legend.FontSize = FontSize - 1;
        }
    }

    // The sans serif that the machine has; the first installed font may be anything.
    private static string ChooseFont()
    {
        string[] wanted = ["Inter", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans"];
        HashSet<string> installed = [.. SkiaSharp.SKFontManager.Default.FontFamilies];
        return wanted.FirstOrDefault(installed.Contains) ?? Fonts.Sans;
    }

    // Powers of ten; over few of them also 2 and 5 times each.
    private static NumericManual LogarithmicTicks(IEnumerable<double> values)
    {
        double[] drawn = [.. values.Where(v => double.IsFinite(v) && v > 0)];
        var ticks = new NumericManual();
        if (drawn.Length == 0)
        {
            return ticks;
        }

        int low = (int)Math.Floor(Math.Log10(drawn.Min()));
        int high = (int)Math.Ceiling(Math.Log10(drawn.Max()));
        double[] steps = high - low > 3 ? [1] : [1, 2, 5];
        for (int power = low; power <= high; power++)
        {
            foreach (double step in steps)
            {
                double value = step * Math.Pow(10, power);
                ticks.AddMajor(Math.Log10(value), Format.Number(value));
            }
        }

        return ticks;
    }
}
