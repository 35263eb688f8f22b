using System;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests;

/// <summary>A test that needs libmpfr; skipped, with the reason, where the library is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpfrFactAttribute : FactAttribute
{
    public const string Missing = "libmpfr.so.6 cannot be loaded: install the package libmpfr6.";

    public MpfrFactAttribute()
    {
        if (!NativeMpfr.IsAvailable)
        {
            Skip = Missing;
        }
    }
}

/// <summary>The same for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MpfrTheoryAttribute : TheoryAttribute
{
    public MpfrTheoryAttribute()
    {
        if (!NativeMpfr.IsAvailable)
        {
            Skip = MpfrFactAttribute.Missing;
        }
    }
}
