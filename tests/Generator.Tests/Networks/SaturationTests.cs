using System;
using System.Linq;
using ActivationKernels.Propagation;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

public sealed class SaturationTests
{
    [Theory]
    [InlineData("tanh", 0.05, 2.1782722103)]
    [InlineData("sigmoid", 0.05, 4.3565444206)]
    [InlineData("tanh", 0.01, 2.99322284613)]
    [InlineData("sigmoid", 0.01, 5.98644569225)]
    public void FlatStretches_BeginWhereTheSlopeFallsBelowTheShare(string activation, double share, double bound)
    {
        ActivationBehaviour behaviour = ActivationBehaviour.Of(activation, [], share)!;

        Assert.Equal(2, behaviour.FlatStretches.Length);
        Assert.Equal(-bound, behaviour.FlatStretches[0].Most, 6e-11);
        Assert.Equal(bound, behaviour.FlatStretches[1].Least, 6e-11);
        Assert.Equal(double.PositiveInfinity, behaviour.FlatStretches[1].Most);
    }

    [Theory]
    [InlineData("tanh", 1, 0.029385777)]
    [InlineData("tanh", 4, 0.27609387)]
    [InlineData("tanh", 10, 0.49093016)]
    [InlineData("tanh", 25, 0.66308746)]
    [InlineData("tanh", 100, 0.82756373)]
    [InlineData("sigmoid", 4, 0.029385777)]
    [InlineData("sigmoid", 10, 0.16830819)]
    [InlineData("sigmoid", 25, 0.38358552)]
    [InlineData("sigmoid", 50, 0.53782296)]
    [InlineData("sigmoid", 100, 0.66308746)]
    [InlineData("tanh", 10.4297427, 0.5)]
    [InlineData("sigmoid", 41.7189707, 0.5)]
    public void SaturatedShare_IsThePublishedOne(string activation, double variance, double share) =>
        Assert.Equal(share, Stacks.Behaviour(activation).SaturatedShare(0, variance), 6e-9);

    [Fact]
    public void HalfOfTheUnits_LieBeyondFiveAtThePublishedVariance() =>
        Assert.Equal(0.5, NormalDistribution.Erfc(5 / Math.Sqrt(2 * 54.9527335)), 1e-8);

    [Fact]
    public void Share_OfAShiftedLayer_LiesOnOneSide()
    {
        ActivationBehaviour tanh = Stacks.Behaviour("tanh");

        Assert.Equal(1, tanh.SaturatedShare(5, 0));
        Assert.Equal(NormalDistribution.Cdf(5 - 2.1782722103), tanh.SaturatedShare(5, 1), 1e-10);
    }

    [Theory]
    [InlineData("sigmoid", true, false, false)]
    [InlineData("tanh", true, false, false)]
    [InlineData("relu", false, true, false)]
    [InlineData("leaky", false, false, false)]
    [InlineData("elu", false, false, false)]
    [InlineData("silu", false, false, false)]
    [InlineData("softplus", false, false, false)]
    [InlineData("identity", false, false, true)]
    [InlineData("hard_sigmoid", true, false, false)]
    [InlineData("hard_tanh", true, false, false)]
    [InlineData("relu6", false, true, false)]
    [InlineData("gelu", false, false, false)]
    [InlineData("softsign", true, false, false)]
    [InlineData("hard_swish", false, false, false)]
    [InlineData("exponential", false, false, false)]
    public void Behaviour_IsFoundFromTheFormula(string activation, bool saturating, bool rectifier, bool linear)
    {
        ActivationBehaviour behaviour = Stacks.Behaviour(activation);

        Assert.Equal((saturating, rectifier, linear), (behaviour.IsSaturating, behaviour.IsRectifier, behaviour.IsLinear));
    }

    [Theory]
    [InlineData("sigmoid", 0, 1, 0.25)]
    [InlineData("tanh", -1, 1, 1)]
    [InlineData("relu", 0, double.PositiveInfinity, 1)]
    [InlineData("identity", double.NegativeInfinity, double.PositiveInfinity, 1)]
    [InlineData("elu", -1, double.PositiveInfinity, 1)]
    [InlineData("silu", -0.2784645427610738, double.PositiveInfinity, 1.0998393194976)]
    public void Range_IsFoundFromTheFormula(string activation, double lowest, double highest, double steepest)
    {
        ActivationBehaviour behaviour = Stacks.Behaviour(activation);

        Assert.Equal(lowest, behaviour.Lowest, 1e-12);
        Assert.Equal(highest, behaviour.Highest, 1e-12);
        Assert.Equal(steepest, behaviour.SteepestSlope, 1e-9);
    }

    [Theory]
    [InlineData("sigmoid", true)]
    [InlineData("hard_sigmoid", true)]
    [InlineData("tanh", false)]
    [InlineData("relu", false)]
    [InlineData("softplus", false)]
    public void Logistic_IsWhatRisesFromZeroToOne(string activation, bool logistic) => Assert.Equal(logistic, Stacks.Behaviour(activation).IsLogistic);

    [Theory]
    [InlineData("relu", 0.564)]
    [InlineData("sigmoid", 0.923)]
    [InlineData("gelu", 0.433)]
    [InlineData("selu", 0)]
    public void OffCentreRatio_IsThePublishedOne(string activation, double ratio)
    {
        Moments moments = Stacks.Behaviour(activation).AtUnitVariance;

        Assert.Equal(ratio, Math.Abs(moments.Mean) / Math.Sqrt(moments.SecondMoment), 6e-4);
    }

    [Theory]
    [InlineData("selu", true)]
    [InlineData("identity", false)]
    [InlineData("elu", false)]
    public void SelfNormalising_IsWhatKeepsTheStandardNormal(string activation, bool expected) =>
        Assert.Equal(expected, Stacks.Behaviour(activation).IsSelfNormalizing);
}
