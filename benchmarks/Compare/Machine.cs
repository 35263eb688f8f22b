using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace ActivationKernels.Benchmarks.Compare;

/// <summary>What the numbers depend on.</summary>
internal static partial class Machine
{
    /// <summary>The widest vectors that kernels use here, and whether they fuse multiply and add.</summary>
    public static string VectorPath =>
        (Vector512.IsHardwareAccelerated ? "Vector512"
            : Vector256.IsHardwareAccelerated ? "Vector256"
            : Vector128.IsHardwareAccelerated ? "Vector128"
            : "scalar")
        + (Fma.IsSupported || AdvSimd.IsSupported ? ", fused multiply-add" : ", no fused multiply-add");

    public static string Processor =>
        $"{ProcessorName.Read() ?? "unknown processor"}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.OSDescription}";

    /// <summary>Keeps the calling thread on the core that it runs on. Where that is not possible nothing happens.</summary>
    public static void PinThread()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        int core = Thread.GetCurrentProcessorId();
        if (core is < 0 or >= 64)
        {
            return;
        }

        ulong mask = 1UL << core;
        _ = SetAffinity(0, sizeof(ulong), ref mask);
    }

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint size, ref ulong mask);
}
