using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using ActivationKernels.Benchmarks.Compare;

namespace ActivationKernels.Sample.Reports;

/// <summary>What the figures of a run depend on.</summary>
internal static class Machine
{
    /// <summary>The path that generated kernels take, for example "Vector512 (16 floats at a time), fused multiply-add".</summary>
    public static string VectorPath
    {
        get
        {
            string width = Vector512.IsHardwareAccelerated ? "Vector512 (16 floats at a time)"
                : Vector256.IsHardwareAccelerated ? "Vector256 (8 floats at a time)"
                : Vector128.IsHardwareAccelerated ? "Vector128 (4 floats at a time)"
                : "scalar (no vector hardware)";
            return width + (Fma.IsSupported || AdvSimd.IsSupported ? ", fused multiply-add" : ", no fused multiply-add");
        }
    }

    public static string Processor =>
        $"{ProcessorName.Read() ?? "Unknown processor"}, {Environment.ProcessorCount} threads, {RuntimeInformation.OSArchitecture}";

    public static string Runtime => RuntimeInformation.FrameworkDescription;
}
