using System;
using System.Runtime.InteropServices;

namespace ActivationKernels.Benchmarks.Cases;

/// <summary>Unmanaged elements that start on a 64-byte boundary, or at a stated number of elements behind one.</summary>
internal sealed unsafe class AlignedBuffer<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 64;

    private readonly int offset;
    private void* memory;

    public AlignedBuffer(int length, int offset)
    {
        Length = length;
        this.offset = offset;
        memory = NativeMemory.AlignedAlloc((nuint)(length + offset) * (nuint)sizeof(T), Alignment);
        new Span<T>(memory, length + offset).Clear();
    }

    public int Length { get; }

    public Span<T> Span => new((T*)memory + offset, Length);

    public void Dispose()
    {
        NativeMemory.AlignedFree(memory);
        memory = null;
    }
}
