using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Buffers of one size that all candidates share: three inputs, evenly spread over [-6, 6], and two outputs.</summary>
internal sealed class Operands<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T>[] buffers = new AlignedBuffer<T>[5];

    public Operands(int length, int offset)
    {
        var random = new Random(1);
        for (int b = 0; b < buffers.Length; b++)
        {
            buffers[b] = new AlignedBuffer<T>(length, offset);
            foreach (ref T value in buffers[b].Span)
            {
                value = T.CreateTruncating((random.NextDouble() * 12) - 6);
            }
        }
    }

    public ReadOnlySpan<T> First => buffers[0].Span;

    public ReadOnlySpan<T> Second => buffers[1].Span;

    public ReadOnlySpan<T> Third => buffers[2].Span;

    public Span<T> Output => buffers[3].Span;

    public Span<T> SecondOutput => buffers[4].Span;

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in buffers)
        {
            buffer.Dispose();
        }
    }
}
