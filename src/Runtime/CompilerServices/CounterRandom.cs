using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActivationKernels.CompilerServices;

/// <summary>
/// Random numbers without a state: each is a function of the seed and of its place. The function is Threefry-2x32 with 20 rounds
/// (J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011); its key is the seed
/// and its counter the place. Additions, rotations and exclusive ors only: the same bits on every machine. Not for use in hand-written code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CounterRandom
{
    private const uint Parity = 0x1BD11BDA;

    private static ReadOnlySpan<byte> Rotations => [13, 15, 26, 6, 17, 29, 16, 24];

    /// <summary>Fills a span with numbers from [0, 1), multiples of 2^-24.</summary>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="seed">Any value.</param>
    /// <param name="place">Place of the first number; the next ones follow.</param>
    public static void Uniform(Span<float> values, ulong seed, long place)
    {
        int i = 0;
#if NET8_0_OR_GREATER
        Span<Vector<float>> vectors = Vector.IsHardwareAccelerated ? MemoryMarshal.Cast<float, Vector<float>>(values) : default;
        for (int v = 0; v < vectors.Length; v++, i += Vector<float>.Count)
        {
            (Vector<uint> low, _) = Words(seed, (ulong)(place + i));
            vectors[v] = Vector.ConvertToSingle(Vector.ShiftRightLogical(low, 8).As<uint, int>()) * new Vector<float>(1f / (1 << 24));
        }
#endif
        for (; i < values.Length; i++)
        {
            values[i] = (Words(seed, place + i).Low >> 8) * (1f / (1 << 24));
        }
    }

    /// <summary>Fills a span with numbers from [0, 1), multiples of 2^-53.</summary>
    /// <param name="values">Receives the numbers.</param>
    /// <param name="seed">Any value.</param>
    /// <param name="place">Place of the first number; the next ones follow.</param>
    public static void Uniform(Span<double> values, ulong seed, long place)
    {
        int i = 0;
#if NET8_0_OR_GREATER
        for (; Vector.IsHardwareAccelerated && i <= values.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            (Vector<uint> low, Vector<uint> high) = Words(seed, (ulong)(place + i));
            for (int lane = 0; lane < Vector<uint>.Count; lane++)
            {
                values[i + lane] = Unit(low[lane], high[lane]);
            }
        }
#endif
        for (; i < values.Length; i++)
        {
            (uint low, uint high) = Words(seed, place + i);
            values[i] = Unit(low, high);
        }
    }

    /// <summary>The two words of one place.</summary>
    /// <param name="seed">The key.</param>
    /// <param name="place">The counter.</param>
    public static (uint Low, uint High) Words(ulong seed, long place)
    {
        uint k0 = (uint)seed;
        uint k1 = (uint)(seed >> 32);
        uint k2 = Parity ^ k0 ^ k1;
        uint a = (uint)(ulong)place + k0;
        uint b = (uint)((ulong)place >> 32) + k1;
        for (int group = 1; group <= 5; group++)
        {
            for (int round = 0; round < 4; round++)
            {
                int places = Rotations[(4 * ((group - 1) & 1)) + round];
                a += b;
                b = ((b << places) | (b >> (32 - places))) ^ a;
            }

            a += k1;
            b += k2 + (uint)group;
            (k0, k1, k2) = (k1, k2, k0);
        }

        return (a, b);
    }

    // 53 bits.
    private static double Unit(uint low, uint high) => ((((ulong)high << 32) | low) >> 11) * (1.0 / (1L << 53));

#if NET8_0_OR_GREATER
    private static readonly Vector<uint> Lanes = LaneNumbers();

    // The same for as many places as a vector has lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<uint> Low, Vector<uint> High) Words(ulong seed, ulong place)
    {
        uint k0 = (uint)seed;
        uint k1 = (uint)(seed >> 32);
        uint k2 = Parity ^ k0 ^ k1;
        var first = new Vector<uint>((uint)place);
        Vector<uint> counter = first + Lanes;
        Vector<uint> carry = Vector.LessThan(counter, first);
        Vector<uint> a = counter + new Vector<uint>(k0);
        Vector<uint> b = new Vector<uint>((uint)(place >> 32)) - carry + new Vector<uint>(k1);
        for (int group = 1; group <= 5; group++)
        {
            for (int round = 0; round < 4; round++)
            {
                int places = Rotations[(4 * ((group - 1) & 1)) + round];
                a += b;
                b = (Vector.ShiftLeft(b, places) | Vector.ShiftRightLogical(b, 32 - places)) ^ a;
            }

            a += new Vector<uint>(k1);
            b += new Vector<uint>(k2 + (uint)group);
            (k0, k1, k2) = (k1, k2, k0);
        }

        return (a, b);
    }

    private static Vector<uint> LaneNumbers()
    {
        Span<uint> numbers = stackalloc uint[Vector<uint>.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (uint)i;
        }

        return new Vector<uint>(numbers);
    }
#endif
}
