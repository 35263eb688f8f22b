using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text;
using ActivationKernels.Sample.Claims;

namespace ActivationKernels.Sample.Reports;

/// <summary>Writes a document as one page that needs no other file: style and images are inside.</summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder html = new();
    private readonly Func<Chart, Palette, byte[]> image;

    private HtmlPage(Func<Chart, Palette, byte[]> image) => this.image = image;

    /// <param name="document">What to write.</param>
    /// <param name="image">Gives the PNG image of a chart.</param>
    public static string Write(Document document, Func<Chart, Palette, byte[]> image)
    {
        var page = new HtmlPage(image);
        page.WritePage(document);
        return page.html.ToString();
    }

    private void WritePage(Document document)
    {
        Line("<!DOCTYPE html>");
        Line("<html lang=\"en\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<meta name=\"color-scheme\" content=\"light dark\">");
        Line("<link rel=\"icon\" href=\"data:,\">");
        Line($"<title>{Text(document.Title)}</title>");
        Line($"<style>{Style()}</style>");
        Line("</head>");
        Line("<body>");
        Line($"<header><h1>{Text(document.Title)}</h1><p>{Text(document.Lead)}</p>");
        Line($"<dl>{string.Concat(document.Facts.Select(f => $"<div><dt>{Text(f.Name)}</dt><dd>{Text(f.Value)}</dd></div>"))}</dl></header>");
        Line($"<nav aria-label=\"Sections\">{string.Concat(document.Sections.Select(s => $"<a href=\"#{s.Id}\">{Text(s.Title)}</a>"))}</nav>");
        Line("<main>");
        foreach (Section section in document.Sections)
        {
            Line($"<section id=\"{section.Id}\"><h2>{Text(section.Title)}</h2>");
            WriteBlocks(section.Blocks);

            Line("</section>");
        }

        Line("</main>");
        Line("</body>");
        Line("</html>");
    }

    // Figures that follow each other stand side by side.
    private void WriteBlocks(IReadOnlyList<Block> blocks)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            bool isFigure = blocks[i] is Figure;
            if (isFigure && (i == 0 || blocks[i - 1] is not Figure))
            {
                Line("<div class=\"figures\">");
            }

            WriteBlock(blocks[i]);
            if (isFigure && (i + 1 == blocks.Count || blocks[i + 1] is not Figure))
            {
                Line("</div>");
            }
        }
    }

    private void WriteBlock(Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Line($"<p>{Text(paragraph.Text)}</p>");
                break;
            case Note note:
                Line($"<p class=\"note\">{Text(note.Text)}</p>");
                break;
            case Listing listing:
                Line($"<pre tabindex=\"0\">{Text(listing.Text)}</pre>");
                break;
            case TableBlock table:
                WriteTable(table);
                break;
            case ClaimBlock { Claim: var claim }:
                Line($"<article class=\"claim {Class(claim.Verdict)}\" id=\"claim-{claim.Id}\"><h3>{Text(claim.Statement)}</h3><span class=\"verdict\">{Text(Words(claim.Verdict))}</span>");
                Line($"<p>{Text(claim.Found)}</p><details><summary>Rule</summary><p>{Text(claim.Rule)}</p></details></article>");
                break;
            case Figure figure:
                Line($"<figure>{Image(figure.Chart, figure.Caption)}<figcaption>{Text(figure.Caption)}</figcaption></figure>");
                break;
            case Gallery gallery:
                Line("<div class=\"gallery\">");
                foreach (GalleryItem item in gallery.Items)
                {
                    Line($"<figure id=\"activation-{item.Title}\"><h3>{Text(item.Title)}</h3>{Image(item.Chart, item.Title + " and its derivative")}");
                    Line($"<figcaption>{Text(item.Text)}<code>{Text(item.Formula)}</code></figcaption></figure>");
                }

                Line("</div>");
                break;
            default:
                throw new ArgumentException($"No form for {block.GetType().Name}.", nameof(block));
        }
    }

    private void WriteTable(TableBlock table)
    {
        Line("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        Line(string.Concat(table.Columns.Select((c, i) => $"<th scope=\"col\"{Kind(i)}>{Text(c).Replace("\n", "<br>", StringComparison.Ordinal)}</th>")));
        Line("</tr></thead><tbody>");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Line($"<tr><th scope=\"row\">{Text(row[0])}</th>{string.Concat(row.Skip(1).Select((c, i) => $"<td{Kind(i + 1)}>{Text(c)}</td>"))}</tr>");
        }

        Line("</tbody></table></div>");

        string Kind(int column) => column > 0 && column < table.TextColumns ? " class=\"text\"" : "";
    }

    private string Image(Chart chart, string description)
    {
        (int width, int height) = PlotWriter.Size(chart);
        return FormattableString.Invariant(
            $"<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{Data(Palette.Dark)}\"><img src=\"{Data(Palette.Light)}\" width=\"{width}\" height=\"{height}\" alt=\"{Text(description)}\"></picture>");

        string Data(Palette palette) => "data:image/png;base64," + Convert.ToBase64String(image(chart, palette));
    }

    private void Line(string text) => html.Append(text).Append('\n');

    // A figure and its unit stay on one line.
    private static string Text(string text) => WebUtility.HtmlEncode(text).Replace(" %", "&#160;%", StringComparison.Ordinal);

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "holds",
        Verdict.HoldsPartly => "holds partly",
        Verdict.DoesNotHold => "does not hold here",
        _ => "not measured",
    };

    private static string Class(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Style()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("report.css")!);
        return reader.ReadToEnd();
    }
}
