using System;
using System.IO;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>One rule is one row, one page, one line of release tracking and one test file.</summary>
public sealed class RuleConsistencyTests
{
    public static TheoryData<string> Ids => new(Diagnostics.Rules.All.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasEverythingThatARuleNeeds(string id)
    {
        DiagnosticDescriptor rule = Diagnostics.Rules.Find(id);
        string title = rule.Title.ToString();

        Assert.StartsWith($"# {id}: {title}\n\nCategory {rule.Category}, severity {rule.DefaultSeverity}.\n", Repository.Read("docs", "rules", id + ".md"), StringComparison.Ordinal);
        Assert.All(
            new[] { "Cause", "Example", "Fix", "When to silence it" },
            section => Assert.Contains($"\n## {section}\n\n", Repository.Read("docs", "rules", id + ".md"), StringComparison.Ordinal));
        Assert.Equal($"docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Contains(
            $"{id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled")} | {title}\n",
            Repository.Read("src", "Generator", "AnalyzerReleases.Unshipped.md") + Repository.Read("src", "Generator", "AnalyzerReleases.Shipped.md"),
            StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.Path("tests", "Generator.Tests", "Rules", id + "Tests.cs")), id);
    }

    [Fact]
    public void NoPage_BelongsToNoRule()
    {
        string[] pages = Directory.GetFiles(Repository.Path("docs", "rules"), "AK*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(Diagnostics.Rules.All.Select(r => r.Id), pages);
    }
}
