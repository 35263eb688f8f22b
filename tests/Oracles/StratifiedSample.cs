using System;
using System.Collections.Generic;

namespace ActivationKernels.Oracles;

/// <summary>
/// Inputs that cover every exponent with both signs, and closely the places where kernels change their ways: 0, 1, roots, clamps,
/// overflow and underflow. A strided sample alone is no proof next to a root.
/// </summary>
internal static class StratifiedSample
{
    // Roots (silu'), interval ends of e^x, clamps, overflow and underflow of both formats.
    private static readonly double[] Places =
    [
        0.34657359, 0.5, 0.69314718, 1, 1.2784645427610737, 2, 4, 8, 8.66, 9.01, 10, 15, 16, 16.64, 17, 17.33, 18, 19.06, 20, 22, 32,
        36, 36.74, 37, 40, 44, 52, 56, 64, 80, 87, 87.33654, 88, 88.37626, 88.72284, 89, 90, 96, 100, 103.27893, 103.97208, 104, 105,
        107, 110, 120, 127, 128, 149, 150, 354, 372, 400, 512, 700, 708, 708.39642, 709.78271, 710, 736, 744, 745.13322, 746, 750, 800, 1000, 1024,
    ];

    /// <summary>About 510 * (perExponent + 5) + 66,000 floats, all finite.</summary>
    public static float[] Singles(int perExponent, int seed = 1)
    {
        var random = new Random(seed);
        var sample = new List<float>();
        uint[] edges = [0, 1, 0x400000, 0x7FFFFE, 0x7FFFFF];
        for (uint exponent = 0; exponent < 255; exponent++)
        {
            for (int i = 0; i < edges.Length + perExponent; i++)
            {
                uint mantissa = i < edges.Length ? edges[i] : (uint)random.Next(1 << 23);
                AddBoth(BitConverter.UInt32BitsToSingle((exponent << 23) | mantissa));
            }
        }

        foreach (double place in Places)
        {
            int centre = BitConverter.SingleToInt32Bits((float)place);
            for (int offset = -128; offset <= 128; offset++)
            {
                AddBoth(BitConverter.Int32BitsToSingle(centre + offset));
            }

            for (int i = 0; i < 256; i++)
            {
                AddBoth((float)(place * (0.98 + (0.04 * random.NextDouble()))));
            }
        }

        return [.. sample];

        void AddBoth(float magnitude)
        {
            sample.Add(magnitude);
            sample.Add(-magnitude);
        }
    }

    /// <summary>About 4,094 * (perExponent + 3) + 39,000 doubles, all finite.</summary>
    public static double[] Doubles(int perExponent, int seed = 1)
    {
        var random = new Random(seed);
        var sample = new List<double>();
        long[] edges = [0, 1, (1L << 52) - 1];
        for (long exponent = 0; exponent < 2047; exponent++)
        {
            for (int i = 0; i < edges.Length + perExponent; i++)
            {
                long mantissa = i < edges.Length ? edges[i] : random.NextInt64(1L << 52);
                AddBoth(BitConverter.Int64BitsToDouble((exponent << 52) | mantissa));
            }
        }

        foreach (double place in Places)
        {
            long centre = BitConverter.DoubleToInt64Bits(place);
            for (int offset = -32; offset <= 32; offset++)
            {
                AddBoth(BitConverter.Int64BitsToDouble(centre + offset));
            }

            for (int i = 0; i < 96; i++)
            {
                AddBoth(place * (0.98 + (0.04 * random.NextDouble())));
            }
        }

        // The range in which results vary holds few exponents only.
        for (int i = 0; i < 8000; i++)
        {
            AddBoth(800 * random.NextDouble());
            AddBoth(8 * random.NextDouble());
        }

        return [.. sample];

        void AddBoth(double magnitude)
        {
            sample.Add(magnitude);
            sample.Add(-magnitude);
        }
    }
}
