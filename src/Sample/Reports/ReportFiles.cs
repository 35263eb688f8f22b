using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace ActivationKernels.Sample.Reports;

/// <summary>
/// The folder that receives a report: one page, and a PNG image of each chart. Everything is written beside its place first and
/// moved there when it is complete, so that a reader never meets half a report.
/// </summary>
internal sealed class ReportFiles
{
    private const string PageName = "report.html";
    private const string PlotsName = "plots";

    private readonly string folder;

    private ReportFiles(string folder) => this.folder = folder;

    public string Page => Path.Combine(folder, PageName);

    public string Plots => Path.Combine(folder, PlotsName);

    /// <summary>Makes the folder, and makes sure that it can be written before anything is measured.</summary>
    /// <exception cref="UserErrorException">It cannot.</exception>
    public static ReportFiles Open(string folder)
    {
        Guarded(folder, () =>
        {
            Directory.CreateDirectory(folder);
            string probe = Temporary(folder);
            using FileStream file = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            if (Directory.Exists(Path.Combine(folder, PageName)) || File.Exists(Path.Combine(folder, PlotsName)))
            {
                throw new IOException("a file and a folder are in each other's place");
            }
        });
        return new ReportFiles(folder);
    }

    /// <exception cref="UserErrorException">The folder cannot be written.</exception>
    public void Write(Document document)
    {
        Dictionary<(string, string), byte[]> images = Draw(document);
        string page = HtmlPage.Write(document, (chart, palette) => images[(chart.Name, palette.Suffix)]);
        string newPlots = Temporary(folder);
        string newPage = Temporary(folder);
        string oldPlots = Temporary(folder);
        try
        {
            Guarded(folder, () =>
            {
                Directory.CreateDirectory(newPlots);
                foreach (((string name, string suffix), byte[] image) in images)
                {
                    File.WriteAllBytes(Path.Combine(newPlots, name + suffix + ".png"), image);
                }

                File.WriteAllText(newPage, page);
                if (Directory.Exists(Plots))
                {
                    Directory.Move(Plots, oldPlots);
                }

                Directory.Move(newPlots, Plots);
                File.Move(newPage, Page, overwrite: true);
            });
        }
        catch (UserErrorException) when (Directory.Exists(oldPlots))
        {
            // The older report stays whole.
            Remove(Plots);
            Directory.Move(oldPlots, Plots);
            throw;
        }
        finally
        {
            Remove(newPlots);
            Remove(oldPlots);
            File.Delete(newPage);
        }
    }

    private static Dictionary<(string Name, string Suffix), byte[]> Draw(Document document)
    {
        (Chart Chart, Palette Palette)[] wanted =
            [.. from chart in document.Sections.SelectMany(s => s.Blocks).SelectMany(Charts) from palette in (Palette[])[Palette.Light, Palette.Dark] select (chart, palette)];
        var images = new byte[wanted.Length][];
        Parallel.For(0, wanted.Length, i => images[i] = PlotWriter.Draw(wanted[i].Chart, wanted[i].Palette));
        return wanted.Select((w, i) => (w, i)).ToDictionary(p => (p.w.Chart.Name, p.w.Palette.Suffix), p => images[p.i]);
    }

    private static IEnumerable<Chart> Charts(Block block) => block switch
    {
        Figure figure => [figure.Chart],
        Gallery gallery => gallery.Items.Select(i => i.Chart),
        _ => [],
    };

    private static string Temporary(string folder) => Path.Combine(folder, $".report-{Guid.NewGuid():N}");

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Guarded(string folder, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UserErrorException($"Output folder cannot be written: {folder}: {e.Message}");
        }
    }
}
