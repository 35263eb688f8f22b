using System;
using System.Linq;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Kernel.Tests.Results;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Safety;

public sealed class GuardPageTests
{
    private const int LongestLength = 67;

    [LinuxTheory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void NoKernel_TouchesMemoryOutsideItsSpans(string label)
    {
        Check(Cases.Single(label));
        Check(Cases.Double(label));
    }

    [LinuxTheory]
    [MemberData(nameof(DistributionTests.Rows), MemberType = typeof(DistributionTests))]
    public void NoKernelOverRows_TouchesMemoryOutsideItsSpans(string row)
    {
        CheckRows(DistributionKernels.Single.Single(kernel => kernel.Row == row));
        CheckRows(DistributionKernels.Double.Single(kernel => kernel.Row == row));
    }

    // Stores that go past the caches need a destination at a boundary: it begins at one, or somewhere between two.
    [LinuxTheory]
    [InlineData("Identity")]
    [InlineData("Relu")]
    [InlineData("Leaky")]
    [InlineData("HardSwish")]
    public void LongSpans_HaveTheBitsOfShortOnes(string label)
    {
        CheckLong(Cases.Single(label));
        CheckLong(Cases.Double(label));
    }

    private static unsafe void CheckLong<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Bytes = 9 << 20;
        int length = (Bytes / sizeof(T)) - 5;
        using var inputs = new GuardedMemory(Bytes);
        using var upstreams = new GuardedMemory(Bytes);
        using var outputs = new GuardedMemory(Bytes);
        T[] expected = new T[length];
        foreach (bool atEnd in new[] { false, true })
        {
            Span<T> x = Place<T>(inputs, length, atEnd);
            Span<T> upstream = Place<T>(upstreams, length, !atEnd);
            Span<T> y = Place<T>(outputs, length, atEnd);
            for (int i = 0; i < length; i++)
            {
                x[i] = T.CreateChecked((i % 1009) - 500) / T.CreateChecked(100);
                upstream[i] = T.CreateChecked((i % 13) - 6);
            }

            kernel.Derivative(x, y);
            InParts((start, count) => kernel.Derivative(Place<T>(inputs, length, atEnd).Slice(start, count), expected.AsSpan(start)));
            Assert.True(y.SequenceEqual(expected), $"{kernel}: derivative.");
            kernel.Backward(x, upstream, y);
            InParts((start, count) => kernel.Backward(
                Place<T>(inputs, length, atEnd).Slice(start, count), Place<T>(upstreams, length, !atEnd).Slice(start, count), expected.AsSpan(start)));
            Assert.True(y.SequenceEqual(expected), $"{kernel}: backward.");
            kernel.Forward(x, y);
            InParts((start, count) => kernel.Forward(Place<T>(inputs, length, atEnd).Slice(start, count), expected.AsSpan(start)));
            Assert.True(y.SequenceEqual(expected), $"{kernel}: forward.");
            kernel.InPlace(x);
            Assert.True(x.SequenceEqual(expected), $"{kernel}: in place.");
        }

        void InParts(Action<int, int> compute)
        {
            const int Part = 4099;
            for (int start = 0; start < length; start += Part)
            {
                compute(start, Math.Min(Part, length - start));
            }
        }
    }

    private static void Check<T>(KernelCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var inputs = new GuardedMemory();
        using var upstreams = new GuardedMemory();
        using var outputs = new GuardedMemory();
        using var derivatives = new GuardedMemory();
        T[] expected = new T[LongestLength];
        T[] values = new T[LongestLength];
        for (int length = 0; length <= LongestLength; length++)
        {
            foreach (bool atEnd in new[] { false, true })
            {
                Span<T> x = Place<T>(inputs, length, atEnd);
                Span<T> upstream = Place<T>(upstreams, length, atEnd);
                Span<T> y = Place<T>(outputs, length, atEnd);
                Span<T> derivative = Place<T>(derivatives, length, atEnd);
                for (int i = 0; i < length; i++)
                {
                    values[i] = x[i] = T.CreateChecked((i - 33) / 3.0);
                }

                upstream.Fill(T.One);
                kernel.Forward(values.AsSpan(0, length), expected);

                kernel.Forward(x, y);
                Assert.True(y.SequenceEqual(expected.AsSpan(0, length)), $"{kernel}: length {length}.");
                kernel.Derivative(x, derivative);
                kernel.Backward(x, upstream, y);
                kernel.Pair(x, y, derivative);
                kernel.InPlace(x);
                Assert.True(x.SequenceEqual(expected.AsSpan(0, length)), $"{kernel} in place: length {length}.");
            }
        }
    }

    // One row that ends or begins with the pages; the bits are those of a row between others.
    private static void CheckRows<T>(DistributionCase<T> kernel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var inputs = new GuardedMemory();
        using var upstreams = new GuardedMemory();
        using var outputs = new GuardedMemory();
        for (int length = 1; length <= LongestLength; length++)
        {
            T[] values = [.. Enumerable.Range(0, 3 * length).Select(i => T.CreateChecked(((i % length) - 33) / 3.0))];
            T[] expected = new T[values.Length];
            T[] gradient = new T[values.Length];
            kernel.Forward(values, expected, length);
            kernel.Backward(expected, values, gradient, length);
            foreach (bool atEnd in new[] { false, true })
            {
                Span<T> x = Place<T>(inputs, length, atEnd);
                Span<T> upstream = Place<T>(upstreams, length, atEnd);
                Span<T> y = Place<T>(outputs, length, atEnd);
                values.AsSpan(0, length).CopyTo(x);
                x.CopyTo(upstream);
                kernel.Forward(x, y, length);
                Assert.True(y.SequenceEqual(expected.AsSpan(length, length)), $"{kernel}: length {length}.");
                kernel.Backward(y, upstream, x, length);
                Assert.True(x.SequenceEqual(gradient.AsSpan(length, length)), $"{kernel} backward: length {length}.");
            }
        }
    }

    private static Span<T> Place<T>(GuardedMemory memory, int length, bool atEnd)
        where T : unmanaged => atEnd ? memory.AtEnd<T>(length) : memory.AtStart<T>(length);
}
