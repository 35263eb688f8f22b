using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using ActivationKernels.Sample.Facts;
using ActivationKernels.Sample.Reports;
using ActivationKernels.Sample.Reports.Sections;

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
        var command = new Command("explain", "Explains an activation: formula, derivative, limits, when to use it, rules that concern it, and a plot.") { name };
        command.SetAction(parsed =>
        {
            ActivationFacts facts = ActivationFacts.Find(parsed.GetValue(name)!)!;
            ConsoleReport.Print(ConsoleReport.Create(!parsed.GetValue(options.NoColor)), ExplainReport.Compose(facts));
            return 0;
        });
        return command;
    }
}
