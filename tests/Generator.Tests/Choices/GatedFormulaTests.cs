using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Generator.Tests.Choices;

/// <summary>What is multiplied by a sigmoid of itself, in formulas of users.</summary>
public sealed class GatedFormulaTests
{
    private readonly ExprTable table = new();
    private readonly Expr x;

    public GatedFormulaTests() => x = table.Input("x");

    [Fact]
    public void OddPowersWithPositiveFactors_HaveTheSignOfTheirValue()
    {
        var ranges = new Ranges();

        Assert.Equal(1.5, new SignedGates(ranges, x).LeastSlope(1.5 * (x + (0.25 * x * x * x))));
        Assert.Equal(0, new SignedGates(ranges, x).LeastSlope(x * (x * x)));
        Assert.Equal(2, new SignedGates(ranges, x).LeastSlope(x * (2 + (x * x))));
        Assert.Equal(1, new SignedGates(ranges, Sin(x)).LeastSlope(Sin(x)));
    }

    [Fact]
    public void OthersHaveNot()
    {
        var gates = new SignedGates(new Ranges(), x);

        Assert.All(
            new[] { -0.5 * x, x * x, x + 1, x + (-0.1 * x * x * x), x - (x * x * x), x * table.Input("y"), table.Parameter("beta") * x, Abs(x), table.Constant(2) },
            e => Assert.Null(gates.LeastSlope(e)));
    }

    [Fact]
    public void NestedSquares_AreVisitedOnce()
    {
        Expr square = x;
        for (int i = 0; i < 60; i++)
        {
            square = (0.5 * (square * square)) + 0.5;
        }

        Assert.InRange(new SignedGates(new Ranges(), x).LeastSlope(x * square) ?? 0, 0.5, 1);
        Assert.Equal(Operation.Subtract, new Expansion(new Ranges()).Expand(x * Sigmoid(x * square)).Operation);
    }

    [Fact]
    public void TheirValue_IsComputedOnPairsOfFloats()
    {
        Assert.Equal(ElementType.Single, LaneOf(x * Sigmoid(1.6 * (x + (0.04 * x * x * x)))));
        Assert.Equal(ElementType.Single, LaneOf(x * Sigmoid(x) * table.Input("up"), "up"));
        Assert.Equal(ElementType.Single, LaneOf(table.Input("up") * (Sigmoid(1.7 * x) * x), "up"));
    }

    private static ElementType LaneOf(Expr formula, params string[] more) =>
        GuardedPrograms.Lower(FormulaRequests.Forward(formula, [.. more.Prepend("x")]), isFused: true).Programs.Single().Lane;
}
