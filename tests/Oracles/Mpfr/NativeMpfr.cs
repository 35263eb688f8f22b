using System;
using System.Runtime.InteropServices;

namespace ActivationKernels.Oracles.Mpfr;

/// <summary>The layout of <c>mpfr_t</c> on 64-bit Unix.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MpfrHeader
{
    public nint Precision;
    public int Sign;
    public nint Exponent;
    public ulong* Limbs;
}

/// <summary>The functions of libmpfr that the oracles call. Every rounding is to nearest, mode 0.</summary>
internal static unsafe partial class NativeMpfr
{
    public const int ToNearest = 0;

    private const string Library = "libmpfr.so.6";

    /// <summary>Whether the library can be loaded here (Debian and Ubuntu: package libmpfr6).</summary>
    public static bool IsAvailable { get; } = IntPtr.Size == 8 && NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "mpfr_set_d")]
    public static partial int SetDouble(MpfrHeader* result, double value, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_get_d")]
    public static partial double GetDouble(MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_get_flt")]
    public static partial float GetSingle(MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_mul_2si")]
    public static partial int ScaleByPowerOfTwo(MpfrHeader* result, MpfrHeader* a, nint power, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_cmp3")]
    public static partial int Compare(MpfrHeader* a, MpfrHeader* b, int sign);

    [LibraryImport(Library, EntryPoint = "mpfr_copysign")]
    public static partial int CopySign(MpfrHeader* result, MpfrHeader* magnitude, MpfrHeader* sign, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_add")]
    public static partial int Add(MpfrHeader* result, MpfrHeader* a, MpfrHeader* b, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_sub")]
    public static partial int Subtract(MpfrHeader* result, MpfrHeader* a, MpfrHeader* b, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_mul")]
    public static partial int Multiply(MpfrHeader* result, MpfrHeader* a, MpfrHeader* b, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_div")]
    public static partial int Divide(MpfrHeader* result, MpfrHeader* a, MpfrHeader* b, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_neg")]
    public static partial int Negate(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_sqrt")]
    public static partial int Sqrt(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_exp")]
    public static partial int Exp(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_expm1")]
    public static partial int Expm1(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_log1p")]
    public static partial int Log1p(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_tanh")]
    public static partial int Tanh(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_erf")]
    public static partial int Erf(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_erfc")]
    public static partial int Erfc(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_sin")]
    public static partial int Sin(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_cos")]
    public static partial int Cos(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_sinh")]
    public static partial int Sinh(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_cosh")]
    public static partial int Cosh(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_const_pi")]
    public static partial int Pi(MpfrHeader* result, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_log")]
    public static partial int Log(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_asinh")]
    public static partial int Asinh(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_atan")]
    public static partial int Atan(MpfrHeader* result, MpfrHeader* a, int rounding);

    [LibraryImport(Library, EntryPoint = "mpfr_cbrt")]
    public static partial int Cbrt(MpfrHeader* result, MpfrHeader* a, int rounding);
}
