using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.InteropServices;
using ActivationKernels.CompilerServices;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>Splitting over the cores changes no bit.</summary>
public sealed class ParallelTests
{
    private const int RowLength = 1000;

    // Below every threshold; above those of exponentials; above that of a copy, with an end that fills no vector.
    public static TheoryData<int> Lengths => [0, 5, 1000, 200_000, 3_000_001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ForwardDerivativeAndBackward_HaveTheBitsOfOneCore(int length)
    {
        float[] x = Singles(length, 1);
        float[] upstream = Singles(length, 2);

        Same<float>(y => ParallelKernels.Silu(x, y), y => SerialKernels.Silu(x, y), length);
        Same<float>(y => ParallelKernels.SiluDerivative(x, y), y => SerialKernels.SiluDerivative(x, y), length);
        Same<float>(y => ParallelKernels.SiluBackward(x, upstream, y), y => SerialKernels.SiluBackward(x, upstream, y), length);
        Same<float>(y => Copied(x, y, ParallelKernels.SiluInPlace), y => Copied(x, y, SerialKernels.SiluInPlace), length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TwoResults_HaveTheBitsOfOneCore(int length)
    {
        double[] x = Singles(length, 3).Select(value => (double)value).ToArray();

        Same<double>(y => ParallelKernels.Tanh(x, y[..length], y[length..]), y => SerialKernels.Tanh(x, y[..length], y[length..]), 2 * length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Rows_HaveTheBitsOfOneCore(int length)
    {
        length -= length % RowLength;
        float[] x = Singles(length, 4);
        float[] upstream = Singles(length, 5);

        Same<float>(y => ParallelKernels.Softmax(x, y, RowLength), y => SerialKernels.Softmax(x, y, RowLength), length);
        Same<float>(
            y => ParallelKernels.SoftmaxBackwardFromOutput(x, upstream, y, RowLength), y => SerialKernels.SoftmaxBackwardFromOutput(x, upstream, y, RowLength), length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void RandomNumbers_DependOnThePlaceInTheWhole(int length)
    {
        float[] x = Singles(length, 6);

        Same<float>(y => ParallelKernels.Rrelu(x, y, 77, 5), y => SerialKernels.Rrelu(x, y, 77, 5), length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void FormulaWithARunTimeValueAndItsGradients_HaveTheBitsOfOneCore(int length)
    {
        float[] value = Singles(length, 7);
        float[] gate = Singles(length, 8);
        float[] upstream = Singles(length, 9);

        Same<float>(y => ParallelKernels.Gated(value, gate, 1.5f, y), y => SerialKernels.Gated(value, gate, 1.5f, y), length);
        Same<float>(
            y => ParallelKernels.GatedBackward(value, gate, upstream, 1.5f, y[..length], y[length..]),
            y => SerialKernels.GatedBackward(value, gate, upstream, 1.5f, y[..length], y[length..]),
            2 * length);
        ParallelKernels.GatedBackward(value, gate, upstream, 1.5f, new float[length], new float[length], out float parallel);
        SerialKernels.GatedBackward(value, gate, upstream, 1.5f, new float[length], new float[length], out float serial);
        Assert.Equal(BitConverter.SingleToInt32Bits(serial), BitConverter.SingleToInt32Bits(parallel));
    }

    [Fact]
    public void Overlap_ThrowsBeforeAnythingIsWritten()
    {
        float[] memory = Singles(1_000_001, 10);
        float[] before = (float[])memory.Clone();

        Assert.Throws<ArgumentException>(() => ParallelKernels.Silu(memory.AsSpan(0, 1_000_000), memory.AsSpan(1)));
        Assert.Equal(before, memory);
    }

    [Fact]
    public void ShortSpans_AllocateNothing()
    {
        float[] x = Singles(1000, 11);
        float[] y = new float[1000];
        ParallelKernels.Silu(x, y);
        ParallelKernels.Gated(x, x, 2, y);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ParallelKernels.Silu(x, y);
        ParallelKernels.Gated(x, x, 2, y);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1_000_003, 1, 4096)]
    [InlineData(1_000_000, 1000, 4096)]
    [InlineData(999, 1, 4096)]
    [InlineData(100_000, 50_000, 64)]
    public void Ranges_CoverEveryElementOnceInWholeUnits(int length, int unit, int least)
    {
        var ranges = new ConcurrentBag<(int Start, int Length)>();

        ParallelSpans.Run<float>((_, start, count) => ranges.Add((start, count)), length, unit, least, new float[length]);

        int next = 0;
        foreach ((int start, int count) in ranges.OrderBy(range => range.Start))
        {
            Assert.Equal(next, start);
            Assert.Equal(0, start % unit);
            next = start + count;
            Assert.True(next == length || count >= least);
        }

        Assert.Equal(length, next);
        Assert.Equal(Environment.ProcessorCount > 1 && length >= 2 * Math.Max(unit, least), ranges.Count > 1);
    }

    private delegate void Fill<T>(Span<T> y);

    private static void Same<T>(Fill<T> parallel, Fill<T> serial, int length)
        where T : struct
    {
        var actual = new T[length];
        var expected = new T[length];
        parallel(actual);
        serial(expected);
        Assert.True(MemoryMarshal.AsBytes<T>(expected).SequenceEqual(MemoryMarshal.AsBytes<T>(actual)));
        Assert.Equal(length > 0, expected.Skip(1).Any(value => !value.Equals(expected[0])));
    }

    private delegate void InPlace(Span<float> xy);

    private static void Copied(float[] x, Span<float> y, InPlace kernel)
    {
        x.CopyTo(y);
        kernel(y);
    }

    private static float[] Singles(int length, int seed)
    {
        var random = new Random(seed);
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (random.NextSingle() * 16) - 8;
        }

        return values;
    }
}
