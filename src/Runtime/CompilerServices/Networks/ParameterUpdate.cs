#if NET8_0_OR_GREATER
using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ActivationKernels.CompilerServices;

/// <summary>One step of an optimizer over all parameters of a network. Not for use in hand-written code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterUpdate
{
    private const float MomentumDecay = 0.9f;
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float SquareDecay = 0.99f;
    private const float Epsilon = 1e-8f;

    /// <summary>p -= rate g.</summary>
    public static void Sgd(Span<float> parameters, ReadOnlySpan<float> gradients, float rate)
    {
        Span<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var rates = new Vector<float>(rate);
        for (int i = 0; i < p.Length; i++)
        {
            p[i] -= rates * g[i];
        }

        for (int i = p.Length * Vector<float>.Count; i < parameters.Length; i++)
        {
            parameters[i] -= rate * gradients[i];
        }
    }

    /// <summary>v = 0.9 v + g; p -= rate v.</summary>
    public static void Momentum(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> velocity, float rate)
    {
        Span<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        Span<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(velocity);
        for (int i = 0; i < p.Length; i++)
        {
            v[i] = MomentumDecay * v[i] + g[i];
            p[i] -= rate * v[i];
        }

        for (int i = p.Length * Vector<float>.Count; i < parameters.Length; i++)
        {
            velocity[i] = MomentumDecay * velocity[i] + gradients[i];
            parameters[i] -= rate * velocity[i];
        }
    }

    /// <summary>Adam (Kingma and Ba 2015) with decays 0.9 and 0.999 and epsilon 1e-8.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">Of the loss.</param>
    /// <param name="first">Running mean of the gradients.</param>
    /// <param name="second">Running mean of their squares.</param>
    /// <param name="rate">Step size.</param>
    /// <param name="step">Number of this step, from 1 on.</param>
    public static void Adam(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, float rate, long step)
    {
        float unbiased = (float)(1 / (1 - Math.Pow(SecondDecay, step)));
        float size = (float)(rate / (1 - Math.Pow(FirstDecay, step)));
        Span<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        Span<Vector<float>> m = MemoryMarshal.Cast<float, Vector<float>>(first);
        Span<Vector<float>> v = MemoryMarshal.Cast<float, Vector<float>>(second);
        var epsilon = new Vector<float>(Epsilon);
        for (int i = 0; i < p.Length; i++)
        {
            m[i] = FirstDecay * m[i] + (1 - FirstDecay) * g[i];
            v[i] = SecondDecay * v[i] + (1 - SecondDecay) * (g[i] * g[i]);
            p[i] -= size * m[i] / (Vector.SquareRoot(unbiased * v[i]) + epsilon);
        }

        for (int i = p.Length * Vector<float>.Count; i < parameters.Length; i++)
        {
            first[i] = FirstDecay * first[i] + (1 - FirstDecay) * gradients[i];
            second[i] = SecondDecay * second[i] + (1 - SecondDecay) * (gradients[i] * gradients[i]);
            parameters[i] -= size * first[i] / (MathF.Sqrt(unbiased * second[i]) + Epsilon);
        }
    }

    /// <summary>RMSprop: s = 0.99 s + 0.01 g^2; p -= rate g / (sqrt(s) + 1e-8).</summary>
    public static void RmsProp(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> squares, float rate)
    {
        Span<Vector<float>> p = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        ReadOnlySpan<Vector<float>> g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        Span<Vector<float>> s = MemoryMarshal.Cast<float, Vector<float>>(squares);
        var epsilon = new Vector<float>(Epsilon);
        for (int i = 0; i < p.Length; i++)
        {
            s[i] = SquareDecay * s[i] + (1 - SquareDecay) * (g[i] * g[i]);
            p[i] -= rate * g[i] / (Vector.SquareRoot(s[i]) + epsilon);
        }

        for (int i = p.Length * Vector<float>.Count; i < parameters.Length; i++)
        {
            squares[i] = SquareDecay * squares[i] + (1 - SquareDecay) * (gradients[i] * gradients[i]);
            parameters[i] -= rate * gradients[i] / (MathF.Sqrt(squares[i]) + Epsilon);
        }
    }
}
#endif
