using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>Loops over the formulas of <see cref="Formulas"/>, and over their derivatives as they are written by hand.</summary>
internal static class ScalarFormulas
{
    public static void Snake(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Formulas.SnakeOf(x[i], Formulas.Alpha);
        }
    }

    public static void SnakeBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (float sine, float cosine) = MathF.SinCos(2 * Formulas.Alpha * x[i]);
            gradient[i] = upstream[i] * (1 + sine);
            sum += upstream[i] * ((x[i] * sine) - ((1 - cosine) / (2 * Formulas.Alpha))) / Formulas.Alpha;
        }

        Formulas.SnakeSum = sum;
    }

    public static void SwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y)
    {
        for (int i = 0; i < gate.Length; i++)
        {
            y[i] = Formulas.SwiGluOf(gate[i], up[i]);
        }
    }

    public static void SwiGluBackward(
        ReadOnlySpan<float> gate, ReadOnlySpan<float> up, ReadOnlySpan<float> upstream, Span<float> gateGradient, Span<float> upGradient)
    {
        for (int i = 0; i < gate.Length; i++)
        {
            float sigmoid = 1 / (1 + MathF.Exp(-gate[i]));
            gateGradient[i] = upstream[i] * up[i] * sigmoid * (1 + (gate[i] * (1 - sigmoid)));
            upGradient[i] = upstream[i] * gate[i] * sigmoid;
        }
    }

    public static void Gelu(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Formulas.GeluOf(x[i]);
        }
    }

    public static void GeluBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            float square = x[i] * x[i];
            float tanh = MathF.Tanh(Formulas.GeluScale * x[i] * (1 + (Formulas.GeluCube * square)));
            float slope = Formulas.GeluScale * (1 + (3 * Formulas.GeluCube * square));
            gradient[i] = upstream[i] * 0.5f * (1 + tanh + (x[i] * (1 - (tanh * tanh)) * slope));
        }
    }

    public static void Welsch(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Formulas.WelschOf(x[i], Formulas.Scale);
        }
    }

    public static void WelschBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (int i = 0; i < x.Length; i++)
        {
            float u = x[i] / Formulas.Scale;
            gradient[i] = upstream[i] * u * MathF.Exp(-u * u / 2) / Formulas.Scale;
        }
    }
}
