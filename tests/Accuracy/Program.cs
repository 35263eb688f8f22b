using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using ActivationKernels.AccuracySweep;
using ActivationKernels.Catalog;
using Spectre.Console;

var all = new Option<bool>("--all") { Description = "Compare every float of every float kernel, and write the report." };
var sampleOption = new Option<bool>("--sample") { Description = "Compare a part of the floats (--stride), and write the report." };
var stride = new Option<int>("--stride") { Description = "With --sample: compare every so manieth float.", DefaultValueFactory = _ => 256 };
var kernels = new Option<string[]>("--kernels")
{
    Description = "Only these rows of the catalog; the report is then written to the console only.",
    AllowMultipleArgumentsPerToken = true,
};
var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => Environment.ProcessorCount };
var doubles = new Option<int>("--doubles") { Description = "Doubles to compare per kernel.", DefaultValueFactory = _ => 1_000_000 };
var fresh = new Option<bool>("--fresh") { Description = "Compare every kernel again, those too whose bits have not changed since they were compared." };
var formulas = new Option<int>("--formulas") { Description = "Compare the kernels of so many random formulas instead, and write docs/random-formulas.md." };
var root = new RootCommand("Measures the accuracy of the generated kernels and writes docs/accuracy.md.")
{
    all, sampleOption, stride, kernels, threads, doubles, fresh, formulas,
};

kernels.Validators.Add(result =>
{
    foreach (string name in result.GetValueOrDefault<string[]>() ?? [])
    {
        if (ActivationCatalog.Find(name) is null)
        {
            result.AddError($"There is no activation '{name}'; '{ActivationCatalog.Nearest(name)}' is the nearest name.");
        }
    }
});
root.Validators.Add(result =>
{
    if (new[] { result.GetValue(all), result.GetValue(sampleOption), result.GetResult(formulas) is not null }.Count(isSaid => isSaid) != 1)
    {
        result.AddError("Say --all, --sample or --formulas.");
    }
});
foreach (Option<int> count in new[] { threads, doubles, stride, formulas })
{
    count.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 1)
        {
            result.AddError($"{count.Name} has to be at least 1.");
        }
    });
}

root.SetAction(parsed =>
{
    string repository = FindRepository();
    if (parsed.GetResult(formulas) is not null)
    {
        return Write(repository, "random-formulas.md", FormulaReport.Write(parsed.GetValue(formulas), parsed.GetValue(threads), DateOnly.FromDateTime(DateTime.UtcNow)));
    }

    var state = new SweepState(Path.Combine(repository, "tests", "Accuracy", "sweep.json"));
    if (parsed.GetValue(fresh))
    {
        state.Clear();
    }

    string[] rows = parsed.GetValue(kernels) ?? [];
    var options = new SweepOptions(
        parsed.GetValue(all) ? 1 : parsed.GetValue(stride),
        parsed.GetValue(threads),
        parsed.GetValue(doubles),
        Array.ConvertAll(rows, name => ActivationCatalog.Find(name)!.Name));
    IReadOnlyList<ReportRow> found = [];
    AnsiConsole.MarkupLineInterpolated($"Vectors of {Report.Width()} bits, {options.Threads} threads.");
    AnsiConsole.Progress().AutoClear(false).Start(context =>
    {
        var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
        found = new Job(options, state, Show).Run();

        void Show(string name, double share)
        {
            lock (tasks)
            {
                if (!tasks.TryGetValue(name, out ProgressTask? task))
                {
                    task = context.AddTask(Markup.Escape(name));
                    tasks.Add(name, task);
                }

                task.Value = 100 * share;
            }
        }
    });

    string text = Report.Write(found, DateOnly.FromDateTime(DateTime.UtcNow));
    if (rows.Length > 0)
    {
        Console.Write(text);
        return 0;
    }

    return Write(repository, "accuracy.md", text);
});

return root.Parse(args).Invoke() == 0 ? 0 : 2;

static int Write(string repository, string name, string text)
{
    string target = Path.Combine(repository, "docs", name);
    File.WriteAllText(target, text);
    AnsiConsole.MarkupLineInterpolated($"Written: {Path.GetRelativePath(Environment.CurrentDirectory, target)}");
    return 0;
}

static string FindRepository()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Generators.sln")))
        {
            return folder.FullName;
        }
    }

    throw new DirectoryNotFoundException("The tool runs outside the repository: Generators.sln cannot be found.");
}
