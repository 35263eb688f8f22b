using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnostics;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>The examples of the pages about declared networks do what the pages say.</summary>
public sealed class RulePageTests
{
    // Only stacks of other libraries can repeat an activation.
    public static TheoryData<string> Ids => new(new NetworkAnalyzer().SupportedDiagnostics
        .Select(r => r.Id)
        .Where(id => string.CompareOrdinal(id, RuleIds.InvalidNetwork) >= 0 && id is not (RuleIds.RepeatedActivation or RuleIds.SigmoidUse)));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FirstExample_IsReportedAndSecondIsNot(string id)
    {
        string[] examples = Regex.Matches(Repository.Read("docs", "rules", id + ".md"), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Select(m => m.Groups[1].Value)
            .ToArray();

        Assert.Equal(2, examples.Length);
        Finding[] wrong = await Find(examples[0]);
        string marked = Assert.Single(examples[0].Split('\n'), line => line.EndsWith("// " + id, StringComparison.Ordinal));
        Assert.Contains(wrong, f => f.Id == id && marked.Contains(f.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(await Find(examples[1]), f => f.Severity >= DiagnosticSeverity.Warning || f.Id == id);

        Task<Finding[]> Find(string example) => new Analysis(new NetworkAnalyzer())
            .WithEditorConfig($"dotnet_diagnostic.{id}.severity = {Severity(id)}")
            .RunAsync("using ActivationKernels;\n" + example);
    }

    private static string Severity(string id) => Diagnostics.Rules.Find(id).IsEnabledByDefault ? "default" : "suggestion";
}
