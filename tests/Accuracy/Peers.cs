using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using ActivationKernels.Kernel.Tests.Kernels;

namespace ActivationKernels.AccuracySweep;

/// <summary>What a user would write without this library. Null where there is no natural form.</summary>
/// <param name="Tensors">By System.Numerics.Tensors.</param>
/// <param name="Plain">By MathF, one element at a time.</param>
internal sealed record Peer(UnaryKernel<float>? Tensors, Func<float, float>? Plain);

/// <summary>The peers of the rows that have any, with the row's default parameters; "'" marks the derivative.</summary>
internal static class Peers
{
    public static IReadOnlyDictionary<string, Peer> ByKernel { get; } = new Dictionary<string, Peer>(StringComparer.Ordinal)
    {
        ["identity"] = new(null, x => x),
        ["identity'"] = new(null, _ => 1),
        ["relu"] = new((x, y) => TensorPrimitives.Max(x, 0, y), x => MathF.Max(x, 0)),
        ["relu'"] = new(null, x => x > 0 ? 1 : 0),
        ["leaky"] = new(Leaky, x => x > 0 ? x : 0.01f * x),
        ["leaky'"] = new(null, x => x > 0 ? 1 : 0.01f),
        ["sigmoid"] = new((x, y) => TensorPrimitives.Sigmoid(x, y), Sigmoid),
        ["sigmoid'"] = new(SigmoidDerivative, x => Sigmoid(x) * (1 - Sigmoid(x))),
        ["tanh"] = new((x, y) => TensorPrimitives.Tanh(x, y), MathF.Tanh),
        ["tanh'"] = new(TanhDerivative, x => 1 - (MathF.Tanh(x) * MathF.Tanh(x))),
        ["elu"] = new(Elu, x => x > 0 ? x : MathF.Exp(x) - 1),
        ["elu'"] = new(null, x => x > 0 ? 1 : MathF.Exp(x)),
        ["softplus"] = new(Softplus, x => MathF.Log(1 + MathF.Exp(x))),
        ["softplus'"] = new((x, y) => TensorPrimitives.Sigmoid(x, y), Sigmoid),
        ["exponential"] = new((x, y) => TensorPrimitives.Exp<float>(x, y), MathF.Exp),
        ["exponential'"] = new((x, y) => TensorPrimitives.Exp<float>(x, y), MathF.Exp),
        ["sin"] = new((x, y) => TensorPrimitives.Sin<float>(x, y), MathF.Sin),
        ["sin'"] = new((x, y) => TensorPrimitives.Cos<float>(x, y), MathF.Cos),
        ["softsign"] = new(null, x => x / (1 + MathF.Abs(x))),
        ["mish"] = new(null, x => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)))),
        ["gelu_quick"] = new(null, x => x * Sigmoid(1.702f * x)),
        ["gelu_tanh"] = new(null, x => 0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + (0.044715f * x * x * x))))),
        ["tanh_shrink"] = new(null, x => x - MathF.Tanh(x)),
        ["logsigmoid"] = new(null, x => -MathF.Log(1 + MathF.Exp(-x))),
        ["silu"] = new(Silu, x => x * Sigmoid(x)),
        ["silu'"] = new(null, x => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x))))),
    };

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private static void Leaky(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Multiply(x, 0.01f, y);
        TensorPrimitives.Max(x, y, y);
    }

    private static void SigmoidDerivative(ReadOnlySpan<float> x, Span<float> y)
    {
        float[] complement = new float[x.Length];
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Subtract(1, y, complement);
        TensorPrimitives.Multiply(y, complement, y);
    }

    private static void TanhDerivative(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Tanh(x, y);
        TensorPrimitives.Multiply(y, y, y);
        TensorPrimitives.Subtract(1, y, y);
    }

    private static void Elu(ReadOnlySpan<float> x, Span<float> y)
    {
        float[] negative = new float[x.Length];
        TensorPrimitives.Min(x, 0, negative);
        TensorPrimitives.ExpM1(negative, negative);
        TensorPrimitives.Max(x, 0, y);
        TensorPrimitives.Add(y, negative, y);
    }

    private static void Softplus(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Exp(x, y);
        TensorPrimitives.LogP1(y, y);
    }

    private static void Silu(ReadOnlySpan<float> x, Span<float> y)
    {
        TensorPrimitives.Sigmoid(x, y);
        TensorPrimitives.Multiply(x, y, y);
    }
}
