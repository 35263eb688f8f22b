using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Sample.Claims;
using Spectre.Console;

namespace ActivationKernels.Sample.Reports;

/// <summary>Prints documents. Plots are left to the page.</summary>
internal static class ConsoleReport
{
    private const int RedirectedWidth = 132;

    /// <summary>A console whose tables do not depend on the terminal where there is none.</summary>
    /// <param name="hasColour">False for plain text whatever the terminal can do.</param>
    public static IAnsiConsole Create(bool hasColour)
    {
        bool isPlain = !hasColour || Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    public static void Print(IAnsiConsole console, Document document)
    {
        Heading(console, document);
        foreach (Section section in document.Sections.Where(s => !s.OnPageOnly))
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold underline]{section.Title}[/]");
            foreach (Block block in section.Blocks)
            {
                Print(console, block);
            }
        }
    }

    /// <summary>Title, lead and conditions.</summary>
    public static void Heading(IAnsiConsole console, Document document)
    {
        console.MarkupLineInterpolated($"[bold]{document.Title}[/]");
        console.WriteLine(document.Lead);
        foreach ((string name, string value) in document.Facts)
        {
            console.MarkupLineInterpolated($"{name}: [bold]{value}[/]");
        }
    }

    private static void Print(IAnsiConsole console, Block block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                console.WriteLine(paragraph.Text);
                break;
            case Note note:
                console.MarkupLineInterpolated($"[grey]{note.Text}[/]");
                break;
            case Listing listing:
                console.WriteLine(listing.Text);
                break;
            case TableBlock table:
                console.Write(Table(console, table));
                break;
            case ClaimBlock { Claim: var claim }:
                console.Write(new Markup($"[bold]{Markup.Escape(claim.Statement)}[/] {Verdict(claim.Verdict)}\n"));
                console.WriteLine("  " + claim.Found);
                break;
            default:
                // Pictures have no place here.
                break;
        }
    }

    private static Table Table(IAnsiConsole console, TableBlock block)
    {
        Table table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii);
        for (int i = 0; i < block.Columns.Count; i++)
        {
            var column = new TableColumn(Markup.Escape(block.Columns[i]));
            table.AddColumn(i < block.TextColumns ? column : column.RightAligned());
        }

        foreach (IReadOnlyList<string> row in block.Rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }

    private static string Verdict(Verdict verdict) => verdict switch
    {
        Claims.Verdict.Holds => "[green]HOLDS[/]",
        Claims.Verdict.HoldsPartly => "[yellow]HOLDS PARTLY[/]",
        Claims.Verdict.DoesNotHold => "[red]DOES NOT HOLD HERE[/]",
        _ => "[grey]NOT MEASURED[/]",
    };
}
