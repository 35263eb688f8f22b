using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over double, as a user writes them, and their kernels.</summary>
internal static partial class DoubleFormulas
{
    [ActivationFormula]
    public static double Snake(double x, double alpha) => x + Math.Sin(alpha * x) * Math.Sin(alpha * x) / alpha;

    [Activation(nameof(Snake), Companions = false)]
    public static partial void SnakeKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [Activation(nameof(Snake))]
    public static partial void SnakeKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double alpha, Span<double> gradient, out double alphaGradient);

    [ActivationFormula]
    public static double GrowingCosine(double x) => x * Math.Cos(x);

    [Activation(nameof(GrowingCosine), Companions = false)]
    public static partial void GrowingCosineKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GrowingCosine))]
    public static partial void GrowingCosineKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Sinc(double x) => Math.Sin(x) / x;

    [Activation(nameof(Sinc), Companions = false)]
    public static partial void SincKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Sinc))]
    public static partial void SincKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double TangentOfHalf(double x) => Math.Tan(x / 2);

    [Activation(nameof(TangentOfHalf), Companions = false)]
    public static partial void TangentOfHalfKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(TangentOfHalf))]
    public static partial void TangentOfHalfKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double MishByLog(double x) => x * Math.Tanh(Math.Log(1 + Math.Exp(x)));

    [Activation(nameof(MishByLog), Companions = false)]
    public static partial void MishByLogKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(MishByLog))]
    public static partial void MishByLogKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double SoftplusByLog(double x, double beta) => Math.Log(1 + Math.Exp(beta * x)) / beta;

    [Activation(nameof(SoftplusByLog), Companions = false)]
    public static partial void SoftplusByLogKernel(ReadOnlySpan<double> x, double beta, Span<double> y);

    [Activation(nameof(SoftplusByLog))]
    public static partial void SoftplusByLogKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double beta, Span<double> gradient, out double betaGradient);

    [ActivationFormula]
    public static double LogSigmoid(double x) => Math.Log(1 / (1 + Math.Exp(-x)));

    [Activation(nameof(LogSigmoid), Companions = false)]
    public static partial void LogSigmoidKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(LogSigmoid))]
    public static partial void LogSigmoidKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Smish(double x) => x * Math.Tanh(Math.Log(1 + 1 / (1 + Math.Exp(-x))));

    [Activation(nameof(Smish), Companions = false)]
    public static partial void SmishKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Smish))]
    public static partial void SmishKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double LogCosh(double x) => Math.Log(Math.Cosh(x));

    [Activation(nameof(LogCosh), Companions = false)]
    public static partial void LogCoshKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(LogCosh))]
    public static partial void LogCoshKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double CauchyLoss(double x, double width) => width * width / 2 * Math.Log(1 + x / width * (x / width));

    [Activation(nameof(CauchyLoss), Companions = false)]
    public static partial void CauchyLossKernel(ReadOnlySpan<double> x, double width, Span<double> y);

    [Activation(nameof(CauchyLoss))]
    public static partial void CauchyLossKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double width, Span<double> gradient, out double widthGradient);

    [ActivationFormula]
    public static double NaturalLogRelu(double x) => Math.Log(1 + 0.9 * Math.Max(0, x));

    [Activation(nameof(NaturalLogRelu), Companions = false)]
    public static partial void NaturalLogReluKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(NaturalLogRelu))]
    public static partial void NaturalLogReluKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double CrossEntropy(double logit, double target) => Math.Max(logit, 0) - logit * target + Math.Log(1 + Math.Exp(-Math.Abs(logit)));

    [Activation(nameof(CrossEntropy), Companions = false)]
    public static partial void CrossEntropyKernel(ReadOnlySpan<double> logit, ReadOnlySpan<double> target, Span<double> y);

    [Activation(nameof(CrossEntropy))]
    public static partial void CrossEntropyKernelBackward(
        ReadOnlySpan<double> logit, ReadOnlySpan<double> target, ReadOnlySpan<double> upstream, Span<double> logitGradient, Span<double> targetGradient);

    [ActivationFormula]
    public static double SymmetricLog(double x) => Math.CopySign(Math.Log(Math.Abs(x) + 1), x);

    [Activation(nameof(SymmetricLog), Companions = false)]
    public static partial void SymmetricLogKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SymmetricLog))]
    public static partial void SymmetricLogKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double ArcTangent(double x) => Math.Atan(x);

    [Activation(nameof(ArcTangent), Companions = false)]
    public static partial void ArcTangentKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(ArcTangent))]
    public static partial void ArcTangentKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double ArcSinh(double x) => Math.Asinh(x);

    [Activation(nameof(ArcSinh), Companions = false)]
    public static partial void ArcSinhKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(ArcSinh))]
    public static partial void ArcSinhKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double SinhOverCosh(double x) => Math.Sinh(x) / Math.Cosh(x);

    [Activation(nameof(SinhOverCosh), Companions = false)]
    public static partial void SinhOverCoshKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SinhOverCosh))]
    public static partial void SinhOverCoshKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double CubeRoot(double x) => Math.Cbrt(x);

    [Activation(nameof(CubeRoot), Companions = false)]
    public static partial void CubeRootKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(CubeRoot))]
    public static partial void CubeRootKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Decibels(double x) => 10 * Math.Log10(x * x + 1) + Math.Log2(1 + Math.Abs(x));

    [Activation(nameof(Decibels), Companions = false)]
    public static partial void DecibelsKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Decibels))]
    public static partial void DecibelsKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double PowerLoss(double x) => Math.Pow(Math.Abs(x), 1.3);

    [Activation(nameof(PowerLoss), Companions = false)]
    public static partial void PowerLossKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(PowerLoss))]
    public static partial void PowerLossKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double GrowthRate(double x) => Math.Exp(x) - Math.Exp(-x);

    [Activation(nameof(GrowthRate), Companions = false)]
    public static partial void GrowthRateKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GrowthRate))]
    public static partial void GrowthRateKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);
}
