using System;
using System.Linq;
using ActivationKernels.CompilerServices;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Networks;

public sealed class DenseProductTests
{
    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int, int>();
            foreach (int rows in new[] { 1, 3, 4, 5, 9 })
            {
                foreach (int inputs in new[] { 1, 2, 31 })
                {
                    foreach (int units in new[] { 1, 7, 8, 9, 15, 16, 17, 33 })
                    {
                        sizes.Add(rows, inputs, units);
                    }
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_AreThoseOfPlainLoops(int rows, int inputs, int units)
    {
        float[] x = Random(rows * inputs, 1);
        float[] weights = Random(inputs * units, 2);
        float[] delta = Random(rows * units, 4);
        float[] gradient = Filled((inputs + 1) * units);
        float[] transposed = Filled(inputs * units);

        DenseProduct.ParameterGradient(x, delta, gradient, inputs, units);
        DenseProduct.Transpose(weights, transposed, inputs, units);

        // The biases are the weights of an input that is always 1.
        Check(gradient, i => Enumerable.Range(0, rows).Sum(r => (i / units == inputs ? 1.0 : x[r * inputs + i / units]) * delta[r * units + i % units]));
        Assert.All(transposed, (value, i) => Assert.Equal(weights[i % inputs * units + i / inputs], value));
    }

    [Fact]
    public void WrongLengths_Throw()
    {
        Assert.Throws<ArgumentException>(() => DenseProduct.ParameterGradient(new float[6], new float[4], new float[7], 3, 2));
        Assert.Throws<ArgumentException>(() => DenseProduct.ParameterGradient(new float[5], new float[4], new float[8], 3, 2));
        Assert.Throws<ArgumentException>(() => DenseProduct.Transpose(new float[6], new float[5], 3, 2));
    }

    [Fact]
    public void NaN_ReachesItsColumnOnly()
    {
        float[] delta = Random(4 * 20, 1);
        delta[45] = float.NaN;
        var gradient = new float[4 * 20];

        DenseProduct.ParameterGradient(Random(4 * 3, 2), delta, gradient, 3, 20);

        Assert.Equal([5, 25, 45, 65], Enumerable.Range(0, 80).Where(i => float.IsNaN(gradient[i])));
    }

    private static void Check(float[] actual, Func<int, double> expected)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            Assert.Equal(expected(i), actual[i], 1e-5);
        }
    }

    private static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
    }

    private static float[] Filled(int count) => Enumerable.Repeat(float.NaN, count).ToArray();
}
