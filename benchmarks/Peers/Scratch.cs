using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Buffers that are kept between calls, so that compositions do not pay for allocations.</summary>
internal static class Scratch
{
    [ThreadStatic]
    private static float[]?[]? buffers;

    /// <summary>The buffer of that number, whatever it holds.</summary>
    public static Span<float> Take(int number, int length)
    {
        buffers ??= new float[]?[8];
        float[]? buffer = buffers[number];
        if (buffer is null || buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<float>(length, pinned: true);
            buffers[number] = buffer;
        }

        return buffer.AsSpan(0, length);
    }
}
