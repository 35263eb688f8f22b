using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over float, as a user writes them, and their kernels.</summary>
internal static partial class SingleFormulas
{
    [ActivationFormula]
    public static float Celu(float x, float alpha) => MathF.Max(x, 0) + MathF.Min(0, alpha * (MathF.Exp(x / alpha) - 1));

    [Activation(nameof(Celu), Companions = false)]
    public static partial void CeluKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(Celu))]
    public static partial void CeluKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float alpha, Span<float> gradient, out float alphaGradient);

    [ActivationFormula]
    public static float HardSwish(float x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    [Activation(nameof(HardSwish), Companions = false)]
    public static partial void HardSwishKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(HardSwish))]
    public static partial void HardSwishKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float HardSigmoid(float x) => x switch { < -3 => 0, > 3 => 1, _ => x / 6 + 0.5f };

    [Activation(nameof(HardSigmoid), Companions = false)]
    public static partial void HardSigmoidKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(HardSigmoid))]
    public static partial void HardSigmoidKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float TanhExp(float x) => x * MathF.Tanh(MathF.Exp(x));

    [Activation(nameof(TanhExp), Companions = false)]
    public static partial void TanhExpKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(TanhExp))]
    public static partial void TanhExpKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Lisht(float x) => x * MathF.Tanh(x);

    [Activation(nameof(Lisht), Companions = false)]
    public static partial void LishtKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Lisht))]
    public static partial void LishtKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float ScaledTanh(float x) => 1.7159f * MathF.Tanh(x * 2 / 3);

    [Activation(nameof(ScaledTanh), Companions = false)]
    public static partial void ScaledTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(ScaledTanh))]
    public static partial void ScaledTanhKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float ExponentialTanh(float x)
    {
        float up = MathF.Exp(x), down = MathF.Exp(-x);
        return (up - down) / (up + down);
    }

    [Activation(nameof(ExponentialTanh), Companions = false)]
    public static partial void ExponentialTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(ExponentialTanh))]
    public static partial void ExponentialTanhKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float BentIdentity(float x) => (MathF.Sqrt(x * x + 1) - 1) / 2 + x;

    [Activation(nameof(BentIdentity), Companions = false)]
    public static partial void BentIdentityKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(BentIdentity))]
    public static partial void BentIdentityKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float LogisticDensity(float x)
    {
        float s = 1 / (1 + MathF.Exp(-x));
        return s * (1 - s);
    }

    [Activation(nameof(LogisticDensity), Companions = false)]
    public static partial void LogisticDensityKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(LogisticDensity))]
    public static partial void LogisticDensityKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float SquaredRelu(float x)
    {
        if (x <= 0)
        {
            return 0;
        }

        return MathF.Pow(x, 2);
    }

    [Activation(nameof(SquaredRelu), Companions = false)]
    public static partial void SquaredReluKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(SquaredRelu))]
    public static partial void SquaredReluKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Gompertz(float x) => MathF.Exp(-MathF.Exp(-x));

    [Activation(nameof(Gompertz), Companions = false)]
    public static partial void GompertzKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Gompertz))]
    public static partial void GompertzKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float CompLogLog(float x) => 1 - MathF.Exp(-MathF.Exp(x));

    [Activation(nameof(CompLogLog), Companions = false)]
    public static partial void CompLogLogKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(CompLogLog))]
    public static partial void CompLogLogKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float SoftThreshold(float x, float lambda) => MathF.CopySign(MathF.Max(MathF.Abs(x) - lambda, 0), x);

    [Activation(nameof(SoftThreshold), Companions = false)]
    public static partial void SoftThresholdKernel(ReadOnlySpan<float> x, float lambda, Span<float> y);

    [Activation(nameof(SoftThreshold))]
    public static partial void SoftThresholdKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float lambda, Span<float> gradient, out float lambdaGradient);

    [ActivationFormula]
    public static float InverseQuadratic(float x) => 1 / (1 + x * x);

    [Activation(nameof(InverseQuadratic), Companions = false)]
    public static partial void InverseQuadraticKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(InverseQuadratic))]
    public static partial void InverseQuadraticKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Doubled(float x) => Inner(Inner(x));

    [ActivationFormula]
    private static float Inner(float v) => v + 0.25f * v * v;

    [Activation(nameof(Doubled), Companions = false)]
    public static partial void DoubledKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Doubled))]
    public static partial void DoubledKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);
}
