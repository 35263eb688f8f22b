using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over float, as a user writes them, and their kernels.</summary>
internal static partial class SingleFormulas
{
    [ActivationFormula]
    public static float Snake(float x, float alpha) => x + MathF.Sin(alpha * x) * MathF.Sin(alpha * x) / alpha;

    [Activation(nameof(Snake), Companions = false)]
    public static partial void SnakeKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(Snake))]
    public static partial void SnakeKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float alpha, Span<float> gradient, out float alphaGradient);

    [ActivationFormula]
    public static float GrowingCosine(float x) => x * MathF.Cos(x);

    [Activation(nameof(GrowingCosine), Companions = false)]
    public static partial void GrowingCosineKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(GrowingCosine))]
    public static partial void GrowingCosineKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Sinc(float x) => MathF.Sin(x) / x;

    [Activation(nameof(Sinc), Companions = false)]
    public static partial void SincKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Sinc))]
    public static partial void SincKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float TangentOfHalf(float x) => MathF.Tan(x / 2);

    [Activation(nameof(TangentOfHalf), Companions = false)]
    public static partial void TangentOfHalfKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(TangentOfHalf))]
    public static partial void TangentOfHalfKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float MishByLog(float x) => x * MathF.Tanh(MathF.Log(1 + MathF.Exp(x)));

    [Activation(nameof(MishByLog), Companions = false)]
    public static partial void MishByLogKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(MishByLog))]
    public static partial void MishByLogKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float SoftplusByLog(float x, float beta) => MathF.Log(1 + MathF.Exp(beta * x)) / beta;

    [Activation(nameof(SoftplusByLog), Companions = false)]
    public static partial void SoftplusByLogKernel(ReadOnlySpan<float> x, float beta, Span<float> y);

    [Activation(nameof(SoftplusByLog))]
    public static partial void SoftplusByLogKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float beta, Span<float> gradient, out float betaGradient);

    [ActivationFormula]
    public static float LogSigmoid(float x) => MathF.Log(1 / (1 + MathF.Exp(-x)));

    [Activation(nameof(LogSigmoid), Companions = false)]
    public static partial void LogSigmoidKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(LogSigmoid))]
    public static partial void LogSigmoidKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Smish(float x) => x * MathF.Tanh(MathF.Log(1 + 1 / (1 + MathF.Exp(-x))));

    [Activation(nameof(Smish), Companions = false)]
    public static partial void SmishKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Smish))]
    public static partial void SmishKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float LogCosh(float x) => MathF.Log(MathF.Cosh(x));

    [Activation(nameof(LogCosh), Companions = false)]
    public static partial void LogCoshKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(LogCosh))]
    public static partial void LogCoshKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float CauchyLoss(float x, float width) => width * width / 2 * MathF.Log(1 + x / width * (x / width));

    [Activation(nameof(CauchyLoss), Companions = false)]
    public static partial void CauchyLossKernel(ReadOnlySpan<float> x, float width, Span<float> y);

    [Activation(nameof(CauchyLoss))]
    public static partial void CauchyLossKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float width, Span<float> gradient, out float widthGradient);

    [ActivationFormula]
    public static float NaturalLogRelu(float x) => MathF.Log(1 + 0.9f * MathF.Max(0, x));

    [Activation(nameof(NaturalLogRelu), Companions = false)]
    public static partial void NaturalLogReluKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(NaturalLogRelu))]
    public static partial void NaturalLogReluKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float CrossEntropy(float logit, float target) => MathF.Max(logit, 0) - logit * target + MathF.Log(1 + MathF.Exp(-MathF.Abs(logit)));

    [Activation(nameof(CrossEntropy), Companions = false)]
    public static partial void CrossEntropyKernel(ReadOnlySpan<float> logit, ReadOnlySpan<float> target, Span<float> y);

    [Activation(nameof(CrossEntropy))]
    public static partial void CrossEntropyKernelBackward(
        ReadOnlySpan<float> logit, ReadOnlySpan<float> target, ReadOnlySpan<float> upstream, Span<float> logitGradient, Span<float> targetGradient);

    [ActivationFormula]
    public static float SymmetricLog(float x) => MathF.CopySign(MathF.Log(MathF.Abs(x) + 1), x);

    [Activation(nameof(SymmetricLog), Companions = false)]
    public static partial void SymmetricLogKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(SymmetricLog))]
    public static partial void SymmetricLogKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float ArcTangent(float x) => MathF.Atan(x);

    [Activation(nameof(ArcTangent), Companions = false)]
    public static partial void ArcTangentKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(ArcTangent))]
    public static partial void ArcTangentKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float ArcSinh(float x) => MathF.Asinh(x);

    [Activation(nameof(ArcSinh), Companions = false)]
    public static partial void ArcSinhKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(ArcSinh))]
    public static partial void ArcSinhKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float SinhOverCosh(float x) => MathF.Sinh(x) / MathF.Cosh(x);

    [Activation(nameof(SinhOverCosh), Companions = false)]
    public static partial void SinhOverCoshKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(SinhOverCosh))]
    public static partial void SinhOverCoshKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float CubeRoot(float x) => MathF.Cbrt(x);

    [Activation(nameof(CubeRoot), Companions = false)]
    public static partial void CubeRootKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(CubeRoot))]
    public static partial void CubeRootKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Decibels(float x) => 10 * MathF.Log10(x * x + 1) + MathF.Log2(1 + MathF.Abs(x));

    [Activation(nameof(Decibels), Companions = false)]
    public static partial void DecibelsKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Decibels))]
    public static partial void DecibelsKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float PowerLoss(float x) => MathF.Pow(MathF.Abs(x), 1.3f);

    [Activation(nameof(PowerLoss), Companions = false)]
    public static partial void PowerLossKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(PowerLoss))]
    public static partial void PowerLossKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float GrowthRate(float x) => MathF.Exp(x) - MathF.Exp(-x);

    [Activation(nameof(GrowthRate), Companions = false)]
    public static partial void GrowthRateKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(GrowthRate))]
    public static partial void GrowthRateKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);
}
