using System;
using System.Linq;
using ActivationKernels.CompilerServices;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Training with random slopes: the numbers are those of the published generator, and depend on seed and place only.</summary>
public sealed class RandomisedTests
{
    private const int Count = 4000;
    private const ulong Seed = 0x0123456789ABCDEF;

    // Known answers that its authors publish with Random123.
    [Theory]
    [InlineData(0, 0, 0x6b200159u, 0x99ba4efeu)]
    [InlineData(ulong.MaxValue, -1, 0x1cb996fcu, 0xbb002be7u)]
    [InlineData(0x0370734413198a2eul, unchecked((long)0x85a308d3243f6a88ul), 0xc4923a9cu, 0x483df7a0u)]
    public void Words_AreThoseOfThreefry(ulong seed, long place, uint low, uint high) =>
        Assert.Equal((low, high), CounterRandom.Words(seed, place));

    [Fact]
    public void Numbers_DependOnTheirPlaceOnly()
    {
        // The counter carries into its high word within the second run of places.
        foreach (long start in new[] { 0, (1L << 32) - 37, -5 })
        {
            for (int length = 0; length < 80; length++)
            {
                float[] single = new float[length];
                double[] wide = new double[length];
                CounterRandom.Uniform(single, Seed, start);
                CounterRandom.Uniform(wide, Seed, start);
                for (int i = 0; i < length; i++)
                {
                    (uint low, uint high) = CounterRandom.Words(Seed, start + i);
                    Assert.Equal((low >> 8) / 16777216f, single[i]);
                    Assert.Equal(((((ulong)high << 32) | low) >> 11) / 9007199254740992.0, wide[i]);
                }
            }
        }
    }

    [Fact]
    public void Slopes_AreSpreadEvenlyBetweenTheirEnds()
    {
        float[] y = new float[Count];
        RandomisedKernels.Rrelu(Filled(-1f), y, Seed, 0);

        Assert.All(y, value => Assert.InRange(-value, 0.125f, 1f / 3));
        int[] counts = new int[10];
        foreach (float value in y)
        {
            counts[(int)((-value - 0.125) / ((1.0 / 3) - 0.125) * 9.999)]++;
        }

        // Six standard deviations of a binomial count.
        Assert.All(counts, count => Assert.InRange(count, 286, 514));
    }

    [Fact]
    public void PositiveElements_PassAndKinksStayAsStated()
    {
        float[] y = new float[4];
        RandomisedKernels.Rrelu([2, 0, -0f, float.NaN], y, Seed, 0);

        float[] expected = [2, 0, -0f, float.NaN];
        Assert.Equal(expected, y);
        Assert.True(float.IsNegative(y[2]));
    }

    [Fact]
    public void ParallelParts_GiveTheBitsOfTheWhole()
    {
        float[] x = [.. Enumerable.Range(0, Count).Select(i => (float)Math.Sin(i) * 3)];
        float[] whole = new float[Count];
        RandomisedKernels.Rrelu(x, whole, Seed, 100);
        float[] parts = new float[Count];
        for (int start = 0, length = 1; start < Count; start += length, length = Math.Min((2 * length) + 1, Count - start))
        {
            RandomisedKernels.Rrelu(x.AsSpan(start, length), parts.AsSpan(start), Seed, 100 + start);
        }

        Assert.Equal(whole, parts);
        float[] inPlace = [.. x];
        RandomisedKernels.RreluInPlace(inPlace, Seed);
        RandomisedKernels.Rrelu(x, whole, Seed, 0);
        Assert.Equal(whole, inPlace);
        RandomisedKernels.Rrelu(x, parts, Seed + 1, 0);
        Assert.NotEqual(whole, parts);
    }

    [Fact]
    public void Backward_DrawsTheSlopesOfForward()
    {
        float[] x = Filled(-1f);
        float[] y = new float[Count];
        float[] derivative = new float[Count];
        float[] gradient = new float[Count];
        RandomisedKernels.Rrelu(x, y, Seed, 7);
        RandomisedKernels.RreluDerivative(x, derivative, Seed, 7);
        RandomisedKernels.RreluBackward(x, Filled(-1f), gradient, Seed, 7);

        Assert.Equal(y, gradient);
        Assert.Equal(y, derivative.Select(slope => -slope).ToArray());
    }

    [Fact]
    public void EndAtRunTime_IsTheEnd()
    {
        double[] y = new double[Count];
        RandomisedKernels.WideRrelu([.. Enumerable.Repeat(-1.0, Count)], Seed, 0.25, y);

        Assert.All(y, value => Assert.InRange(-value, 0.2, 0.25));
        Assert.InRange(-y.Average(), 0.2245, 0.2255);
    }

    private static float[] Filled(float value) => [.. Enumerable.Repeat(value, Count)];
}
