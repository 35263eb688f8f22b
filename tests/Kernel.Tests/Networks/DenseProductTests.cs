using System;
using System.Linq;
using ActivationKernels.CompilerServices;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Networks;

public sealed class DenseProductTests
{
    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            foreach (int rows in new[] { 1, 3, 7, 8, 9, 16, 48 })
            {
                foreach (int columns in new[] { 1, 7, 8, 9, 17, 33 })
                {
                    sizes.Add(rows, columns);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Transposed_HasRowsAsColumns(int rows, int columns)
    {
        float[] values = Random(rows * columns, 2);
        float[] transposed = Filled(rows * columns);

        DenseProduct.Transpose(values, transposed, rows, columns);

        Assert.All(transposed, (value, i) => Assert.Equal(values[i % rows * columns + i / rows], value));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sums_AreThoseOfTheRowsInTheirOrder(int rows, int columns)
    {
        float[] delta = Random(rows * columns, 4);
        float[] gradient = Filled(columns);

        DenseProduct.SumRows(delta, gradient);

        Assert.All(gradient, (sum, j) => Assert.Equal(Enumerable.Range(0, rows).Aggregate(0f, (total, r) => total + delta[r * columns + j]), sum));
    }

    [Fact]
    public void WrongLengths_Throw()
    {
        Assert.Throws<ArgumentException>(() => DenseProduct.SumRows(new float[7], new float[2]));
        Assert.Throws<ArgumentException>(() => DenseProduct.Transpose(new float[6], new float[5], 3, 2));
        Assert.Throws<ArgumentException>(() => DenseProduct.Transpose(new float[5], new float[6], 3, 2));
    }

    private static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
    }

    private static float[] Filled(int count) => Enumerable.Repeat(float.NaN, count).ToArray();
}
