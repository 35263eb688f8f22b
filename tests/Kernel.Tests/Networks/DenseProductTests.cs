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
        float[] bias = Random(units, 3);
        float[] delta = Random(rows * units, 4);
        float[] y = Filled(rows * units);
        float[] weightGradient = Filled(inputs * units);
        float[] inputGradient = Filled(rows * inputs);
        float[] biasGradient = Filled(units);

        DenseProduct.Affine(x, weights, bias, y, inputs, units);
        DenseProduct.WeightGradient(x, delta, weightGradient, inputs, units);
        DenseProduct.InputGradient(delta, weights, inputGradient, new float[inputs * units], inputs, units);
        DenseProduct.BiasGradient(delta, biasGradient);

        Check(y, i => bias[i % units] + Enumerable.Range(0, inputs).Sum(k => (double)x[i / units * inputs + k] * weights[k * units + i % units]));
        Check(weightGradient, i => Enumerable.Range(0, rows).Sum(r => (double)x[r * inputs + i / units] * delta[r * units + i % units]));
        Check(inputGradient, i => Enumerable.Range(0, units).Sum(j => (double)delta[i / inputs * units + j] * weights[i % inputs * units + j]));
        Check(biasGradient, j => Enumerable.Range(0, rows).Sum(r => (double)delta[r * units + j]));
    }

    [Fact]
    public void WrongLengths_Throw()
    {
        Assert.Throws<ArgumentException>(() => DenseProduct.Affine(new float[6], new float[6], new float[2], new float[6], 3, 2));
        Assert.Throws<ArgumentException>(() => DenseProduct.WeightGradient(new float[6], new float[4], new float[5], 3, 2));
        Assert.Throws<ArgumentException>(() => DenseProduct.InputGradient(new float[4], new float[6], new float[6], new float[5], 3, 2));
    }

    [Fact]
    public void NaN_ReachesItsRowOnly()
    {
        float[] x = Random(4 * 3, 1);
        x[4] = float.NaN;
        var y = new float[4 * 20];

        DenseProduct.Affine(x, Random(3 * 20, 2), new float[20], y, 3, 20);

        Assert.Equal(Enumerable.Range(20, 20), Enumerable.Range(0, 80).Where(i => float.IsNaN(y[i])));
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
