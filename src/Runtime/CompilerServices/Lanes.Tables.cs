#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ActivationKernels.CompilerServices;

public static partial class Lanes
{
    /// <summary>The elements of a table of sixteen, of which each argument is the next part. Call only where 256-bit vectors are instructions.</summary>
    /// <param name="index">Which: the integers that the last four bits of the lanes are.</param>
    /// <param name="low">Elements 0 to 7.</param>
    /// <param name="high">Elements 8 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LookUp(Vector256<float> index, Vector256<float> low, Vector256<float> high)
    {
        Vector256<int> places = index.AsInt32();
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.PermuteVar8x32x2(low, places, high);
        }

        // The permutations take the last three bits. A blend by the fourth would be three operations inside the processor.
        Vector256<float> isHigh = Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(places, 28), 31).AsSingle();
        return Avx2.PermuteVar8x32(low, places) ^ (Avx2.PermuteVar8x32(low ^ high, places) & isHigh);
    }

    /// <summary>The elements of a table of eight, of which each argument is the next part. Call only where <see cref="IsFused"/> holds.</summary>
    /// <param name="index">Which: the integers that the last three bits of the lanes are.</param>
    /// <param name="low">Elements 0 to 3.</param>
    /// <param name="high">Elements 4 to 7.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LookUp(Vector128<float> index, Vector128<float> low, Vector128<float> high)
    {
        Vector128<int> places = index.AsInt32();
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<int> bytes = Bytes(places & Vector128.Create(7));
            return AdvSimd.Arm64.VectorTableLookup((low.AsByte(), high.AsByte()), bytes.AsByte()).AsSingle();
        }

        return Avx512F.VL.IsSupported
            ? Avx512F.VL.PermuteVar4x32x2(low, places, high)
            : Sse41.BlendVariable(Avx.PermuteVar(low, places), Avx.PermuteVar(high, places), Vector128.ShiftLeft(places, 29).AsSingle());
    }

    /// <summary>The elements of a table of sixteen, of which each argument is the next part. Call only where <see cref="IsFused"/> holds.</summary>
    /// <param name="index">Which: the integers that the last four bits of the lanes are.</param>
    /// <param name="first">Elements 0 to 3.</param>
    /// <param name="second">Elements 4 to 7.</param>
    /// <param name="third">Elements 8 to 11.</param>
    /// <param name="fourth">Elements 12 to 15.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LookUp(
        Vector128<float> index, Vector128<float> first, Vector128<float> second, Vector128<float> third, Vector128<float> fourth)
    {
        Vector128<int> places = index.AsInt32();
        if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<int> bytes = Bytes(places & Vector128.Create(15));
            return AdvSimd.Arm64.VectorTableLookup((first.AsByte(), second.AsByte(), third.AsByte(), fourth.AsByte()), bytes.AsByte()).AsSingle();
        }

        Vector128<float> isHigh = Vector128.ShiftLeft(places, 28).AsSingle();
        if (Avx512F.VL.IsSupported)
        {
            return Sse41.BlendVariable(
                Avx512F.VL.PermuteVar4x32x2(first, places, second), Avx512F.VL.PermuteVar4x32x2(third, places, fourth), isHigh);
        }

        Vector128<float> isSecond = Vector128.ShiftLeft(places, 29).AsSingle();
        Vector128<float> low = Sse41.BlendVariable(Avx.PermuteVar(first, places), Avx.PermuteVar(second, places), isSecond);
        Vector128<float> high = Sse41.BlendVariable(Avx.PermuteVar(third, places), Avx.PermuteVar(fourth, places), isSecond);
        return Sse41.BlendVariable(low, high, isHigh);
    }

    // Of every element its four bytes.
    private static Vector128<int> Bytes(Vector128<int> places) => (places * 0x04040404) + Vector128.Create(0x03020100);
}
#endif
