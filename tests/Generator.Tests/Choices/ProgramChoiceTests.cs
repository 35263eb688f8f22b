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
    // The table that takes the value examined where it is no number, and keeps the other one.
    private const int NaNAlone = 0x11;

    private const double HalfUnit = 1.0 / (1 << 24);

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

    // In q (1 - q) the error of q counts 1 - 2 q times, not 1 + q / (1 - q).
    [Fact]
    public void WhatAnErrorDoesInTwoWays_IsNotCountedTwice()
    {
        var table = new ExprTable();
        var graph = new ComputationGraph(Density(table));
        var errors = new FloatErrors(
            graph, new Evaluation<double>(DoubleNumbers.Instance, _ => 0), new Ranges(), new HeldExponentials(new Ranges()), isFused: true, hasPairedArguments: false);

        // The product and the difference, which is exact to half the last digit, round; q itself does not matter at 1/2.
        Assert.InRange(errors.OfResult(), 0.25 * HalfUnit, 2 * 0.25 * HalfUnit);

        static Expr Density(ExprTable table)
        {
            Expr q = 1 / (1 + Exp(table.Input("x")));
            return q * (1 - q);
        }
    }

    [Fact]
    public void DerivativesOfGlu_ShareOneExponentialOnFloats()
    {
        Program program = Assert.Single(GuardedPrograms.Lower(Request("glu", "Derivative") with { IsFast = true }, isFused: true).Programs);

        Assert.Equal(ElementType.Single, program.Lane);
        Assert.Single(program.Instructions, i => i.Opcode == Opcode.ShiftLeft);
    }

    [Fact]
    public void ChoiceOfExponentials_IsFactorOfPairsWhereBothArmsFitOneScale()
    {
        // -101 e^-101 would have few digits left before a factor of 3,000 makes it an ordinary float, if it gave its headroom up.
        var table = new ExprTable();
        Expr value = table.Input("value");
        Expr gate = table.Input("gate");
        Expr lower = 1 / (1 + Exp(Abs(gate)));
        Expr silu = Select(gate < 0, gate * lower, gate * (1 - lower));
        Expr inArms = Select(gate < 0, value * (gate * lower), value * (gate * (1 - lower)));
        var pairs = new FloatPairs(new Ranges(1 << 12));

        Assert.True(pairs.Suit(silu));
        Assert.True(pairs.Suit(value * silu));
        Assert.True(pairs.Suit(inArms));

        // Arms of up to 2^40 have no room for it.
        Assert.False(new FloatPairs(new Ranges(1 << 20)).Suit(gate * inArms));
    }

    [Fact]
    public void SharedProducts_AreLoweredOnce()
    {
        var table = new ExprTable();
        Expr product = Exp(-Abs(table.Input("x")));
        for (int i = 0; i < 50; i++)
        {
            product = product * (0.5 * product);
        }

        Assert.NotEmpty(GuardedPrograms.Lower(FormulaRequests.Forward(1 + product, "x"), isFused: true).Programs);
        Assert.True(new RoundingCost().IsAffordable(1 + product, ElementType.Single));
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
        Assert.False(new Roundings(ElementType.Single, new Ranges(), isFused: true).IsWithinOneUnit(told));
        Assert.False(new FloatPairs(ranges).Suit(told));
    }

    [Theory]
    [InlineData("relu", "Derivative")]
    [InlineData("leaky", "Derivative")]
    [InlineData("prelu", "Forward", 2)] // of a product; the slope may be NaN too
    [InlineData("reglu", "Forward", 1)] // a product carries NaN of the other input
    public void ChoiceByTheSign_IsOneInstructionOfWideVectors(string row, string kind, int others = 0)
    {
        Instruction[] computed = ClassChoices.In(Programs(row, kind).Single()).Instructions.Where(i => !i.IsLeaf).ToArray();

        Assert.Contains(computed, i => i.Opcode == Opcode.Classify);
        Assert.Equal(1 + others, computed.Length);
    }

    [Fact]
    public void ChoiceByAnotherThreshold_StaysAComparison() => Assert.DoesNotContain(
        ClassChoices.In(Programs("hard_tanh", "Backward").Single()).Instructions, i => i.Opcode == Opcode.Classify && i.Bits != NaNAlone);

    [Theory]
    [InlineData("elu", "Backward")]
    [InlineData("selu", "Backward")]
    [InlineData("bent_identity", "Derivative")]
    [InlineData("softsign", "Derivative")]
    [InlineData("elu", "Derivative")] // its gradient, which needs more, does not decide for it
    [InlineData("tanh", "Derivative")]
    [InlineData("tanh", "ForwardAndDerivative")] // by the formulas that each has alone
    [InlineData("softsign", "Backward")]
    [InlineData("softsign", "BackwardFromOutput")]
    [InlineData("relu2", "BackwardFromOutput")] // what the guard bounds has a root without infinities
    [InlineData("tanh_shrink", "Forward")]
    [InlineData("tanh_shrink", "Backward")]
    public void PairsOfFloats_TakeTheWorkFromDoubles(string row, string kind) =>
        Assert.Equal(ElementType.Single, Programs(row, kind).Single().Lane);

    [Theory]
    [InlineData("hard_sigmoid")] // u / 6
    [InlineData("sparse_plus")] // (u + u x) / 2
    public void GradientOfAPiece_RoundsOnceWithoutADivision(string row)
    {
        Instruction[] computed = Programs(row, "Backward").Single().Instructions.Where(i => !i.IsLeaf).ToArray();

        Assert.DoesNotContain(computed, i => i.Opcode == Opcode.Divide);
        Assert.True(computed.Length <= 8, $"{computed.Length} instructions");
    }

    [Theory]
    [InlineData("tanh")] // g (1 - y y)
    [InlineData("sigmoid")] // g (y - y y)
    public void RestOfAProduct_ComesIntoASumWithOneOperation(string row)
    {
        Instruction[] computed = Programs(row, "BackwardFromOutput").Single().Instructions.Where(i => !i.IsLeaf).ToArray();

        Assert.Equal(6, computed.Length);
        Assert.DoesNotContain(computed, i => i.Opcode == Opcode.MultiplySubtract);
    }

    [Fact]
    public void ConstantThatIsNoFloat_IsAddedInTwoParts()
    {
        Program program = Programs("selu", "DerivativeFromOutput").Single();

        Assert.Equal(ElementType.Single, program.Lane);
        Assert.Equal(2, program.Instructions.Count(i => i.Opcode == Opcode.Add));
    }

    [Theory]
    [InlineData("hard_tanh", "Derivative", 1)]
    [InlineData("hard_sigmoid", "Backward", 1)]
    [InlineData("relu6", "Derivative", 2)] // 0 and 6 do not lie opposite each other
    public void OppositeLimits_AreOneComparison(string row, string kind, int comparisons) => Assert.Equal(
        comparisons, Programs(row, kind).Single().Instructions.Count(i => i.Opcode is Opcode.Less or Opcode.LessOrEqual));

    [Theory]
    [InlineData("tanh", "BackwardFromOutput", 1)] // the output lies between -1 and 1
    [InlineData("elu", "Backward", 1)] // its exponential has an argument of any size
    [InlineData("bent_identity", "Backward", 0, 1)]
    public void Guard_TestsOnlyInputsThatHaveToKeepToTheBound(string row, string kind, params int[] tested) =>
        Assert.Equal(tested, GuardedPrograms.Lower(Request(row, kind), isFused: true).Tested);

    [Theory]
    [InlineData("Forward")]
    [InlineData("Derivative")]
    public void ExponentialThatIsRoundedAtOnce_HasTheHeadroomOfItsSign(string kind)
    {
        Program program = Programs("exponential", kind).Single();

        Assert.Equal(ElementType.Single, program.Lane);
        Assert.DoesNotContain(program.Instructions, i => i.Opcode == Opcode.Divide);
    }

    [Fact]
    public void NormalisedPair_IsRoundedAlready()
    {
        Instruction[] computed = Programs("elu", "Forward").Single().Instructions.Where(i => !i.IsLeaf).ToArray();

        Assert.Equal(29, computed.Length);
        Assert.Single(computed, i => i.Opcode == Opcode.CopySign);
    }

    private static ImmutableArray<Program> Programs(string row, string kind, bool isFused = true) => GuardedPrograms.Lower(Request(row, kind), isFused).Programs;

    private static KernelRequest Request(string row, string kind) => new(
        row,
        System.Enum.Parse<ActivationKernels.Lowering.KernelKind>(kind),
        ElementType.Single,
        new(ActivationCatalog.ElementWise.Single(a => a.Name == row).Inputs.ToImmutableArray()),
        new(ImmutableArray<ParameterValue>.Empty),
        new(ImmutableArray<string>.Empty));
}
