using System;
using System.Numerics.Tensors;

namespace ActivationKernels.Benchmarks.Peers;

/// <summary>
/// Backward passes, upstream times the derivative at x, by TensorPrimitives. It has neither comparison nor selection: a step
/// function is made by multiplying with the largest number and clamping.
/// </summary>
internal static class TensorBackward
{
    public static void Identity(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        upstream.CopyTo(gradient);

    public static void Relu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        Step(x, 0, upstream, gradient);

    public static void Leaky(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        Step(x, 0.01f, upstream, gradient);

    public static void Sigmoid(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        Span<float> sigmoid = Scratch.Take(0, x.Length);
        TensorPrimitives.Sigmoid(x, sigmoid);
        TensorPrimitives.Subtract(1f, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Tanh(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Tanh(x, gradient);
        TensorPrimitives.Multiply(gradient, gradient, gradient);
        TensorPrimitives.Subtract(1f, gradient, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Elu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Min(x, 0f, gradient);
        TensorPrimitives.Exp(gradient, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Softplus(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Sigmoid(x, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Silu(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        Span<float> sigmoid = Scratch.Take(0, x.Length);
        TensorPrimitives.Sigmoid(x, sigmoid);
        TensorPrimitives.Subtract(1f, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, x, gradient);
        TensorPrimitives.Add(gradient, 1f, gradient);
        TensorPrimitives.Multiply(gradient, sigmoid, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }

    public static void Maxout(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> ga, Span<float> gb)
    {
        TensorPrimitives.Subtract(a, b, ga);
        TensorPrimitives.Multiply(ga, float.MaxValue, ga);
        TensorPrimitives.Clamp(ga, 0f, 1f, ga);
        TensorPrimitives.Multiply(ga, upstream, ga);
        TensorPrimitives.Subtract(upstream, ga, gb);
    }

    private static void Step(ReadOnlySpan<float> x, float low, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        TensorPrimitives.Multiply(x, float.MaxValue, gradient);
        TensorPrimitives.Clamp(gradient, low, 1f, gradient);
        TensorPrimitives.Multiply(gradient, upstream, gradient);
    }
}
