using System;
using System.Numerics;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Buffers of one size that all candidates share: three inputs, evenly spread over [-6, 6], and three outputs.</summary>
internal readonly struct Operands<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Inputs = 3;
    private const int Count = 6;

    private readonly AlignedBuffer<T>[] buffers;
    private readonly int start;

    public Operands(int length, int offset)
    {
        buffers = new AlignedBuffer<T>[Count];
        Length = length;
        var random = new Random(1);
        for (int b = 0; b < Count; b++)
        {
            buffers[b] = new AlignedBuffer<T>(length, offset);
            Span<T> span = buffers[b].Span;
            for (int i = 0; i < span.Length; i++)
            {
                // A period that no predictor of branches learns; drawing sixteen million numbers would take longer than the measurement.
                span[i] = b >= Inputs ? T.Zero : i < 1 << 20 ? T.CreateTruncating((random.NextDouble() * 12) - 6) : span[i - (1 << 20)];
            }
        }
    }

    private Operands(Operands<T> whole, int start, int length)
    {
        buffers = whole.buffers;
        this.start = whole.start + start;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<T> First => Span(0);

    public ReadOnlySpan<T> Second => Span(1);

    public ReadOnlySpan<T> Third => Span(2);

    public Span<T> Output => Span(3);

    public Span<T> SecondOutput => Span(4);

    public Span<T> ThirdOutput => Span(5);

    /// <summary>One of the inputs, to be changed.</summary>
    public Span<T> Given(int input) => Span(input);

    /// <summary>What was written to one of the outputs.</summary>
    public ReadOnlySpan<T> Results(int output) => Span(Inputs + output);

    public Operands<T> Slice(int start, int length) => new(this, start, length);

    public void Dispose()
    {
        foreach (AlignedBuffer<T> buffer in buffers)
        {
            buffer.Dispose();
        }
    }

    private Span<T> Span(int buffer) => buffers[buffer].Span.Slice(start, Length);
}
