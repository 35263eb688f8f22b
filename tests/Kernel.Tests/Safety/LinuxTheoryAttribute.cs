using System;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Safety;

/// <summary>A test that maps guarded pages; skipped, with the reason, where that is not to be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!GuardedMemory.IsSupported)
        {
            Skip = "Guarded pages are mapped by calls of Linux.";
        }
    }
}
