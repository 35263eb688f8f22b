using System;
using System.Linq;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

public sealed class SpecialValueTests
{
    // Four vectors of sixteen lanes and three elements: every lane of every part of a kernel.
    private const int LongestLength = 67;

    private static readonly string[] FlatAtMinusOne =
    [
        "Relu", "relu6", "relu2", "threshold", "threshold(Threshold=0.75,Value=-2.5)", "hard_tanh", "hard_tanh(Min=-0.3,Max=2.5)", "sparse_plus",
        "sparse_sigmoid", "hard_shrink(Lambda=1.3)", "soft_shrink(Lambda=1.3)",
    ];

    [Theory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void StatedValues_AreReturnedBitForBit(string label)
    {
        CheckStated(Cases.Single(label));
        CheckStated(Cases.Double(label));
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void NaN_ShowsExactlyWhereItCameIn(string label)
    {
        CheckNaN(Cases.Single(label));
        CheckNaN(Cases.Double(label));
    }

    [Theory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void NaN_StaysNaN(string label)
    {
        KernelCase<float> single = Cases.Single(label);
        KernelCase<double> wide = Cases.Double(label);
        float[] gradient = new float[1];

        Assert.True(float.IsNaN(single.Scalar(float.NaN)) && float.IsNaN(single.ScalarDerivative(float.NaN)));
        Assert.True(double.IsNaN(wide.Scalar(double.NaN)) && double.IsNaN(wide.ScalarDerivative(double.NaN)));
        single.Backward([0.25f], [float.NaN], gradient);
        Assert.True(float.IsNaN(gradient[0]));
        single.Backward([float.NaN], [0], gradient);
        Assert.True(float.IsNaN(gradient[0]));
    }

    [Theory]
    [MemberData(nameof(Cases.OneInput), MemberType = typeof(Cases))]
    public void InfiniteUpstream_GivesZeroOnAFlatSideAndInfinityElsewhere(string label)
    {
        CheckFlatSide(Cases.Single(label));
        CheckFlatSide(Cases.Double(label));
    }

    private static void CheckStated<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (SpecialValue<T> special in SpecialValues.Of<T>(kernel.Row, kernel.Parameters))
        {
            foreach (int length in new[] { 1, 5, LongestLength })
            {
                T[] x = Filled(length, special.X);
                T[] y = new T[length];
                T[] derivative = new T[length];
                kernel.Forward(x, y);
                kernel.Derivative(x, derivative);
                for (int i = 0; i < length; i++)
                {
                    Check(special.Forward, y[i], $"{kernel}({special.X})");
                    Check(special.Derivative, derivative[i], $"{kernel}'({special.X})");
                }
            }
        }
    }

    private static void Check<T>(T? expected, T actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (expected is { } value)
        {
            // Without fused operations a value that is neither zero nor infinite is as close as the bound says.
            bool isClose = !Bits.IsFused && T.IsFinite(value) && !T.IsZero(value)
                && T.Abs(actual - value) <= T.CreateChecked(Accuracy.Bounds.Double) * (T.BitIncrement(value) - value);
            Assert.True(
                isClose || Bits.Of(value) == Bits.Of(actual), FormattableString.Invariant($"{what}: {actual} instead of {value}."));
        }
    }

    private static void CheckNaN<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int length = 1; length <= LongestLength; length++)
        {
            T[] y = new T[length];
            T[] derivative = new T[length];
            T[] gradient = new T[length];
            T[] ones = Filled(length, T.One);
            for (int position = 0; position < length; position++)
            {
                T[] x = new T[length];
                for (int i = 0; i < length; i++)
                {
                    x[i] = T.CreateChecked((i - 30) / 4.0);
                }

                T[] upstream = Filled(length, T.Zero);
                upstream[position] = T.NaN;
                kernel.Backward(x, upstream, gradient);
                CheckOnly(position, gradient, $"{kernel} backward, NaN upstream");

                x[position] = T.NaN;
                kernel.Forward(x, y);
                CheckOnly(position, y, $"{kernel}");
                kernel.Derivative(x, derivative);
                CheckOnly(position, derivative, $"{kernel}'");
                kernel.Backward(x, ones, gradient);
                CheckOnly(position, gradient, $"{kernel} backward");
                kernel.Backward(x, Filled(length, T.Zero), gradient);
                CheckOnly(position, gradient, $"{kernel} backward, upstream 0");
                kernel.Pair(x, y, derivative);
                CheckOnly(position, y, $"{kernel} pair");
                CheckOnly(position, derivative, $"{kernel} pair'");
            }
        }

        Assert.True(T.IsNaN(kernel.Scalar(T.NaN)));
        Assert.True(T.IsNaN(kernel.ScalarDerivative(T.NaN)));
    }

    private static void CheckOnly<T>(int position, T[] results, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (T.IsNaN(results[i]) != (i == position))
            {
                Assert.Fail($"{what}: element {i} of {results.Length} is {results[i]}, NaN came in at {position}.");
            }
        }
    }

    private static void CheckFlatSide<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = new T[LongestLength];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = T.CreateChecked((i - 33.4) / 6);
        }

        T[] gradient = new T[LongestLength];
        kernel.Backward(x, Filled(LongestLength, T.PositiveInfinity), gradient);
        for (int i = 0; i < x.Length; i++)
        {
            T derivative = kernel.ScalarDerivative(x[i]);
            T expected = T.IsZero(derivative) ? T.Zero : T.CopySign(T.PositiveInfinity, derivative);
            Assert.True(expected == gradient[i], FormattableString.Invariant($"{kernel} at {x[i]}: {gradient[i]} instead of {expected}."));
        }

        Assert.Equal(FlatAtMinusOne.Contains(kernel.Label), T.IsZero(kernel.ScalarDerivative(-T.One)));
    }

    private static T[] Filled<T>(int length, T value)
    {
        T[] result = new T[length];
        Array.Fill(result, value);
        return result;
    }
}
