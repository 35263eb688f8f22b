using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>The tables of rules in the README files are written from the rows. AK_ACCEPT_SNAPSHOTS=1 writes them anew.</summary>
public sealed class RuleTableTests
{
    private const string Begin = "<!-- The table is written from the rows of Rules: see RuleTableTests. -->\n";
    private const string End = "<!-- End of the table of rules. -->\n";

    [Theory]
    [InlineData("README.md", "docs/rules/")]
    [InlineData("docs/rules/README.md", "")]
    public void Table_IsThatOfTheRows(string file, string folder)
    {
        string path = Repository.Path(file.Split('/'));
        string text = File.ReadAllText(path);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end > begin, $"{file} has no place for the table.");
        string expected = text[..begin] + Table(folder) + text[end..];
        if (Environment.GetEnvironmentVariable("CI") is not ("true" or "1") && Environment.GetEnvironmentVariable("AK_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, expected, new UTF8Encoding(false));
            text = expected;
        }

        Assert.Equal(expected, text);
    }

    private static string Table(string folder)
    {
        HashSet<string> fixable = typeof(DeclarationCodeFixProvider).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract)
            .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds)
            .ToHashSet(StringComparer.Ordinal);
        var table = new StringBuilder("| Id | Title | Severity | Code fix |\n|---|---|---|---|\n");
        foreach (DiagnosticDescriptor rule in Diagnostics.Rules.All)
        {
            string severity = rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : $"{rule.DefaultSeverity}, off by default";
            table.Append($"| [{rule.Id}]({folder}{rule.Id}.md) | {rule.Title} | {severity} | {(fixable.Contains(rule.Id) ? "yes" : "")} |\n");
        }

        return table.ToString();
    }
}
