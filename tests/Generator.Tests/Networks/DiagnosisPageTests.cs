using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using ActivationKernels.Diagnosis;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>The tables of docs/diagnosis.md are written from the thresholds and the published stacks. AK_ACCEPT_SNAPSHOTS=1 writes them anew.</summary>
public sealed class DiagnosisPageTests
{
    [Fact]
    public void Thresholds_AreThoseOfTheRules() => Check("thresholds", Rows("| Key | Default | Meaning |\n|---|---|---|\n", Threshold.All.Select(t =>
        $"| `{t.Key}` | {t.Default.ToString("R", CultureInfo.InvariantCulture)} | {t.Meaning} |")));

    [Fact]
    public void RecallAndFalseAlarms_AreThoseOfThePublishedStacks()
    {
        var results = StackCase.All.Where(c => c.IsStack).Select(c => (Case: c, Findings: NetworkDiagnosis.Of(c.Plan(), Thresholds.Default, Gravity.Error).Findings)).ToArray();
        string table = Rows("| Label | Stacks | Must be reported | Reported | False alarms |\n|---|---|---|---|---|\n", results
            .GroupBy(r => r.Case.Label)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => FormattableString.Invariant(
                $"| {g.Key} | {g.Count()} | {g.Sum(r => r.Case.MustFire.Length)} | {g.Sum(r => r.Case.MustFire.Count(id => r.Findings.Any(f => f.RuleId == id)))} | {g.Sum(r => r.Findings.Count(f => IsFalseAlarm(r.Case, f)))} |")));
        string others = string.Join(", ", StackCase.All.Where(c => !c.IsStack).Select(c => $"`{c.Id}`"));

        Check("stacks", table + $"\nNot analysed, as they hold layers or activations that no plan has: {others}.\n");
    }

    private static bool IsFalseAlarm(StackCase published, NetworkFinding finding) =>
        finding.Gravity >= Gravity.Warning
        && (published.MustNotFire.Contains(finding.RuleId) || (published.IsHealthy && !published.MustFire.Contains(finding.RuleId)));

    private static string Rows(string head, System.Collections.Generic.IEnumerable<string> rows) => head + string.Concat(rows.Select(r => r + "\n"));

    private static void Check(string section, string expected)
    {
        string path = Repository.Path("docs", "diagnosis.md");
        string text = File.ReadAllText(path);
        string begin = $"<!-- {section}: written by DiagnosisPageTests -->\n";
        string end = $"<!-- end of {section} -->\n";
        int from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"The page has no section '{section}'.");
        string complete = text[..from] + expected + text[to..];
        if (Environment.GetEnvironmentVariable("CI") is not ("true" or "1") && Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, complete, new UTF8Encoding(false));
            text = complete;
        }

        Assert.Equal(complete, text);
    }
}
