using System;
using System.Linq;
using ActivationKernels.Kernel.Tests.Kernels;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Safety;

public sealed class ArgumentTests
{
    private const float Mark = -12345;

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void PartialOverlap_ThrowsWithTheMemoryUntouched(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        foreach (int length in new[] { 2, 5, 16, 17, 40, 67 })
        {
            foreach (int distance in new[] { 1, length - 1 })
            {
                float[] memory = Marked(2 * length);
                float[] other = Marked(length);
                Throws(() => kernel.Forward(memory.AsSpan(0, length), memory.AsSpan(distance, length)), memory);
                Throws(() => kernel.Forward(memory.AsSpan(distance, length), memory.AsSpan(0, length)), memory);
                Throws(() => kernel.Derivative(memory.AsSpan(0, length), memory.AsSpan(distance, length)), memory);
                Throws(() => kernel.Backward(memory.AsSpan(0, length), other, memory.AsSpan(distance, length)), memory);
                Throws(() => kernel.Backward(other, memory.AsSpan(0, length), memory.AsSpan(distance, length)), memory);
                Throws(() => kernel.Pair(memory.AsSpan(0, length), other, memory.AsSpan(distance, length)), memory);
                Throws(() => kernel.Pair(memory.AsSpan(0, length), memory.AsSpan(distance, length), other), memory);
                Throws(() => kernel.Pair(other, memory.AsSpan(0, length), memory.AsSpan(distance, length)), memory);
                Assert.All(other, value => Assert.Equal(Mark, value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void ShortDestination_ThrowsWithTheDestinationUntouched(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        foreach (int length in new[] { 1, 2, 16, 17, 40, 67 })
        {
            float[] x = Marked(length);
            float[] wide = Marked(length);
            float[] narrow = Marked(length - 1);
            Throws(() => kernel.Forward(x, narrow), narrow);
            Throws(() => kernel.Derivative(x, narrow), narrow);
            Throws(() => kernel.Backward(x, wide, narrow), narrow);
            Throws(() => kernel.Pair(x, wide, narrow), narrow);
            Throws(() => kernel.Pair(x, narrow, wide), narrow);
            Assert.All(wide, value => Assert.Equal(Mark, value));
        }
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void UpstreamOfAnotherLength_ThrowsWithTheDestinationUntouched(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        float[] gradient = Marked(40);
        Throws(() => kernel.Backward(new float[20], new float[19], gradient), gradient);
        Throws(() => kernel.Backward(new float[20], new float[21], gradient), gradient);
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void LongerDestination_IsWrittenInItsFirstElementsOnly(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        for (int length = 0; length <= 67; length++)
        {
            float[] x = [.. Enumerable.Repeat(1f, length)];
            float[][] destinations = [Marked(100), Marked(100), Marked(100), Marked(100), Marked(100)];
            kernel.Forward(x, destinations[0]);
            kernel.Derivative(x, destinations[1]);
            kernel.Backward(x, x, destinations[2]);
            kernel.Pair(x, destinations[3], destinations[4]);

            foreach (float[] destination in destinations)
            {
                Assert.All(destination.Take(length), value => Assert.NotEqual(Mark, value));
                Assert.All(destination.Skip(length), value => Assert.Equal(Mark, value));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void EmptySpans_DoNothing(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        float[] destination = Marked(3);
        kernel.Forward([], []);
        kernel.Forward([], destination);
        kernel.Derivative([], destination);
        kernel.Backward([], [], destination);
        kernel.Pair([], destination, []);
        kernel.InPlace([]);

        Assert.All(destination, value => Assert.Equal(Mark, value));
    }

    [Theory]
    [MemberData(nameof(Cases.EveryShape), MemberType = typeof(Cases))]
    public void Calls_AllocateNothing(string label)
    {
        KernelCase<float> kernel = Cases.Single(label);
        float[] x = Marked(67);
        float[] y = Marked(67);
        float[] derivative = Marked(67);
        long allocated = long.MaxValue;

        // The first rounds compile and count calls; tiering may still allocate once.
        for (int round = 0; round < 5 && allocated != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                kernel.Forward(x, y);
                kernel.Derivative(x, y);
                kernel.Backward(x, derivative, y);
                kernel.Pair(x, y, derivative);
                kernel.InPlace(y);
                y[0] = kernel.Scalar(x[0]) + kernel.ScalarDerivative(x[0]);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, allocated);
    }

    private static void Throws(Action call, float[] untouched)
    {
        Assert.Throws<ArgumentException>(call);
        Assert.All(untouched, value => Assert.Equal(Mark, value));
    }

    private static float[] Marked(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, Mark);
        return values;
    }
}
