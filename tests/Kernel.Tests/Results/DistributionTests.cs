using System;
using System.Linq;
using System.Numerics;
using ActivationKernels.Catalog;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Row reductions: values against the row's formula in high precision, independence of rows, special values, checks.</summary>
public sealed class DistributionTests
{
    private const int Precision = 256;
    private const int LongestRow = 150;
    private const float Mark = -7;

    public static TheoryData<string> Rows { get; } = [.. DistributionKernels.Single.Select(k => k.Row)];

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void EveryResult_StaysWithinItsBound(string row)
    {
        CheckForward(Single(row), Bounds.Single, (got, exact) => Ulp.Error(got, exact));
        CheckForward(Double(row), Bounds.Double, (got, exact) => Ulp.Error(got, exact));
    }

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void Gradient_IsExactAsAFunctionOfTheOutput(string row)
    {
        CheckBackward(Single(row), Bounds.Single, Math.ScaleB(1, -58), (got, exact) => Ulp.Error(got, exact));
        CheckBackward(Double(row), Bounds.Double, Math.ScaleB(1, -58), (got, exact) => Ulp.Error(got, exact));
    }

    [MpfrTheory]
    [MemberData(nameof(Rows))]
    public void FastGradient_HasTheErrorsOfItsSum(string row) => CheckBackward(
        DistributionKernels.Fast.Single(k => k.Row == row), Bounds.Fast, Math.ScaleB(1, -50), (got, exact) => Ulp.Error(got, exact));

    // The shares do not quite sum up to 1: what an upstream that is the same for all elements leaves of the gradient is their rounding error.
    [MpfrTheory]
    [InlineData("softmax")]
    [InlineData("softmin")]
    public void GradientOfFloats_IsExactWhereItCancels(string row)
    {
        Activation activation = ActivationCatalog.Find(row)!;
        FormulaOperands operands = Reference.CreateOperands(activation, 1);
        Expr formula = activation.RowGradient(operands, operands.Table.Input("upstream"));
        foreach (float[] x in Samples<float>())
        {
            float[] y = new float[x.Length];
            float[] gradient = new float[x.Length];
            float[] upstream = [.. x.Select(_ => 0.1f)];
            Single(row).Forward(x, y, x.Length);
            Single(row).Backward(y, upstream, gradient, x.Length);
            var reference = new RowReference(new MpfrNumbers(Precision), x.Length, (name, i) => name == "upstream" ? upstream[i] : y[i]);
            Compare(Single(row), gradient, reference.Of(formula), Bounds.Single, Ulp.Error);
        }
    }

    // Large summands cancel, and one upstream gradient lies next to what is left of them: on either side of the test that sends rows to
    // plain sums. Rows of one part and of several, and sums out of the range of that test.
    [MpfrTheory]
    [InlineData("softmax", 0)]
    [InlineData("softmin", 0)]
    [InlineData("softmax", -95)]
    [InlineData("softmax", 60)]
    public void GradientOfFloats_StaysWithinItsBoundNextToItsSum(string row, int scale)
    {
        const double Largest = 512;
        const int Distances = 24;
        DistributionCase<float> kernel = Single(row);
        var random = new Random(11);
        foreach ((int length, int rows) in new[] { (3, 10 * Distances), (40, 4 * Distances), (1_024, Distances / 2), (3_000, Distances / 2) })
        {
            for (int i = 0; i < rows; i++)
            {
                float[] y = [.. Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5) * 4)];
                float[] upstream = [.. y.Select(_ => (float)((2 * random.NextDouble()) - 1) * (float)Largest)];
                kernel.Forward(y, y, length);

                upstream[1] = (float)(-Products(2) / y[1]);
                upstream[0] = (float)((Products(1) / (1.0 - y[0])) + Math.ScaleB(1, -2 * (i % Distances)));
                CheckBackward(
                    kernel, y, [.. upstream.Select(u => (float)Math.ScaleB(u, scale))], Bounds.Single, Math.ScaleB(1, -80), Ulp.Error);

                double Products(int first) => y.Zip(upstream, (a, b) => (double)a * b).Skip(first).Sum();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Gradient_EqualsDifferenceOfForward(string row)
    {
        DistributionCase<double> kernel = Double(row);
        double[] x = [.. Enumerable.Range(0, 19).Select(i => Math.Sin(i) * 3)];
        double[] upstream = [.. x.Select((_, i) => Math.Cos(2 * i))];
        double[] y = new double[x.Length];
        double[] gradient = new double[x.Length];
        kernel.Forward(x, y, x.Length);
        kernel.Backward(y, upstream, gradient, x.Length);
        for (int j = 0; j < x.Length; j++)
        {
            const double Step = 1e-6;
            Assert.Equal((Weighted(Step) - Weighted(-Step)) / (2 * Step), gradient[j], 1e-8);

            double Weighted(double step)
            {
                double[] moved = [.. x];
                moved[j] += step;
                double[] values = new double[x.Length];
                kernel.Forward(moved, values, x.Length);
                return values.Select((value, i) => value * upstream[i]).Sum();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void RowOfABatch_HasTheBitsOfARowAlone(string row)
    {
        CheckBatches(Single(row));
        CheckBatches(Double(row));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void LongRow_IsWithinItsBoundAndTheSameInPlace(string row)
    {
        // A few elements of the row decide its values; as long as what is kept of a row, and longer.
        foreach (int length in new[] { 65_536, 65_537, 200_003 })
        {
            float[] x = [.. Enumerable.Range(0, length).Select(i => (float)(Math.Sin(i) * 9))];
            float[] y = new float[length];
            float[] xy = [.. x];
            Single(row).Forward(x, y, length);
            Single(row).Forward(xy, xy, length);

            double sign = row == "softmin" ? -1 : 1;
            double most = x.Max(value => sign * value);
            double sum = x.Sum(value => Math.Exp((sign * value) - most));
            Assert.Equal(y, xy);
            for (int i = 0; i < length; i++)
            {
                double difference = (sign * x[i]) - most;
                double exact = row == "logsoftmax" ? difference - Math.Log(sum) : Math.Exp(difference) / sum;
                Assert.True(Math.Abs(y[i] - exact) <= MathF.BitIncrement(MathF.Abs(y[i])) - MathF.Abs(y[i]), $"{row} of {length}: {y[i]} at {i}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void SpecialValue_StaysInItsRow(string row)
    {
        CheckSpecial(Single(row));
        CheckSpecial(Double(row));
    }

    [Fact]
    public void MinusInfinity_HasNoMass()
    {
        float[] y = new float[3];
        DistributionKernels.SoftmaxOfOneRow([0, float.NegativeInfinity, 0], y);
        Assert.Equal([0.5f, 0, 0.5f], y);
        DistributionKernels.LogSoftmax([7, float.NegativeInfinity, float.NegativeInfinity], y, 3);
        Assert.Equal([0, float.NegativeInfinity, float.NegativeInfinity], y);
    }

    [Fact]
    public void LargeInputs_NeitherOverflowNorLoseTheSmallest()
    {
        float[] y = new float[2];
        DistributionKernels.SoftmaxOfOneRow([3e38f, 3e38f], y);
        Assert.Equal([0.5f, 0.5f], y);
        DistributionKernels.LogSoftmax([0, -100], y, 2);

        // -log(1 + e^-100) has all its digits.
        Assert.Equal(-3.783506e-44, y[0], 1e-45);
        Assert.Equal(-100, y[1]);
    }

    [Fact]
    public void OneRowAndInPlaceKernels_HaveTheBitsOfTheBatch()
    {
        double[] x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(3 * i) * 5)];
        double[] expected = new double[60];
        DistributionKernels.WideLogSoftmax(x, expected, 20);
        DistributionKernels.LogSoftmaxInPlace(20, x);
        Assert.Equal(expected, x);

        float[] single = [.. expected.Select(v => (float)v)];
        float[] batch = new float[60];
        float[] alone = new float[60];
        DistributionKernels.Softmax(single, batch, 60);
        DistributionKernels.SoftmaxOfOneRow(single, alone);
        Assert.Equal(batch, alone);
        DistributionKernels.SoftmaxBackwardFromOutput(batch, single, alone, 60);
        DistributionKernels.SoftmaxGradient(batch, single, batch);
        Assert.Equal(alone, batch);
    }

    [Fact]
    public void WrongLengths_ThrowBeforeAnythingIsWritten()
    {
        float[] y = [.. Enumerable.Repeat(Mark, 12)];
        int[] starts = [0, 1];
        Throws<ArgumentException>("rowLength", () => DistributionKernels.Softmax(new float[12], y, 5));
        Throws<ArgumentOutOfRangeException>("rowLength", () => DistributionKernels.Softmax(new float[12], y, 0));
        Throws<ArgumentOutOfRangeException>("rowLength", () => DistributionKernels.Softmax(new float[12], y, -3));
        Throws<ArgumentException>("y", () => DistributionKernels.Softmax(new float[15], y, 5));
        Throws<ArgumentException>("upstream", () => DistributionKernels.SoftmaxBackwardFromOutput(new float[12], new float[8], y, 4));
        Throws<ArgumentException>("y", () => DistributionKernels.Softmax(y.AsSpan(starts[0], 8), y.AsSpan(starts[1], 8), 4));

        DistributionKernels.Softmax([], y, 4);
        DistributionKernels.SoftmaxOfOneRow([], y);
        Assert.All(y, value => Assert.Equal(Mark, value));

        void Throws<TException>(string parameter, Action kernel)
            where TException : ArgumentException
        {
            Assert.Equal(parameter, Assert.Throws<TException>(kernel).ParamName);
            Assert.All(y, value => Assert.Equal(Mark, value));
        }
    }

    private static DistributionCase<float> Single(string row) => DistributionKernels.Single.Single(k => k.Row == row);

    private static DistributionCase<double> Double(string row) => DistributionKernels.Double.Single(k => k.Row == row);

    private static void CheckForward<T>(DistributionCase<T> kernel, double bound, Func<T, MpfrNumber, double> error)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation activation = ActivationCatalog.Find(kernel.Row)!;
        Expr formula = activation.Formula(Reference.CreateOperands(activation, 1));
        foreach (T[] x in Samples<T>())
        {
            T[] y = new T[x.Length];
            kernel.Forward(x, y, x.Length);
            MpfrNumber[] exact = new RowReference(new MpfrNumbers(Precision), x.Length, (_, i) => double.CreateChecked(x[i])).Of(formula);
            Compare(kernel, y, exact, bound, error);
        }
    }

    // The gradient is a difference. Where it cancels, its error is that share of what it is the difference of.
    private static void CheckBackward<T>(DistributionCase<T> kernel, double bound, double share, Func<T, MpfrNumber, double> error)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(5);
        foreach (T[] x in Samples<T>())
        {
            T[] upstream = [.. x.Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
            kernel.Forward(x, x, x.Length);
            CheckBackward(kernel, x, upstream, bound, share, error);
        }
    }

    private static void CheckBackward<T>(DistributionCase<T> kernel, T[] y, T[] upstream, double bound, double share, Func<T, MpfrNumber, double> error)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation activation = ActivationCatalog.Find(kernel.Row)!;
        FormulaOperands operands = Reference.CreateOperands(activation, 1);
        T[] gradient = new T[y.Length];
        kernel.Backward(y, upstream, gradient, y.Length);
        var reference = new RowReference(
            new MpfrNumbers(Precision), y.Length, (name, i) => double.CreateChecked(name == "upstream" ? upstream[i] : y[i]));
        MpfrNumber[] exact = reference.Of(activation.RowGradient(operands, operands.Table.Input("upstream")));
        double total = upstream.Sum(u => Math.Abs(double.CreateChecked(u)));
        for (int i = 0; i < gradient.Length; i++)
        {
            double difference = Math.Abs(double.CreateChecked(gradient[i]) - exact[i].ToDouble());
            Assert.True(
                error(gradient[i], exact[i]) <= bound || difference <= share * total,
                FormattableString.Invariant($"{kernel}, gradient {i} of {y.Length}: {gradient[i]}, exact {exact[i]}."));
        }
    }

    private static void Compare<T>(DistributionCase<T> kernel, T[] got, MpfrNumber[] exact, double bound, Func<T, MpfrNumber, double> error)
    {
        for (int i = 0; i < got.Length; i++)
        {
            double ulp = error(got[i], exact[i]);
            Assert.True(ulp <= bound, FormattableString.Invariant($"{kernel}, element {i} of {got.Length}: {got[i]}, exact {exact[i]}, {ulp} ulp."));
        }
    }

    // Rows of every length up to two steps, flat ones, steep ones, and such as one element dominates.
    private static T[][] Samples<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(17);
        return
        [
            .. Enumerable.Range(1, LongestRow).Where(length => length < 40 || length % 9 == 0).Select(length =>
            {
                double scale = Math.ScaleB(1, random.Next(-4, 8));
                T[] row = [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() - 0.5) * scale))];
                row[random.Next(length)] += T.CreateChecked(length % 3 == 0 ? 60 : 0);
                return row;
            }),
            [.. Enumerable.Range(0, 2000).Select(i => T.CreateChecked(i % 2 == 0 ? 0.7 : -3.1))],
        ];
    }

    private static void CheckBatches<T>(DistributionCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(23);
        for (int length = 1; length <= LongestRow; length++)
        {
            const int Count = 3;
            T[] x = [.. Enumerable.Range(0, Count * length).Select(_ => T.CreateChecked((random.NextDouble() - 0.5) * 20))];
            T[] y = new T[x.Length];
            T[] gradient = new T[x.Length];
            kernel.Forward(x, y, length);
            kernel.Backward(y, x, gradient, length);
            for (int row = 0; row < Count; row++)
            {
                T[] alone = x[(row * length)..((row + 1) * length)];
                T[] upstream = [.. alone];
                kernel.Forward(alone, alone, length);
                Assert.Equal(y[(row * length)..((row + 1) * length)], alone);
                kernel.Backward(alone, upstream, upstream, length);
                Assert.Equal(gradient[(row * length)..((row + 1) * length)], upstream);
            }
        }
    }

    private static void CheckSpecial<T>(DistributionCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // softmin sees the opposite of its input.
        T top = kernel.Row == "softmin" ? T.NegativeInfinity : T.PositiveInfinity;
        foreach (int length in new[] { 1, 2, 15, 16, 17, 40, 67 })
        {
            foreach (T special in new[] { T.NaN, top })
            {
                for (int position = 0; position < length; position++)
                {
                    T[] x = [.. Enumerable.Range(0, 2 * length).Select(i => T.CreateChecked(i % 7))];
                    x[position] = special;
                    kernel.Forward(x, x, length);
                    Assert.All(x[..length], value => Assert.True(T.IsNaN(value)));
                    Assert.All(x[length..], value => Assert.True(T.IsFinite(value)));
                }
            }

            T[] empty = [.. Enumerable.Repeat(-top, length)];
            kernel.Forward(empty, empty, length);
            Assert.All(empty, value => Assert.True(T.IsNaN(value)));

            T[] upstream = new T[length];
            upstream[length / 2] = T.NaN;
            T[] y = [.. Enumerable.Repeat(T.One, length)];
            kernel.Backward(y, upstream, upstream, length);
            Assert.All(upstream, value => Assert.True(T.IsNaN(value)));
        }
    }
}
