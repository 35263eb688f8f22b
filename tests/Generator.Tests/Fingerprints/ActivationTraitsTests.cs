using System;
using ActivationKernels.Catalog;
using ActivationKernels.Fingerprints;
using Xunit;

namespace ActivationKernels.Generator.Tests.Fingerprints;

/// <summary>The figures that the advice on sigmoids carries.</summary>
public sealed class ActivationTraitsTests
{
    [Fact]
    public void Sigmoid_HasMeanOneHalfAndSlopeOneQuarter()
    {
        ActivationTraits traits = Of("sigmoid");

        Assert.True(traits.IsSigmoidLike);
        Assert.Equal(0.5, traits.MeanOutput, 9);
        Assert.Equal(0.25, traits.LargestSlope, 9);
    }

    [Theory]
    [InlineData("relu", 0.3989422804)]
    [InlineData("silu", 0.2066209641)]
    [InlineData("softplus", 0.8060591833)]
    [InlineData("elu", 0.1605205723)]
    [InlineData("tanh", 0)]
    public void MeanOutput_IsThatOfTheNormalDistribution(string name, double mean)
    {
        ActivationTraits traits = Of(name);

        // The kink of a rectifier leaves the error of the trapezoidal rule.
        Assert.Equal(mean, traits.MeanOutput, 3e-5);
        Assert.False(traits.IsSigmoidLike);
    }

    [Theory]
    [InlineData(6, 0, 1, true)]
    [InlineData(6, -1, 1, false)]
    [InlineData(1, 0, 6, false)]
    public void Step_IsLikeASigmoidWhereItIsSymmetricAboutAnotherValueThanZero(double width, double low, double high, bool expected)
    {
        var table = new Expressions.ExprTable();
        Expressions.Expr x = table.Input("x");

        // Symmetric about its middle for the first two; a clipped rectifier for the third.
        Expressions.Expr ramp = low == 0 && high == 6 ? x : (x / width) + ((low + high) / 2);
        var step = new ScalarFunction(table.Min(table.Max(ramp, table.Constant(low)), table.Constant(high)), x);

        Assert.Equal(expected, new ActivationTraits(step).IsSigmoidLike);
    }

    private static ActivationTraits Of(string name) => new(ScalarFunction.Of(ActivationCatalog.Find(name)!)!);
}
