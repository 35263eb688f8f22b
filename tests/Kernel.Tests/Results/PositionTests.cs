using System;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>The value of a kernel depends on its input only: never on length, offset, shape or neighbours.</summary>
public sealed class PositionTests
{
    private const int LongestLength = 67;

    // Enough for the unrolled loop of every width, and not a multiple of any.
    private const int LongSpan = 1031;

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void EveryLengthAndOffset_GivesTheBitsOfTheScalarForm(string label)
    {
        CheckPositions(Cases.Single(label));
        CheckPositions(Cases.Double(label));
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void EveryShape_GivesTheSameBits(string label)
    {
        CheckShapes(Cases.Single(label));
        CheckShapes(Cases.Double(label));
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void Backward_WithUpstreamOne_IsTheDerivative(string label)
    {
        CheckUnitUpstream(Cases.Single(label));
        CheckUnitUpstream(Cases.Double(label));
    }

    private static void CheckPositions<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = Inputs<T>(LongestLength + 16);
        T[] upstream = new T[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            upstream[i] = T.CreateChecked((i % 7) - 3.25);
        }

        T[] allGradients = new T[inputs.Length];
        kernel.Backward(inputs, upstream, allGradients);
        T[] y = new T[LongestLength];
        T[] derivative = new T[LongestLength];
        T[] gradient = new T[LongestLength];
        for (int length = 0; length <= LongestLength; length++)
        {
            for (int offset = 0; offset < 16; offset++)
            {
                ReadOnlySpan<T> x = inputs.AsSpan(offset, length);
                kernel.Forward(x, y);
                kernel.Derivative(x, derivative);
                kernel.Backward(x, upstream.AsSpan(offset, length), gradient);
                for (int i = 0; i < length; i++)
                {
                    Same(kernel.Scalar(x[i]), y[i], kernel, x[i], i, length);
                    Same(kernel.ScalarDerivative(x[i]), derivative[i], kernel, x[i], i, length);
                    Same(allGradients[offset + i], gradient[i], kernel, x[i], i, length);
                }
            }
        }
    }

    private static void CheckShapes<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Inputs<T>(LongSpan);
        T[] y = new T[LongSpan];
        T[] derivative = new T[LongSpan];
        T[] pairY = new T[LongSpan];
        T[] pairDerivative = new T[LongSpan];
        T[] inPlace = (T[])x.Clone();
        T[] sameStart = (T[])x.Clone();
        T[] gradientInPlace = (T[])x.Clone();
        T[] gradient = new T[LongSpan];
        T[] upstream = new T[LongSpan];
        Array.Fill(upstream, T.CreateChecked(-1.5));

        kernel.Forward(x, y);
        kernel.Derivative(x, derivative);
        kernel.Pair(x, pairY, pairDerivative);
        kernel.InPlace(inPlace);
        kernel.Forward(sameStart, sameStart);
        kernel.Backward(x, upstream, gradient);
        kernel.Backward(gradientInPlace, upstream, gradientInPlace);
        T[] oneY = new T[1];
        T[] oneDerivative = new T[1];
        T[] derivativeInPlace = (T[])x.Clone();
        kernel.Derivative(derivativeInPlace, derivativeInPlace);

        for (int i = 0; i < LongSpan; i++)
        {
            Same(kernel.Scalar(x[i]), y[i], kernel, x[i], i, LongSpan);
            Same(kernel.ScalarDerivative(x[i]), derivative[i], kernel, x[i], i, LongSpan);

            // Value and derivative in one pass may share what each alone would compute in other numbers.
            kernel.Pair(x.AsSpan(i, 1), oneY, oneDerivative);
            Same(oneY[0], pairY[i], kernel, x[i], i, LongSpan);
            Same(oneDerivative[0], pairDerivative[i], kernel, x[i], i, LongSpan);
            AssertNeighbours(y[i], pairY[i], kernel, x[i]);
            AssertNeighbours(derivative[i], pairDerivative[i], kernel, x[i]);
            Same(y[i], inPlace[i], kernel, x[i], i, LongSpan);
            Same(y[i], sameStart[i], kernel, x[i], i, LongSpan);
            Same(derivative[i], derivativeInPlace[i], kernel, x[i], i, LongSpan);
            Same(gradient[i], gradientInPlace[i], kernel, x[i], i, LongSpan);
        }
    }

    private static void CheckUnitUpstream<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = Inputs<T>(LongSpan);
        T[] gradient = new T[LongSpan];
        T[] upstream = new T[LongSpan];
        Array.Fill(upstream, T.One);
        kernel.Backward(x, upstream, gradient);
        for (int i = 0; i < LongSpan; i++)
        {
            // A gradient in double is rounded once, behind the product.
            AssertNeighbours(kernel.ScalarDerivative(x[i]), gradient[i], kernel, x[i]);
        }
    }

    // Both are next to the exact value; doubles without fused operations are within two units in the last place of it.
    private static void AssertNeighbours<T>(T a, T b, KernelCase<T> kernel, T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T unit = T.BitIncrement(T.Abs(a)) - T.Abs(a);
        T allowed = Bits.IsFused || typeof(T) == typeof(float) ? unit : T.CreateChecked(4) * unit;
        Assert.True(
            a.Equals(b) || T.Abs(a - b) <= allowed,
            FormattableString.Invariant($"{kernel} at {x}: {b} and {a}."));
    }

    private static T[] Inputs<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(7);
        T[] special = [T.Zero, T.NegativeZero, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, -T.Epsilon, T.CreateChecked(-104.25), T.CreateChecked(88.75)];
        T[] inputs = new T[length];
        for (int i = 0; i < length; i++)
        {
            inputs[i] = i % 11 == 5
                ? special[i / 11 % special.Length]
                : T.CreateChecked((random.NextDouble() - 0.5) * Math.ScaleB(1, random.Next(-6, 9)));
        }

        return inputs;
    }

    private static void Same<T>(T expected, T actual, KernelCase<T> kernel, T x, int index, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Bits.Of(expected) != Bits.Of(actual))
        {
            Assert.Fail(FormattableString.Invariant($"{kernel} at {x}, element {index} of {length}: {actual} instead of {expected}."));
        }
    }
}
