using System.Linq;
using ActivationKernels.Diagnosis;
using ActivationKernels.Generator.Tests.Networks;
using ActivationKernels.Propagation;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

/// <summary>Declared layers have one activation each: only plans read from other libraries can repeat one.</summary>
public sealed class AK1104Tests
{
    private const string Id = "AK1104";

    [Theory]
    [InlineData("relu", 2, nameof(Gravity.Info), "once has the same effect")]
    [InlineData("sigmoid", 2, nameof(Gravity.Warning), "each application multiplies the gradient by at most 0.25")]
    [InlineData("tanh", 3, nameof(Gravity.Warning), "each application multiplies the gradient by at most 1")]
    [InlineData("leaky", 2, nameof(Gravity.Info), "each application multiplies the gradient by at most 1")]
    public void Repetition_IsReportedWithItsEffect(string activation, int times, string gravity, string effect)
    {
        NetworkFinding finding = Assert.Single(Find(activation, times), f => f.RuleId == Id);

        Assert.Equal((gravity, PlanPart.Activation, 0), (finding.Gravity.ToString(), finding.Part, finding.Layer));
        Assert.Equal(new[] { activation, times.ToString(System.Globalization.CultureInfo.InvariantCulture), "1", effect }, finding.Arguments);
    }

    [Fact]
    public void OneApplication_IsNotReported() => Assert.DoesNotContain(Find("sigmoid", 1), f => f.RuleId == Id);

    private static NetworkFinding[] Find(string activation, int times)
    {
        LayerPlan layer = Stacks.Layer(64, 64, activation, 1) with { Applications = times };
        NetworkPlan plan = Stacks.Plan(1, new[] { layer, Stacks.Layer(64, 1, "identity", 1) });
        return NetworkDiagnosis.Of(plan, Thresholds.Default, Gravity.Warning).Findings.ToArray();
    }
}
