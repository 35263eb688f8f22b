#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Initial parameters of generated networks from a counter-based generator: value i depends on the seed, the stream and i only
/// (SplitMix64's finalizer over the counter). Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InitialWeights
{
    /// <summary>Uniform on [-bound, bound).</summary>
    /// <param name="values">Receives the values.</param>
    /// <param name="seed">Seed of the network.</param>
    /// <param name="stream">Number of the tensor within the network.</param>
    /// <param name="bound">Half the width.</param>
    public static void Uniform(Span<float> values, int seed, int stream, double bound)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(bound * (2 * Unit(seed, stream, i) - 1));
        }
    }

    /// <summary>Normal with mean 0, by the method of Box and Muller.</summary>
    /// <param name="values">Receives the values.</param>
    /// <param name="seed">Seed of the network.</param>
    /// <param name="stream">Number of the tensor within the network.</param>
    /// <param name="deviation">Standard deviation.</param>
    public static void Normal(Span<float> values, int seed, int stream, double deviation)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // Pairs share their two uniform numbers; 1 - u is never 0.
            double radius = Math.Sqrt(-2 * Math.Log(1 - Unit(seed, stream, i & ~1)));
            double angle = 2 * Math.PI * Unit(seed, stream, i | 1);
            values[i] = (float)(deviation * radius * ((i & 1) == 0 ? Math.Cos(angle) : Math.Sin(angle)));
        }
    }

    // 53 bits in [0, 1).
    private static double Unit(int seed, int stream, int index)
    {
        ulong bits = Mix(Mix(((ulong)(uint)seed << 32) | (uint)stream) + (ulong)(uint)index);
        return (bits >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
#endif
