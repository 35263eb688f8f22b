using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Reports;
using ActivationKernels.Sample.Reports.Sections;
using Spectre.Console;

namespace ActivationKernels.Sample.Commands;

/// <summary>Tells what there is to know about one activation.</summary>
internal static class ExplainCommand
{
    public static Command Create(SampleOptions options)
    {
        var name = new Argument<string>("activation") { Description = "Name or alias; case, '-' and '_' do not count." };
        name.Validators.Add(result =>
        {
            string[] known = [.. ActivationFacts.All.Select(f => f.Name)];
            if (ActivationNames.Problem(ActivationNames.Split(result.Tokens.Select(t => t.Value)), known) is { } problem)
            {
                result.AddError(problem);
            }
        });
        var folder = new Option<string?>("--out") { Description = "Folder that receives the same as report.html, with the plot as an image.", HelpName = "FOLDER" };
        var command = new Command("explain", "Explains an activation: formula, derivative, limits, when to use it, rules that concern it, and a plot.") { name, folder };
        command.SetAction(parsed =>
        {
            ActivationFacts facts = ActivationFacts.Find(parsed.GetValue(name)!)!;
            ReportFiles? files = parsed.GetValue(folder) is { } path ? ReportFiles.Open(path) : null;
            IAnsiConsole console = ConsoleReport.Create(!parsed.GetValue(options.NoColor));
            ConsoleReport.Print(console, ExplainReport.Compose(facts));
            if (files is not null)
            {
                files.Write(ExplainReport.ComposePage(facts));
                console.WriteLine($"Report: {files.Page}, plots: {files.Plots}");
            }

            return 0;
        });
        return command;
    }
}
