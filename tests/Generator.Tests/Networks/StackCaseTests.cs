using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Diagnosis;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>Published networks: what failed is reported, what trained draws no warning.</summary>
public sealed class StackCaseTests
{
    public static TheoryData<string> Stacks => new(StackCase.All.Where(c => c.IsStack).Select(c => c.Id));

    public static TheoryData<string> Declarable => new(StackCase.All.Where(c => c.IsDeclarable).Select(c => c.Id));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Plan_IsDiagnosedAsPublished(string id)
    {
        StackCase published = Case(id);
        NetworkDiagnosis diagnosis = NetworkDiagnosis.Of(published.Plan(), Thresholds.Default, Gravity.Error);

        Check(published, diagnosis.Findings.Select(f => (f.RuleId, f.Gravity >= Gravity.Warning)).ToArray());
    }

    [Theory]
    [MemberData(nameof(Declarable))]
    public async Task Declaration_IsDiagnosedAsPublished(string id)
    {
        StackCase published = Case(id);
        Infrastructure.Finding[] findings = await new Analysis(new NetworkAnalyzer()).RunAsync(published.Declaration());

        Check(published, findings.Select(f => (f.Id, f.Severity >= DiagnosticSeverity.Warning)).ToArray());
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Plan_HasThePublishedFigures(string id)
    {
        StackCase published = Case(id);
        NetworkPlan plan = published.Plan();
        SignalPropagation signal = Networks.Stacks.Analyze(plan);
        if (published.HasComputed("log10_gradient_factor"))
        {
            Assert.Equal(published.Computed("log10_gradient_factor"), Math.Log10(signal.GradientFactor), 2e-3);
        }

        if (published.HasComputed("max_saturated_fraction"))
        {
            Assert.Equal(published.Computed("max_saturated_fraction"), signal.Layers.SkipLast(1).Max(l => l.SaturatedShare), 1e-4);
        }

        if (published.HasComputed("born_dead_probability_one_input"))
        {
            Assert.Equal(published.Computed("born_dead_probability_one_input"), signal.BornDeadProbability, 1e-5);
        }
    }

    [Fact]
    public void MostStacks_AreCovered()
    {
        Assert.Equal(62, StackCase.All.Count);
        Assert.True(Stacks.Count >= 59, $"{Stacks.Count} of {StackCase.All.Count} are stacks of known layers.");
    }

    private static StackCase Case(string id) => StackCase.All.Single(c => c.Id == id);

    private static void Check(StackCase published, (string Id, bool IsWarning)[] found)
    {
        string list = string.Join(", ", found.Select(f => f.Id + (f.IsWarning ? "!" : "")));
        Assert.All(published.MustFire, id => Assert.True(found.Any(f => f.Id == id), $"{id} is missing among {list}."));
        IEnumerable<string> alarms = found.Where(f => f.IsWarning && (published.MustNotFire.Contains(f.Id) || (published.IsHealthy && !published.MustFire.Contains(f.Id)))).Select(f => f.Id);
        Assert.True(!alarms.Any(), $"{string.Join(", ", alarms)} must stay silent.");
    }
}
