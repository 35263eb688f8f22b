using System;
using System.Runtime.InteropServices;

namespace ActivationKernels.Kernel.Tests.Safety;

/// <summary>Pages of memory between two that must not be touched: a read or write past either end ends the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int NoAccess = 0;
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;

    private readonly nint pageSize = Environment.SystemPageSize;
    private readonly nint size;
    private readonly byte* mapping;

    /// <param name="bytes">Least number of bytes between the pages.</param>
    public GuardedMemory(int bytes = 1)
    {
        size = (bytes + pageSize - 1) / pageSize * pageSize;
        mapping = (byte*)Map(null, size + (2 * pageSize), NoAccess, PrivateAnonymous, -1, 0);
        if ((nint)mapping == -1 || Protect(mapping + pageSize, size, ReadWrite) != 0)
        {
            throw new OutOfMemoryException("The guarded pages could not be mapped.");
        }
    }

    public static bool IsSupported => OperatingSystem.IsLinux();

    /// <summary>Elements whose first is the first of the pages.</summary>
    public Span<T> AtStart<T>(int length)
        where T : unmanaged => new(mapping + pageSize, length);

    /// <summary>Elements whose last is the last of the pages.</summary>
    public Span<T> AtEnd<T>(int length)
        where T : unmanaged => new(mapping + pageSize + size - ((nint)length * sizeof(T)), length);

    public void Dispose() => Unmap(mapping, size + (2 * pageSize));

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(void* address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nint length);
}
