using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Activations over a row as plain loops over MathF.</summary>
internal static class ScalarRows
{
    public static void SoftmaxForward(ReadOnlySpan<float> x, Span<float> y) => Shares(x, 1, y);

    public static void SoftminForward(ReadOnlySpan<float> x, Span<float> y) => Shares(x, -1, y);

    public static void LogsoftmaxForward(ReadOnlySpan<float> x, Span<float> y)
    {
        float largest = float.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            largest = MathF.Max(largest, x[i]);
        }

        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += MathF.Exp(x[i] - largest);
        }

        float logarithm = largest + MathF.Log(sum);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] - logarithm;
        }
    }

    public static void SoftmaxBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float mean = Dot(y, upstream);
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = y[i] * (upstream[i] - mean);
        }
    }

    public static void SoftminBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float mean = Dot(y, upstream);
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = y[i] * (mean - upstream[i]);
        }
    }

    public static void LogsoftmaxBackwardFromOutput(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += upstream[i];
        }

        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = upstream[i] - (MathF.Exp(y[i]) * sum);
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Shares(ReadOnlySpan<float> x, float sign, Span<float> y)
    {
        float largest = float.NegativeInfinity;
        for (int i = 0; i < x.Length; i++)
        {
            largest = MathF.Max(largest, sign * x[i]);
        }

        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = MathF.Exp((sign * x[i]) - largest);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] /= sum;
        }
    }
}
