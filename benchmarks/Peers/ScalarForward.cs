using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Forward passes over doubles as plain loops over Math.</summary>
internal static class ScalarForward
{
    public static void Sigmoid(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = 1 / (1 + Math.Exp(-x[i]));
        }
    }

    public static void Tanh(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Tanh(x[i]);
        }
    }
}
