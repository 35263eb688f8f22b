using System;
using System.Collections.Generic;
using System.Globalization;
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
    private const int SmallWidth = 320;
    private const int SmallHeight = 200;
    private const float Density = 2;
    private const float FontSize = 14;

    private static readonly string Font = ChooseFont();

    /// <summary>Width and height on the page.</summary>
    public static (int Width, int Height) Size(Chart chart) => chart.IsSmall ? (SmallWidth, SmallHeight) : (Width, Height);

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
            plot.Axes.Bottom.TickGenerator = Powers();
        }

        if (chart.IsLogarithmicY)
        {
            plot.Axes.Left.TickGenerator = Powers();
        }

        if (chart.HasWholeX)
        {
            plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        }

        if (chart.IsSmall)
        {
            plot.Axes.Margins(0, 0.08);
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

    private static NumericAutomatic Powers() => new()
    {
        IntegerTicksOnly = true,
        LabelFormatter = power => power is >= -2 and <= 3
            ? Math.Pow(10, power).ToString("0.##", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"1e{power:0}"),
    };
}
