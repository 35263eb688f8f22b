using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ActivationKernels.Sample.Claims;
using ActivationKernels.Sample.Experiments;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.KernelChecks;
using ActivationKernels.Sample.Networks;
using ActivationKernels.Sample.Reports;
using ActivationKernels.Sample.Reports.Sections;
using ActivationKernels.Sample.Tests.Experiments;
using Xunit;

namespace ActivationKernels.Sample.Tests.Reports;

public sealed class ReportTests
{
    private static readonly DigitsData Data = DigitsData.Load(DigitsData.DefaultPath);

    [Fact]
    public void Page_NeedsNoOtherFileAndHasLightAndDarkPlots()
    {
        string page = HtmlPage.Write(Compose(), (_, palette) => palette == Palette.Dark ? [1, 2] : [3, 4]);

        Assert.DoesNotMatch("(src|href|srcset)=\"(?!data:|#)", page);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        int images = Regex.Count(page, "<img ");
        Assert.True(images > ActivationFacts.All.Count(f => f.HasCurve));
        Assert.Equal(images, Regex.Count(page, Regex.Escape("srcset=\"data:image/png;base64," + Convert.ToBase64String([1, 2]))));
        Assert.Equal(images, Regex.Count(page, Regex.Escape("src=\"data:image/png;base64," + Convert.ToBase64String([3, 4]))));
    }

    [Fact]
    public void Page_HoldsEverySectionAndEveryActivation()
    {
        string page = HtmlPage.Write(Compose(), (_, _) => []);

        foreach (string id in (string[])["claims", "comparison", "race", "deep", "centring", "initialisation", "dying", "compiler", "kernels", "activations"])
        {
            Assert.Contains($"<section id=\"{id}\">", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"#{id}\"", page, StringComparison.Ordinal);
        }

        Assert.All(ActivationFacts.All.Where(f => f.HasCurve), f => Assert.Contains($"id=\"activation-{f.Name}\"", page, StringComparison.Ordinal));
        Assert.Contains("does not hold here", page, StringComparison.Ordinal);
        Assert.Contains("AK2101", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_IsEncoded()
    {
        var document = new Document("a < b", "\"quoted\" & more", [], [new Section("s", "<i>", [new Paragraph("<script>alert(1)</script>")])]);

        string page = HtmlPage.Write(document, (_, _) => []);

        Assert.Contains("a &lt; b", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Plots_ArePngImagesOfTwiceTheSizeOnThePage()
    {
        Chart chart = GallerySection.Curve(ActivationFacts.Find("sigmoid")!);

        byte[] light = PlotWriter.Draw(chart, Palette.Light);
        byte[] dark = PlotWriter.Draw(chart, Palette.Dark);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], light[..4]);
        (int width, int height) = PlotWriter.Size(chart);
        Assert.Equal((2 * width, 2 * height), (BigEndian(light, 16), BigEndian(light, 20)));
        Assert.NotEqual(light, dark);
    }

    [Fact]
    public void Curve_ShadesTheFlatStretchesWithinThePicture()
    {
        Chart chart = GallerySection.Curve(ActivationFacts.Find("sigmoid")!);

        Assert.Equal(2, chart.Shades.Count);
        Assert.Equal((-6, -4.3565), (chart.Shades[0].Low, Math.Round(chart.Shades[0].High, 4)));
        Assert.Equal(0.5, chart.Series[0].Y[240], 1e-12);
        Assert.Equal(0.25, chart.Series[1].Y[240], 1e-12);
    }

    [Fact]
    public void Report_ReplacesAnOlderOneAndLeavesNothingElse()
    {
        using var folder = new TemporaryFolder();
        Document document = Compose() with { Sections = [Compose().Sections[1]] };
        Directory.CreateDirectory(folder.File("plots"));
        File.WriteAllText(Path.Combine(folder.File("plots"), "old.png"), "");
        File.WriteAllText(folder.File("report.html"), "old");

        ReportFiles.Open(folder.Path).Write(document);

        Assert.Equal(["plots", "report.html"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Six activations", File.ReadAllText(folder.File("report.html")), StringComparison.Ordinal);
        Assert.Equal(
            ["accuracy-dark.png", "accuracy.png", "dead-dark.png", "dead.png", "loss-dark.png", "loss.png", "saturated-dark.png", "saturated.png"],
            Directory.GetFiles(folder.File("plots")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FailureWhileWriting_KeepsTheOlderReport()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("report.html"), "old");
        ReportFiles files = ReportFiles.Open(folder.Path);
        Document document = Compose() with { Sections = [Compose().Sections[1]] };

        // A file takes the place of the plots between the check and the writing.
        File.WriteAllText(folder.File("plots"), "in the way");
        Assert.Throws<UserErrorException>(() => files.Write(document));

        Assert.Equal("old", File.ReadAllText(folder.File("report.html")));
        Assert.Equal(["plots", "report.html"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FailureAtTheLastStep_BringsTheOlderPlotsBack()
    {
        using var folder = new TemporaryFolder();
        ReportFiles files = ReportFiles.Open(folder.Path);
        Directory.CreateDirectory(folder.File("plots"));
        File.WriteAllText(Path.Combine(folder.File("plots"), "old.png"), "");

        // A folder takes the place of the page between the check and the writing.
        Directory.CreateDirectory(folder.File("report.html"));
        Assert.Throws<UserErrorException>(() => files.Write(Compose() with { Sections = [Compose().Sections[1]] }));

        Assert.Equal(["old.png"], Directory.GetFiles(folder.File("plots")).Select(Path.GetFileName));
        Assert.Equal(["plots", "report.html"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.22222, "0.222")]
    [InlineData(2.8333, "2.83")]
    [InlineData(12.5, "12.5")]
    [InlineData(0.0000151, "1.5e-5")]
    [InlineData(double.PositiveInfinity, "never")]
    public void Numbers_HaveThreeDigits(double value, string expected) => Assert.Equal(expected, Format.Number(value));

    [Fact]
    public void TextPlot_ShowsBothSeries()
    {
        string plot = TextPlot.Draw(GallerySection.Curve(ActivationFacts.Find("relu")!));

        Assert.Contains('*', plot);
        Assert.Contains('.', plot);
        Assert.Equal(18, plot.Split('\n').Length);
    }

    private static Document Compose()
    {
        LaboratoryResults results = LaboratoryFixture.Nothing with
        {
            Comparison = [.. NetworkTable.Contenders.Select(c => LaboratoryFixture.Runs(c, 3))],
            Race = [LaboratoryFixture.Sweep(NetworkTable.Contender("tanh"), 1), LaboratoryFixture.Sweep(NetworkTable.Contender("relu"), 1)],
            Deep = [.. NetworkTable.Deep.Select(d => LaboratoryFixture.Runs(d with { Sizes = [new(1, 1), new(1, 1)] }, 0, gradient: 1e-5))],
            Centring = [.. NetworkTable.Centring.Select(p => (LaboratoryFixture.Sweep(p.OffCentre, 4), LaboratoryFixture.Sweep(p.Centred, 3)))],
            Initialisation = [LaboratoryFixture.Runs("tanh", 3), LaboratoryFixture.Runs(NetworkTable.TanhLargeWeights, 0)],
            Dying = [LaboratoryFixture.Dying("relu", 0.4), LaboratoryFixture.Dying("leaky", 0)],
        };
        IReadOnlyList<KernelFigures> kernels = [new("relu", new AccuracyFigures(0.5, 0, 10, true), new PassTimes(0.1, 1, 0.2), new PassTimes(0.1, 1, null))];
        return LaboratoryReport.Compose(
            new LaboratoryRun(results, kernels, CompilerLog.Read(CompilerLog.DefaultPath), TimeSpan.FromSeconds(1)), Data);
    }

    private static int BigEndian(byte[] bytes, int at) => (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}
