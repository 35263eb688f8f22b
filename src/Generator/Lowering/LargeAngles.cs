using System.Collections.Immutable;

namespace ActivationKernels.Lowering;

/// <summary>
/// Reduces floats of any size by multiples of pi / 2 on double lanes (M. H. Payne, R. N. Hanek, "Radian reduction for trigonometric
/// functions", 1983): of 2 / pi only those bits count whose product with the angle is below 4 and not far below 1.
/// </summary>
internal static class LargeAngles
{
    /// <summary>Beyond this magnitude no float lies, nor a float times a factor of up to 2^20.</summary>
    public const double Largest = 7.136238463529799e44; // 2^149

    // Four parts of 28 bits of 2 / pi, from the bit 2^-(5 + 24 k) on, for angles of 24 bits below 2^(53 + 24 k): their products are
    // exact, what stands above is a multiple of 4, and what is left out is below 2^-63. Printed by tools/approximations.sollya.
    private static readonly double[][] Parts =
    {
        new[] { 0.011619772296398878, 7.118246443671428e-11, 5.412865944515488e-19, 2.650040470987779e-27 },
        new[] { 3.3308114738561656e-09, 2.276010047810136e-18, 2.5268260189002822e-26, 1.6682867657019525e-34 },
        new[] { 7.166494882838848e-17, 2.83762200841452e-25, 9.372006500203007e-34, 4.420675983161547e-42 },
        new[] { 6.074026479468182e-24, 1.0181664256805226e-32, 1.3069448307210676e-40, 1.6107127821431061e-49 },
        new[] { 2.567006947506485e-31, 2.5184173770218284e-39, 6.319121160070941e-48, 1.0513359822085892e-56 },
    };

    // 2^53, 2^77, 2^101, 2^125: from here on the next line counts.
    private static readonly ImmutableArray<double> Ends = ImmutableArray.Create(
        9007199254740992.0, 151115727451828646838272.0, 2535301200456458802993406410752.0, 42535295865117307932921825928971026432.0);

    private const double RoundToFour = 27021597764222976; // 1.5 * 2^54
    private const double RoundToInteger = 6755399441055744; // 1.5 * 2^52
    private const double HalfPi = 1.5707963267948966;

    /// <summary>The multiple of pi / 2 next to an angle of at least 2^29, modulo 4 and plus 1.5 * 2^52, and the rest of the angle.</summary>
    public static (int Biased, int Remainder) Reduce(ProgramBuilder b, int angle, int magnitude)
    {
        int[] parts = new int[Parts[0].Length];
        for (int part = 0; part < parts.Length; part++)
        {
            parts[part] = b.Constant(Parts[0][part]);
            for (int line = 1; line < Parts.Length; line++)
            {
                parts[part] = b.Select(b.LessOrEqual(b.Constant(Ends[line - 1]), magnitude), b.Constant(Parts[line][part]), parts[part]);
            }
        }

        // The two largest products lose their multiples of 4. Then every sum is exact as long as the rest is small.
        int first = ModuloFour(b, b.Multiply(angle, parts[0]));
        int second = ModuloFour(b, b.Multiply(angle, parts[1]));
        int third = b.Multiply(angle, parts[2]);
        int shift = b.Constant(RoundToInteger);
        int biased = b.Add(b.Add(b.Add(first, second), third), shift);
        int n = b.Subtract(biased, shift);
        int rest = b.Add(b.Add(b.Add(b.Subtract(first, n), second), third), b.Multiply(angle, parts[3]));
        return (biased, b.Multiply(rest, b.Constant(HalfPi)));
    }

    private static int ModuloFour(ProgramBuilder b, int a)
    {
        int shift = b.Constant(RoundToFour);
        return b.Subtract(a, b.Subtract(b.Add(a, shift), shift));
    }
}
