using System;

namespace ActivationKernels.Kernel.Tests.Accuracy;

/// <summary>The promise, in ulp of the result's format.</summary>
internal static class Bounds
{
    public static double Single => 1;

    /// <summary>The same in the fast grade.</summary>
    public static double Fast => 4;

    /// <summary>Without fused multiply-add the double form has a bound of its own.</summary>
    public static double Double => Bits.IsFused ? 2 : 3;

    /// <summary>The same for a kernel by its name: silu' without fused multiply-add reaches 3.08 next to its root.</summary>
    public static double DoubleOf(string kernel) =>
        !Bits.IsFused && kernel.StartsWith("silu", StringComparison.OrdinalIgnoreCase) && kernel.EndsWith('\'') ? 3.25 : Double;
}
