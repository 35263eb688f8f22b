using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.Sample;

/// <summary>The hardware path that generated kernels take on this machine.</summary>
internal static class VectorPath
{
    /// <summary>For example "Vector512 (16 floats at a time), fused multiply-add".</summary>
    public static string Description
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
}
