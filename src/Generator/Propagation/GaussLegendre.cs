using System;
using System.Collections.Immutable;

namespace ActivationKernels.Propagation;

/// <summary>Gauss-Legendre quadrature with 16 nodes on [-1, 1].</summary>
internal static class GaussLegendre
{
    private const int Count = 16;

    public static ImmutableArray<(double Node, double Weight)> Nodes { get; } = Compute();

    // Newton's method on the Legendre polynomial, from the usual cosine estimate of its roots.
    private static ImmutableArray<(double Node, double Weight)> Compute()
    {
        var nodes = ImmutableArray.CreateBuilder<(double, double)>(Count);
        for (int i = 0; i < Count; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (Count + 0.5));
            double slope = 0;
            for (int step = 0; step < 8; step++)
            {
                double previous = 1;
                double value = x;
                for (int k = 2; k <= Count; k++)
                {
                    (previous, value) = (value, ((2 * k - 1) * x * value - (k - 1) * previous) / k);
                }

                slope = Count * (x * value - previous) / (x * x - 1);
                x -= value / slope;
            }

            nodes.Add((x, 2 / ((1 - x * x) * slope * slope)));
        }

        return nodes.MoveToImmutable();
    }
}
