using System;
using System.Numerics;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Oracles;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>The digest of one kernel over fixed inputs. Free of the test framework: programs for other processors take this file over.</summary>
internal static class KernelDigest
{
    private const int Points = 20_000;

    public static float[] Singles { get; } = Spread(StratifiedSample.Singles(perExponent: 8, seed: 2));

    public static double[] Doubles { get; } = Spread(StratifiedSample.Doubles(perExponent: 1, seed: 2));

    public static ulong Of<T>(UnaryKernel<T> forward, UnaryKernel<T> derivative, BackwardKernel<T> backward, T[] x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] result = new T[x.Length];
        T[] upstream = new T[x.Length];
        Array.Fill(upstream, T.CreateChecked(-1.7));
        forward(x, result);
        ulong digest = Bits.Digest<T>(result);
        derivative(x, result);
        digest = Bits.Digest<T>(result, digest);
        backward(x, upstream, result);
        return Bits.Digest<T>(result, digest);
    }

    private static T[] Spread<T>(T[] sample)
    {
        T[] points = new T[Points];
        for (int i = 0; i < Points; i++)
        {
            points[i] = sample[(int)((long)i * sample.Length / Points)];
        }

        return points;
    }
}
