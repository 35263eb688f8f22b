using System.Collections.Generic;
using ActivationKernels.Sample.Claims;

namespace ActivationKernels.Sample.Reports;

/// <summary>A report without its presentation: the console, the page and the plots are made from it.</summary>
/// <param name="Title">Heading of the whole.</param>
/// <param name="Lead">What it is, as a sentence or two.</param>
/// <param name="Facts">Conditions of the run: name and value.</param>
/// <param name="Sections">In the order of reading.</param>
internal sealed record Document(string Title, string Lead, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<Section> Sections);

/// <param name="Id">For links: letters and hyphens.</param>
/// <param name="Title">Heading.</param>
/// <param name="Blocks">Content.</param>
/// <param name="OnPageOnly">Too long for a console.</param>
internal sealed record Section(string Id, string Title, IReadOnlyList<Block> Blocks, bool OnPageOnly = false);

/// <summary>A piece of a section.</summary>
internal abstract record Block;

internal sealed record Paragraph(string Text) : Block;

/// <summary>Small print below a table or figure.</summary>
internal sealed record Note(string Text) : Block;

/// <summary>Text in its own layout, as a compiler prints it.</summary>
internal sealed record Listing(string Text) : Block;

/// <param name="Columns">Headings.</param>
/// <param name="Rows">As many cells as columns.</param>
/// <param name="TextColumns">How many columns are text; the others, behind them, are figures.</param>
internal sealed record TableBlock(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int TextColumns = 1) : Block;

internal sealed record ClaimBlock(Claim Claim) : Block;

/// <param name="Chart">What is drawn.</param>
/// <param name="Caption">What it shows, as a sentence; also its description for those who cannot see it.</param>
internal sealed record Figure(Chart Chart, string Caption) : Block;

/// <summary>Small figures side by side; the console leaves them out.</summary>
internal sealed record Gallery(IReadOnlyList<GalleryItem> Items) : Block;

internal sealed record GalleryItem(string Title, string Formula, string Text, Chart Chart);
