using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Propagation;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

/// <summary>Expectations over a normal input, against 25-digit values and closed forms.</summary>
public sealed class MomentsTests
{
    private const double Digits12 = 1.5e-12;

    [Theory]
    [InlineData("relu", null, 0.3989422804014, 0.5, 0.5)]
    [InlineData("leaky", 0.01, 0.3949528575974, 0.50005, 0.50005)]
    [InlineData("leaky", 0.2, 0.3191538243211, 0.52, 0.52)]
    [InlineData("leaky", 0.25, 0.2992067103011, 0.53125, 0.53125)]
    [InlineData("elu", null, 0.1605205722666, 0.6449454174929, 0.6681020012232)]
    [InlineData("selu", null, 0.0, 1.0000000000000, 1.071574992456)]
    [InlineData("sigmoid", null, 0.5, 0.2933790358581, 0.04483624135019)]
    [InlineData("tanh", null, 0.0, 0.3942944903978, 0.4644029024483)]
    [InlineData("hard_tanh", null, 0.0, 0.5160585509617, 0.6826894921371)]
    [InlineData("hard_sigmoid", null, 0.5, 0.2776390910565, 0.02770278344269)]
    [InlineData("softsign", null, 0.0, 0.1830140212665, 0.2276713404222)]
    [InlineData("softplus", null, 0.8060591833474, 0.9212459088593, 0.2933790358581)]
    [InlineData("gelu", null, 0.2820947917739, 0.4252214825703, 0.4558508656493)]
    [InlineData("gelu_tanh", null, 0.2820385880788, 0.4251937110331, 0.4558178459630)]
    [InlineData("silu", null, 0.2066209641419, 0.3557755198174, 0.3794823516328)]
    [InlineData("mish", null, 0.2404038883748, 0.4523421923759, 0.4790837583740)]
    [InlineData("hard_swish", null, 0.1662167006561, 0.3315673751379, 0.3585315171786)]
    [InlineData("exponential", null, 1.6487212707, 7.389056098931, 7.389056098931)]
    public void UnitVariance_GivesThePublishedMoments(string activation, double? value, double mean, double secondMoment, double squaredSlope)
    {
        Moments moments = Stacks.Behaviour(activation, value).AtUnitVariance;

        // The mean of the exponential is printed with 11 digits.
        Near(mean, moments.Mean, activation == "exponential" ? 5e-11 : Digits12);
        Near(secondMoment, moments.SecondMoment, Digits12);
        Near(squaredSlope, moments.SquaredSlope, Digits12);
    }

    [Theory]
    [InlineData("leaky", 0.01, 1.999800019998, 1.999800019998)]
    [InlineData("leaky", 0.2, 1.923076923077, 1.923076923077)]
    [InlineData("leaky", 0.25, 1.882352941176, 1.882352941176)]
    [InlineData("relu", null, 2, 2)]
    [InlineData("elu", null, 1.496777435435, 1.550518808068)]
    [InlineData("selu", null, 0.933205801778, 1)]
    [InlineData("sigmoid", null, 22.30338605303, 3.408559841623)]
    [InlineData("tanh", null, 2.153302648903, 2.536175433217)]
    [InlineData("hard_tanh", null, 1.464794773492, 1.937764616314)]
    [InlineData("hard_sigmoid", null, 36.09745576898, 3.601798277738)]
    [InlineData("softsign", null, 4.392296360823, 5.464062223646)]
    [InlineData("softplus", null, 3.408559841623, 1.085486502988)]
    [InlineData("gelu", null, 2.193699903532, 2.351715614073)]
    [InlineData("gelu_tanh", null, 2.193858816316, 2.351869216434)]
    [InlineData("silu", null, 2.635168659879, 2.810761124074)]
    [InlineData("mish", null, 2.087317681973, 2.210715729938)]
    [InlineData("hard_swish", null, 2.789155073086, 3.015978274654)]
    [InlineData("exponential", null, 0.1353352832366, 0.1353352832366)]
    public void UnitVariance_GivesThePublishedGains(string activation, double? value, double critical, double keeping)
    {
        ActivationBehaviour behaviour = Stacks.Behaviour(activation, value);

        Near(critical, behaviour.CriticalGain, Digits12);
        Near(keeping, behaviour.KeepingGain, Digits12);
    }

    public static TheoryData<double> Variances => new(0.01, 0.3, 1, 3, 7);

    [Theory]
    [MemberData(nameof(Variances))]
    public void Gelu_HasItsClosedForm(double q)
    {
        Moments moments = Stacks.Behaviour("gelu").MomentsOf(0, q);
        double arcsine = Math.Asin(q / (1 + q));

        Near(q / Math.Sqrt(2 * Math.PI * (1 + q)), moments.Mean, 1e-14);
        Near(q / 4 + q / (2 * Math.PI) * (arcsine + 2 * q / ((1 + q) * Math.Sqrt(1 + 2 * q))), moments.SecondMoment, 1e-14);
        Near(
            0.25 + (arcsine + q * (3 + 5 * q) / ((1 + q) * Math.Pow(1 + 2 * q, 1.5))) / (2 * Math.PI), moments.SquaredSlope, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Variances))]
    public void Elu_HasItsClosedForm(double q)
    {
        Moments moments = Stacks.Behaviour("elu").MomentsOf(0, q);
        double s = Math.Sqrt(q);
        double two = Math.Exp(2 * q) * NormalDistribution.Cdf(-2 * s);
        double one = Math.Exp(q / 2) * NormalDistribution.Cdf(-s);

        Near(0.5 + two, moments.SquaredSlope, 2e-14);
        Near(q / 2 + two - 2 * one + 0.5, moments.SecondMoment, 2e-14);
    }

    [Theory]
    [MemberData(nameof(Variances))]
    public void StraightPieces_HaveTheirClosedForms(double q)
    {
        double s = Math.Sqrt(q);
        Near(s / Math.Sqrt(2 * Math.PI), Stacks.Behaviour("relu").MomentsOf(0, q).Mean, 1e-15);
        Near(q / 2, Stacks.Behaviour("relu").MomentsOf(0, q).SecondMoment, 1e-15);
        Near((1 + 0.2 * 0.2) / 2 * q, Stacks.Behaviour("leaky", 0.2).MomentsOf(0, q).SecondMoment, 1e-15);
        Near(1 - NormalDistribution.Erfc(1 / Math.Sqrt(2 * q)), Stacks.Behaviour("hard_tanh").MomentsOf(0, q).SquaredSlope, 1e-15);
    }

    [Fact]
    public void ShiftedInput_OfARectifier_HasItsClosedForm()
    {
        Moments moments = Stacks.Behaviour("relu").MomentsOf(-1, 4);
        double active = NormalDistribution.Cdf(-0.5);

        Near(-active + 2 * NormalDistribution.Density(-0.5), moments.Mean, 1e-15);
        Near(5 * active - 2 * NormalDistribution.Density(-0.5), moments.SecondMoment, 1e-15);
        Near(active, moments.SquaredSlope, 1e-15);
    }

    [Fact]
    public void ShiftedPanels_AgreeWithASumOverAFineGrid()
    {
        Moments moments = Stacks.Behaviour("tanh").MomentsOf(0.7, 2.25);
        double sum = 0;
        const double Step = 1e-3;
        for (double z = -12; z <= 12; z += Step)
        {
            sum += Step * NormalDistribution.Density(z) * Math.Tanh(0.7 + 1.5 * z);
        }

        Near(sum, moments.Mean, 1e-12);
    }

    [Fact]
    public void Overflow_GivesInfinityAndNotNaN()
    {
        Moments moments = Stacks.Behaviour("softplus").MomentsOf(0, double.PositiveInfinity);

        Assert.Equal(double.PositiveInfinity, moments.SecondMoment);
        Assert.Equal(double.PositiveInfinity, Stacks.Behaviour("exponential").MomentsOf(0, 1e7).SecondMoment);
    }

    [Theory]
    [InlineData(-9, 1.1285884059538405e-19)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-2, 0.022750131948179207)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(0, 0.5)]
    [InlineData(0.3, 0.6179114221889526)]
    [InlineData(2.5, 0.9937903346742238)]
    public void NormalDistribution_IsAccurateInItsTails(double z, double probability)
    {
        double cdf = NormalDistribution.Cdf(z);

        Assert.True(Math.Abs(cdf / probability - 1) < 4e-15, $"{cdf:R} instead of {probability:R}");
        Near(1, cdf + NormalDistribution.Cdf(-z), 4e-16);
    }

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual:R} instead of {expected:R}");
}
