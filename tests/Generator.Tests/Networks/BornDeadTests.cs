using System.Linq;
using ActivationKernels.Propagation;
using Xunit;

namespace ActivationKernels.Generator.Tests.Networks;

public sealed class BornDeadTests
{
    [Theory]
    [InlineData(2, 3, 0.4375)]
    [InlineData(2, 10, 0.9249153137)]
    [InlineData(3, 10, 0.6993421987)]
    [InlineData(4, 17, 0.6439258695)]
    [InlineData(5, 17, 0.3982896966)]
    [InlineData(8, 20, 0.0716663620)]
    [InlineData(16, 100, 1.5094912e-3)]
    public void Probability_IsThePublishedBound(int width, int layers, double probability) =>
        // The table counts the output layer, which does not rectify.
        Assert.Equal(probability, BornDead.Probability(Enumerable.Repeat(width, layers - 1)), probability * 4e-8);

    [Theory]
    [InlineData(0.6484375, 4, 2, 1)]
    [InlineData(0.5, 1)]
    public void Probability_OfThePublishedStacks_IsExact(double probability, params int[] widths) =>
        Assert.Equal(probability, BornDead.Probability(widths), 1e-12);

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 3)]
    [InlineData(6, 0, 6)]
    [InlineData(8, 2, 26)]
    [InlineData(10, 10, 107)]
    [InlineData(12, 41, 431)]
    [InlineData(16, 658, 6904)]
    public void AllowedLayers_AreThePublishedNumber(int width, int atOnePercent, int atTenPercent)
    {
        Assert.Equal(atOnePercent, Allowed(width, 0.01));
        Assert.Equal(atTenPercent, Allowed(width, 0.1));
    }

    [Fact]
    public void Width_IsTheSmallestThatStaysBelow()
    {
        int width = BornDead.WidthFor(16, 0.01);

        Assert.True(BornDead.Probability(Enumerable.Repeat(width, 16)) <= 0.01);
        Assert.True(BornDead.Probability(Enumerable.Repeat(width - 1, 16)) > 0.01);
    }

    private static int Allowed(int width, double probability)
    {
        int layers = 0;
        while (BornDead.Probability(Enumerable.Repeat(width, layers + 1)) <= probability)
        {
            layers++;
        }

        return layers;
    }
}
