using System;
using ActivationKernels.CompilerServices;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Runtime;

public sealed class GuardTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(33)]
    public void InputsOfOneLength_Pass(int length)
    {
        Guard.SameLength<float>(new float[length], new float[length], "upstream");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8, 7)]
    [InlineData(7, 8)]
    public void InputsOfDifferentLength_ThrowWithNameAndLengths(int first, int other)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => Guard.SameLength<double>(new double[first], new double[other], "upstream"));

        Assert.Equal("upstream", thrown.ParamName);
        Assert.Contains($": {other} elements where the first input has {first}.", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 4)]
    [InlineData(4, 9)]
    public void LongEnoughDestination_Passes(int length, int destination)
    {
        Guard.Destination<float>(length, new float[destination], "y");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 8)]
    public void ShortDestination_ThrowsWithNameAndLengths(int length, int destination)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => Guard.Destination<float>(length, new float[destination], "y"));

        Assert.Equal("y", thrown.ParamName);
        Assert.Contains($": {destination} elements where {length} will be written.", thrown.Message, StringComparison.Ordinal);
    }

    // All pairs of slices of one array: allowed exactly where the start is the same or no written element is read.
    [Fact]
    public void EveryPairOfSlices_ThrowsOnlyOnPartialOverlap()
    {
        var memory = new double[12];
        int thrown = 0;
        int passed = 0;
        foreach ((int inputStart, int inputLength) in Slices(memory.Length))
        {
            foreach ((int start, int length) in Slices(memory.Length))
            {
                // A shorter destination has been refused before.
                if (length < inputLength)
                {
                    continue;
                }

                bool overlaps = inputLength > 0 && inputStart < start + inputLength && start < inputStart + inputLength;
                bool expected = overlaps && start != inputStart;

                Assert.Equal(expected, Throws(() => Guard.Overlap<double>(
                    memory.AsSpan(inputStart, inputLength), memory.AsSpan(start, length), "y")));
                thrown += expected ? 1 : 0;
                passed += expected ? 0 : 1;
            }
        }

        Assert.True(thrown > 0 && passed > 0);
    }

    [Fact]
    public void EveryPairOfDestinations_ThrowsOnSharedWrittenElement()
    {
        var memory = new float[10];
        int thrown = 0;
        int passed = 0;
        for (int length = 0; length <= memory.Length; length++)
        {
            for (int a = 0; a + length <= memory.Length; a++)
            {
                for (int b = 0; b + length <= memory.Length; b++)
                {
                    bool expected = length > 0 && Math.Abs(a - b) < length;
                    int count = length;
                    int firstStart = a;
                    int secondStart = b;

                    Assert.Equal(expected, Throws(() => Guard.Distinct(
                        count, memory.AsSpan(firstStart), memory.AsSpan(secondStart), "gradient")));
                    thrown += expected ? 1 : 0;
                    passed += expected ? 0 : 1;
                }
            }
        }

        Assert.True(thrown > 0 && passed > 0);
    }

    [Fact]
    public void OverlapBehindTheWrittenElements_Passes()
    {
        var memory = new float[16];

        Guard.Overlap<float>(memory.AsSpan(4, 4), memory.AsSpan(0, 4), "y");
        Guard.Overlap<float>(memory.AsSpan(8, 4), memory.AsSpan(0, 16), "y");
        Guard.Distinct(4, memory.AsSpan(0, 16), memory.AsSpan(4, 12), "derivative");
    }

    [Fact]
    public void OverlapOfOneByte_Throws()
    {
        var memory = new byte[64];
        Assert.Throws<ArgumentException>("y", () => Guard.Overlap<float>(
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(memory.AsSpan(0, 16)),
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(memory.AsSpan(15, 16)),
            "y"));
    }

    [Fact]
    public void EmptySpans_Pass()
    {
        Guard.SameLength<float>(default, default, "upstream");
        Guard.Destination<float>(0, default, "y");
        Guard.Overlap<float>(default, default, "y");
        Guard.Distinct<float>(0, default, default, "derivative");
    }

    [Fact]
    public void Checks_DoNotAllocate()
    {
        var input = new float[64];
        var output = new float[64];
        var derivative = new float[64];
        Check();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Check();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Check()
        {
            Guard.SameLength<float>(input, input, "upstream");
            Guard.Destination<float>(input.Length, output, "y");
            Guard.Overlap<float>(input, output, "y");
            Guard.Distinct<float>(input.Length, output, derivative, "derivative");
        }
    }

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static (int Start, int Length)[] Slices(int size)
    {
        var slices = new System.Collections.Generic.List<(int, int)>();
        for (int start = 0; start < size; start++)
        {
            for (int length = 0; start + length <= size; length++)
            {
                slices.Add((start, length));
            }
        }

        return slices.ToArray();
    }
}
