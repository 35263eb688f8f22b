using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Backward passes, upstream times the derivative at x, as plain loops over MathF.</summary>
internal static class ScalarBackward
{
    public static void Identity(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = upstream[i];
        }
    }

    public static void Relu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = x[i] > 0 ? upstream[i] : 0;
        }
    }

    public static void Leaky(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = x[i] > 0 ? upstream[i] : 0.01f * upstream[i];
        }
    }

    public static void Sigmoid(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            float value = 1 / (1 + MathF.Exp(-x[i]));
            gradient[i] = upstream[i] * value * (1 - value);
        }
    }

    public static void Tanh(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            float value = MathF.Tanh(x[i]);
            gradient[i] = upstream[i] * (1 - (value * value));
        }
    }

    public static void Elu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = x[i] > 0 ? upstream[i] : MathF.Exp(x[i]) * upstream[i];
        }
    }

    public static void Softplus(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            gradient[i] = upstream[i] / (1 + MathF.Exp(-x[i]));
        }
    }

    public static void Silu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            float value = 1 / (1 + MathF.Exp(-x[i]));
            gradient[i] = upstream[i] * value * (1 + (x[i] * (1 - value)));
        }
    }

    public static void Maxout(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> ga, Span<float> gb)
    {
        for (int i = 0; i < a.Length; i++)
        {
            bool first = a[i] >= b[i];
            ga[i] = first ? upstream[i] : 0;
            gb[i] = first ? 0 : upstream[i];
        }
    }
}
