using System;

namespace ActivationKernels.Oracles.Mpfr;

/// <summary>
/// An immutable number of a fixed precision. Its limbs are an ordinary array, pinned for the length of a call only
/// (libmpfr never moves the limbs of a number whose precision stays), so there is nothing to free.
/// </summary>
internal sealed unsafe class MpfrNumber
{
    // __MPFR_EXP_NAN, __MPFR_EXP_ZERO and __MPFR_EXP_INF of mpfr.h.
    private static readonly nint ZeroExponent = -nint.MaxValue;
    private static readonly nint NaNExponent = 1 - nint.MaxValue;
    private static readonly nint InfinityExponent = 2 - nint.MaxValue;

    private readonly ulong[] limbs;
    private int sign = 1;
    private nint exponent = NaNExponent;

    private MpfrNumber(int precision)
    {
        Precision = precision;
        limbs = new ulong[(precision + 63) / 64];
    }

    public delegate int UnaryFunction(MpfrHeader* result, MpfrHeader* a, int rounding);

    public delegate int BinaryFunction(MpfrHeader* result, MpfrHeader* a, MpfrHeader* b, int rounding);

    /// <summary>Bits of the significand.</summary>
    public int Precision { get; }

    public bool IsNaN => exponent == NaNExponent;

    public bool IsInfinity => exponent == InfinityExponent;

    public bool IsZero => exponent == ZeroExponent;

    public bool IsNegative => sign < 0;

    /// <summary>e where the magnitude of a finite number other than 0 lies in [2^e, 2^(e+1)).</summary>
    public long Exponent => exponent - 1;

    public static MpfrNumber FromDouble(double value, int precision)
    {
        var result = new MpfrNumber(precision);
        fixed (ulong* r = result.limbs)
        {
            MpfrHeader header = result.Header(r);
            NativeMpfr.SetDouble(&header, value, NativeMpfr.ToNearest);
            result.Take(header);
        }

        return result;
    }

    public static MpfrNumber Apply(UnaryFunction function, MpfrNumber a)
    {
        var result = new MpfrNumber(a.Precision);
        fixed (ulong* r = result.limbs, x = a.limbs)
        {
            MpfrHeader header = result.Header(r);
            MpfrHeader operand = a.Header(x);
            function(&header, &operand, NativeMpfr.ToNearest);
            result.Take(header);
        }

        return result;
    }

    public static MpfrNumber Apply(BinaryFunction function, MpfrNumber a, MpfrNumber b)
    {
        var result = new MpfrNumber(Math.Max(a.Precision, b.Precision));
        fixed (ulong* r = result.limbs, x = a.limbs, y = b.limbs)
        {
            MpfrHeader header = result.Header(r);
            MpfrHeader first = a.Header(x);
            MpfrHeader second = b.Header(y);
            function(&header, &first, &second, NativeMpfr.ToNearest);
            result.Take(header);
        }

        return result;
    }

    /// <summary>Sign of a - b; neither may be NaN.</summary>
    public static int Compare(MpfrNumber a, MpfrNumber b)
    {
        fixed (ulong* x = a.limbs, y = b.limbs)
        {
            MpfrHeader first = a.Header(x);
            MpfrHeader second = b.Header(y);
            return NativeMpfr.Compare(&first, &second, 1);
        }
    }

    /// <summary>The number times 2^power.</summary>
    public MpfrNumber Scale(long power)
    {
        var result = new MpfrNumber(Precision);
        fixed (ulong* r = result.limbs, x = limbs)
        {
            MpfrHeader header = result.Header(r);
            MpfrHeader operand = Header(x);
            NativeMpfr.ScaleByPowerOfTwo(&header, &operand, (nint)power, NativeMpfr.ToNearest);
            result.Take(header);
        }

        return result;
    }

    public MpfrNumber Magnitude()
    {
        var result = new MpfrNumber(Precision) { exponent = exponent };
        limbs.CopyTo(result.limbs, 0);
        return result;
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble()
    {
        fixed (ulong* x = limbs)
        {
            MpfrHeader operand = Header(x);
            return NativeMpfr.GetDouble(&operand, NativeMpfr.ToNearest);
        }
    }

    /// <summary>The nearest float.</summary>
    public float ToSingle()
    {
        fixed (ulong* x = limbs)
        {
            MpfrHeader operand = Header(x);
            return NativeMpfr.GetSingle(&operand, NativeMpfr.ToNearest);
        }
    }

    public override string ToString() => ToDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private MpfrHeader Header(ulong* pinned) => new() { Precision = Precision, Sign = sign, Exponent = exponent, Limbs = pinned };

    private void Take(in MpfrHeader header)
    {
        sign = header.Sign;
        exponent = header.Exponent;
    }
}
