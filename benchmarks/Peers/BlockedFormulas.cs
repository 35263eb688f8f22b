using System;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>The compositions of <see cref="TensorFormulas"/> over blocks that stay in the first-level cache from pass to pass.</summary>
internal static unsafe class BlockedFormulas
{
    private const int Block = 1024;

    public static void Snake(ReadOnlySpan<float> x, Span<float> y) => Run(&TensorFormulas.Snake, x, y);

    public static void SnakeBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i += Block)
        {
            int n = Math.Min(Block, x.Length - i);
            sum += TensorFormulas.SnakeSum(x.Slice(i, n), upstream.Slice(i, n), gradient.Slice(i, n));
        }

        Formulas.SnakeSum = sum;
    }

    public static void SwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y) => Run(&TensorFormulas.SwiGlu, gate, up, y);

    public static void SwiGluBackward(
        ReadOnlySpan<float> gate, ReadOnlySpan<float> up, ReadOnlySpan<float> upstream, Span<float> gateGradient, Span<float> upGradient)
    {
        for (int i = 0; i < gate.Length; i += Block)
        {
            int n = Math.Min(Block, gate.Length - i);
            TensorFormulas.SwiGluBackward(gate.Slice(i, n), up.Slice(i, n), upstream.Slice(i, n), gateGradient.Slice(i, n), upGradient.Slice(i, n));
        }
    }

    public static void Gelu(ReadOnlySpan<float> x, Span<float> y) => Run(&TensorFormulas.Gelu, x, y);

    public static void GeluBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        Run(&TensorFormulas.GeluBackward, x, upstream, gradient);

    public static void Welsch(ReadOnlySpan<float> x, Span<float> y) => Run(&TensorFormulas.Welsch, x, y);

    public static void WelschBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        Run(&TensorFormulas.WelschBackward, x, upstream, gradient);

    private static void Run(delegate*<ReadOnlySpan<float>, Span<float>, void> method, ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < x.Length; i += Block)
        {
            int n = Math.Min(Block, x.Length - i);
            method(x.Slice(i, n), y.Slice(i, n));
        }
    }

    private static void Run(
        delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void> method, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y)
    {
        for (int i = 0; i < a.Length; i += Block)
        {
            int n = Math.Min(Block, a.Length - i);
            method(a.Slice(i, n), b.Slice(i, n), y.Slice(i, n));
        }
    }
}
