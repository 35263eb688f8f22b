using System;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>
/// e^x on pairs of floats by steps of an eighth of a power of two: a short polynomial is left, and the high part needs no rounding
/// (P. T. P. Tang, Table-driven implementation of the exponential function in IEEE floating-point arithmetic, 1989).
/// </summary>
internal static class ExponentialSteps
{
    /// <summary>Number of the first of its tables: the bits of the powers 2^(j/8), and what the powers leave out.</summary>
    public static int FirstTable => CoefficientTables.Count;

    /// <summary>Number of steps between a power of two and the next.</summary>
    public const int Count = 1 << Digits;

    private const int Digits = 3;

    private const float One = 1;

    // e^r = 1 + r + r^2 p(r) for |r| <= 0.04333, error 2.96e-10; printed by tools/approximations.sollya.
    private static readonly ImmutableArray<double> Coefficients = ImmutableArray.Create(
        0.4999996721744537353515625, 0.16668026149272918701171875, 4.18699793517589569091796875e-2);

    // 2^(j/8), and what is missing there, relative to it. Printed by tools/tables.py.
    private static readonly float[] Powers = { 1f, 1.0905077f, 1.1892071f, 1.2968396f, 1.4142135f, 1.5422108f, 1.6817929f, 1.8340081f };

    private static readonly float[] Missing =
    {
        0f, -1.19921575e-8f, 3.193418e-8f, -3.099072e-8f, 1.7114271e-8f, 5.233334e-9f, -1.4719605e-8f, -6.1282597e-9f,
    };

    /// <summary>Its tables, from <see cref="FirstTable"/> on.</summary>
    public static float[][] Tables { get; } = { Powers.Select(Correction).ToArray(), Missing };

    /// <summary>e^x, scaled.</summary>
    /// <param name="b">Receives the instructions.</param>
    /// <param name="form">The constants of pairs of floats.</param>
    /// <param name="x">The argument, within bounds.</param>
    /// <param name="tail">What it leaves out, or -1.</param>
    /// <param name="bias">Exponent of a lane's 1, and of the scale.</param>
    public static Term Exp(ProgramBuilder b, ExponentialForm form, int x, int tail, int bias)
    {
        int biased = b.MultiplyAdd(x, b.Constant(ExponentialForm.Log2E * Count), bias);
        int step = b.Subtract(biased, bias);
        int power = b.SubtractBits(b.ShiftLeft(biased, form.MantissaBits - Digits), b.LookUp(FirstTable, biased));
        int rest = b.NegatedMultiplyAdd(
            step, b.Constant(form.Ln2Low / Count), b.NegatedMultiplyAdd(step, b.Constant(form.Ln2High / Count), x));
        rest = tail < 0 ? rest : b.Add(rest, tail);
        int growth = b.MultiplyAdd(
            b.Multiply(rest, rest), Polynomial.Horner(b, Coefficients, rest), b.Add(rest, b.LookUp(FirstTable + 1, biased)));
        return new Term(power, b.Multiply(power, growth), Looseness: Looseness.Step);
    }

    // What the bits of j/8 in front of those of a power are too large by: an integer that is a tiny float.
    private static float Correction(float power, int j) => ToFloat((j << (ExponentialForm.FloatDigits - Digits)) - (ToBits(power) - ToBits(One)));

    private static int ToBits(float value) => BitConverter.ToInt32(BitConverter.GetBytes(value), 0);

    private static float ToFloat(int bits) => BitConverter.ToSingle(BitConverter.GetBytes(bits), 0);
}
