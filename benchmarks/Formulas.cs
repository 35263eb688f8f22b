using System;

namespace ActivationKernels.Benchmarks;

/// <summary>Formulas of a user under test: the methods are the scalar peers, their kernels are what is measured.</summary>
internal static partial class Formulas
{
    public const float Alpha = 1.5f;
    public const float Scale = 2;

    // sqrt(2 / pi).
    public const float GeluScale = 0.7978846f;
    public const float GeluCube = 0.044715f;

    [ActivationFormula]
    public static float SnakeOf(float x, float alpha) => x + (MathF.Sin(alpha * x) * MathF.Sin(alpha * x) / alpha);

    [ActivationFormula]
    public static float SwiGluOf(float gate, float up) => gate / (1 + MathF.Exp(-gate)) * up;

    [ActivationFormula]
    public static float GeluOf(float x) => 0.5f * x * (1 + MathF.Tanh(GeluScale * (x + (GeluCube * x * x * x))));

    [ActivationFormula]
    public static float WelschOf(float x, float scale) => 1 - MathF.Exp(-(x / scale) * (x / scale) / 2);

    /// <summary>The last sum of gradients: it has to be kept somewhere.</summary>
    public static float SnakeSum { get; set; }

    public static void Snake(ReadOnlySpan<float> x, Span<float> y) => SnakeKernel(x, Alpha, y);

    public static void SnakeBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        SnakeKernelBackward(x, upstream, Alpha, gradient, out float sum);
        SnakeSum = sum;
    }

    [Activation(nameof(SnakeOf))]
    public static partial void SnakeKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(SwiGluOf))]
    public static partial void SwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [Activation(nameof(GeluOf))]
    public static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(WelschOf))]
    public static partial void WelschKernel(ReadOnlySpan<float> x, float scale, Span<float> y);

    // The sum of snake next to its root is too much for plain floats: it has no fast form.
    [Activation(nameof(SwiGluOf), Accuracy = Accuracy.Fast)]
    public static partial void FastSwiGlu(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [Activation(nameof(GeluOf), Accuracy = Accuracy.Fast)]
    public static partial void FastGelu(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(WelschOf), Accuracy = Accuracy.Fast)]
    public static partial void FastWelschKernel(ReadOnlySpan<float> x, float scale, Span<float> y);

    public static void FastWelsch(ReadOnlySpan<float> x, Span<float> y) => FastWelschKernel(x, Scale, y);

    public static void FastWelschBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        FastWelschKernelBackward(x, upstream, Scale, gradient);

    public static void Welsch(ReadOnlySpan<float> x, Span<float> y) => WelschKernel(x, Scale, y);

    public static void WelschBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient) =>
        WelschKernelBackward(x, upstream, Scale, gradient);
}
