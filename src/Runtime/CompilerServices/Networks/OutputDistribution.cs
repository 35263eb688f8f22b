#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;

namespace ActivationKernels.CompilerServices;

/// <summary>The softmax of generated networks, row by row. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OutputDistribution
{
    /// <summary>y = softmax of each row of <paramref name="x"/>; the spans may be the same.</summary>
    /// <param name="x">rows x units.</param>
    /// <param name="y">rows x units.</param>
    /// <param name="units">Length of a row.</param>
    public static void Forward(ReadOnlySpan<float> x, Span<float> y, int units)
    {
        for (int first = 0; first < x.Length; first += units)
        {
            ReadOnlySpan<float> row = x.Slice(first, units);
            Span<float> result = y.Slice(first, units);
            float largest = Largest(row);
            double sum = 0;
            for (int j = 0; j < units; j++)
            {
                result[j] = MathF.Exp(row[j] - largest);
                sum += result[j];
            }

            for (int j = 0; j < units; j++)
            {
                result[j] = (float)(result[j] / sum);
            }
        }
    }

    /// <summary>gradient = y (upstream - sum of upstream y) for each row.</summary>
    /// <param name="y">rows x units: what the forward pass gave.</param>
    /// <param name="upstream">rows x units; may be the same as the gradient.</param>
    /// <param name="gradient">rows x units.</param>
    /// <param name="units">Length of a row.</param>
    public static void Backward(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient, int units)
    {
        for (int first = 0; first < y.Length; first += units)
        {
            double sum = 0;
            for (int j = first; j < first + units; j++)
            {
                sum += (double)upstream[j] * y[j];
            }

            for (int j = first; j < first + units; j++)
            {
                gradient[j] = (float)(y[j] * (upstream[j] - sum));
            }
        }
    }

    internal static float Largest(ReadOnlySpan<float> row)
    {
        float largest = row[0];
        foreach (float value in row)
        {
            largest = value > largest || float.IsNaN(value) ? value : largest;
        }

        return largest;
    }
}
#endif
