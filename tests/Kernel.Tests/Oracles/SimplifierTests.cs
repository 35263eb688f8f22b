using System;
using ActivationKernels.Expressions;
using CsCheck;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

public sealed class SimplifierTests
{
    private static readonly double[] Leaves = [0, -0.0, 1, -1, 0.5, 2, -3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -1e-310, 1e308];

    private static readonly Operation[] Binary =
        [Operation.Add, Operation.Subtract, Operation.Multiply, Operation.Divide, Operation.Min, Operation.Max];

    private static readonly Operation[] Unary = [Operation.Negate, Operation.Abs, Operation.Sqrt];

    // A tree as the sequence of choices that makes it: shrinking then drops choices.
    private static readonly Gen<int[]> Choices = Gen.Int[0, 999].Array[1, 40];

    [Fact]
    public void SimplifiedExpression_EvaluatesToTheSameBits()
    {
        Choices.Select(Gen.Int[0, Leaves.Length - 1], Gen.Int[0, Leaves.Length - 1]).Sample(
            (choices, x, y) =>
            {
                var builder = new PairBuilder(choices, Leaves[x], Leaves[y]);
                (Expr simplified, double expected) = builder.Build(5);
                double actual = Evaluator.Evaluate(simplified, name => name == "x" ? Leaves[x] : Leaves[y]);
                Assert.True(Same(expected, actual), FormattableString.Invariant($"{simplified}: {expected:R} unsimplified, {actual:R} simplified."));
            },
            iter: 200_000,
            threads: 1);
    }

    [Fact]
    public void NegateOfNegate_IsTheOperand()
    {
        var table = new ExprTable();
        Expr x = table.Input("x");

        Assert.Same(x, -(-x));
        Assert.Same(x, 1 * x);
        Assert.Same(x, x / 1);
    }

    [Fact]
    public void RulesThatChangeResults_AreNotApplied()
    {
        var table = new ExprTable();
        Expr x = table.Input("x");

        Assert.True(double.IsNaN(Evaluator.Evaluate(0 * x, _ => double.PositiveInfinity)));
        Assert.True(double.IsNaN(Evaluator.Evaluate(x - x, _ => double.NaN)));
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Evaluator.Evaluate(x + 0, _ => -0.0)));
    }

    // Payload and sign of a NaN are not part of the contract.
    private static bool Same(double a, double b) =>
        double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    /// <summary>Builds a simplified node and, beside it, the value that the unsimplified operations give.</summary>
    private sealed class PairBuilder(int[] choices, double x, double y)
    {
        private readonly ExprTable table = new();
        private int next;

        public (Expr Node, double Value) Build(int depth)
        {
            int choice = Next();
            return depth == 0 ? Leaf(choice) : (choice % 8) switch
            {
                0 => Leaf(Next()),
                1 or 2 => OfOne(Unary[Next() % Unary.Length], Build(depth - 1)),
                3 => WithSignOf(Build(depth - 1), Leaf(Next())),
                4 => Choose(Build(depth - 1), Build(depth - 1), Build(depth - 1), Build(depth - 1)),
                _ => OfTwo(Binary[Next() % Binary.Length], Build(depth - 1), Build(depth - 1)),
            };
        }

        private int Next() => choices[next++ % choices.Length] + next;

        private (Expr Node, double Value) Leaf(int choice) => (choice % 4) switch
        {
            0 => (table.Input("x"), x),
            1 => (table.Input("y"), y),
            _ => (table.Constant(Leaves[choice % Leaves.Length]), Leaves[choice % Leaves.Length]),
        };

        private (Expr Node, double Value) OfOne(Operation operation, (Expr Node, double Value) a) =>
            (table.Make(operation, a.Node), operation switch
            {
                Operation.Negate => -a.Value,
                Operation.Abs => Math.Abs(a.Value),
                _ => Math.Sqrt(a.Value),
            });

        private (Expr Node, double Value) OfTwo(Operation operation, (Expr Node, double Value) a, (Expr Node, double Value) b) =>
            (table.Make(operation, a.Node, b.Node), operation switch
            {
                Operation.Add => a.Value + b.Value,
                Operation.Subtract => a.Value - b.Value,
                Operation.Multiply => a.Value * b.Value,
                Operation.Divide => a.Value / b.Value,
                Operation.Min => Math.Min(a.Value, b.Value),
                _ => Math.Max(a.Value, b.Value),
            });

        // The sign comes from a leaf: that of a computed NaN is not part of the contract.
        private (Expr Node, double Value) WithSignOf((Expr Node, double Value) a, (Expr Node, double Value) leaf) =>
            (table.CopySign(a.Node, leaf.Node), Math.CopySign(a.Value, leaf.Value));

        private (Expr Node, double Value) Choose(
            (Expr Node, double Value) a, (Expr Node, double Value) b, (Expr Node, double Value) whenTrue, (Expr Node, double Value) whenFalse) =>
            (table.Select(a.Node < b.Node, whenTrue.Node, whenFalse.Node), a.Value < b.Value ? whenTrue.Value : whenFalse.Value);
    }
}
