using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Choices;

/// <summary>Which instructions a kernel comes down to.</summary>
public sealed class ProgramChoiceTests
{
    [Theory]
    [InlineData("tanh")] // 1 - y y
    [InlineData("sigmoid")] // y - y y
    public void DerivativeFromOutput_IsOneFusedOperation(string row) => Assert.Equal(
        Opcode.NegatedMultiplyAdd, Assert.Single(Programs(row, "DerivativeFromOutput").Single().Instructions, i => !i.IsLeaf).Opcode);

    [Fact]
    public void WithoutFusedOperations_TheSameRoundsTwiceAndNeedsMore() =>
        Assert.NotEqual(ElementType.Single, Programs("tanh", "DerivativeFromOutput", isFused: false).Single().Lane);

    [Theory]
    [InlineData("hard_sigmoid", "Forward")]
    [InlineData("hard_swish", "Forward")]
    [InlineData("hard_swish", "Backward")]
    [InlineData("sparse_plus", "Forward")]
    public void ArmsBetweenThresholds_AreComputedOnFloats(string row, string kind) =>
        Assert.Equal(ElementType.Single, Programs(row, kind).Single().Lane);

    [Theory]
    [InlineData("leaky", "Derivative")]
    [InlineData("hard_tanh", "Derivative")]
    [InlineData("sparse_sigmoid", "Derivative")]
    public void ConstantArms_CarryNaNWithoutAComparison(string row, string kind) =>
        Assert.DoesNotContain(Programs(row, kind).Single().Instructions, i => i.Opcode == Opcode.Ordered);

    [Fact]
    public void ClampBetweenConstants_IsAMinimumAndAMaximum() => Assert.Equal(
        new[] { Opcode.Min, Opcode.Max }, Programs("hard_tanh", "Forward").Single().Instructions.Where(i => !i.IsLeaf).Select(i => i.Opcode));

    [Fact]
    public void FewRoundingsWithoutAnApproximation_HaveTheLowerBound()
    {
        var table = new ExprTable();
        Expr reciprocal = 1 / (1 + Abs(table.Input("x")));
        var estimate = new FloatEstimate(new Ranges(1 << 20), isFused: true, hasPairedArguments: false);

        Assert.True(estimate.Suits(reciprocal, isMeasured: false));
        Assert.False(estimate.Suits(table.Input("upstream") * (reciprocal * reciprocal), isMeasured: false));
    }

    [Fact]
    public void SharedParts_AreVisitedOnce()
    {
        var table = new ExprTable();
        Expr x = table.Input("x");
        Expr nested = x + 1;
        for (int i = 0; i < 50; i++)
        {
            nested = nested * (nested + 1);
        }

        var ranges = new Ranges();
        Expr told = new Arms().Tell(Select(x <= 0, table.Constant(0), nested));

        Assert.Equal(0, ranges.Of(told).Least);
        Assert.False(new Roundings(ElementType.Single, isFused: true).IsWithinOneUnit(told));
        Assert.False(new FloatPairs(ranges).Suit(told));
    }

    private static ImmutableArray<Program> Programs(string row, string kind, bool isFused = true)
    {
        Activation activation = ActivationCatalog.ElementWise.Single(a => a.Name == row);
        var request = new KernelRequest(
            row,
            System.Enum.Parse<ActivationKernels.Lowering.KernelKind>(kind),
            ElementType.Single,
            new(activation.Inputs.ToImmutableArray()),
            new(ImmutableArray<ParameterValue>.Empty),
            new(ImmutableArray<string>.Empty));
        return GuardedPrograms.Lower(request, isFused).Programs;
    }
}
