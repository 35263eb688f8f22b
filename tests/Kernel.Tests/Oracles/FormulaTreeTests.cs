using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

public sealed class FormulaTreeTests
{
    public static TheoryData<string> Rows { get; } = [.. ActivationCatalog.All.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void RebuiltFormula_IsTheSameNode(string row)
    {
        FormulaOperands operands = Reference.CreateOperands(ActivationCatalog.Find(row)!, ActivationCatalog.Find(row)!.LeastInputs);
        Expr formula = ActivationCatalog.Find(row)!.Formula(operands);

        Expr rebuilt = FormulaTree.Of(formula).Build(operands.Table, name => Leaf(operands, name));

        Assert.Same(formula, rebuilt);
    }

    [Fact]
    public void TreesOfEqualFormulas_AreEqual() => Assert.Equal(Tree(0.5), Tree(0.5));

    [Theory]
    [InlineData(0.25)]
    [InlineData(double.NaN)]
    public void TreesOfDifferentFormulas_Differ(double constant) => Assert.NotEqual(Tree(0.5), Tree(constant));

    [Fact]
    public void SignOfZero_MakesADifference() => Assert.NotEqual(Tree(0.0), Tree(-0.0));

    private static FormulaTree Tree(double constant)
    {
        var table = new ExprTable();
        Expr x = table.Input("x");
        return FormulaTree.Of(table.Max(constant + x, x * x));
    }

    private static Expr Leaf(FormulaOperands operands, string name) =>
        operands.Inputs.FirstOrDefault(i => string.Equals(i.Name, name, StringComparison.Ordinal)) ?? operands[name];
}
