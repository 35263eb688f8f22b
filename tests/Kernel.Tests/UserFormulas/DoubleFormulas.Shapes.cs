using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over double, as a user writes them, and their kernels.</summary>
internal static partial class DoubleFormulas
{
    [ActivationFormula]
    public static double Celu(double x, double alpha) => Math.Max(x, 0) + Math.Min(0, alpha * (Math.Exp(x / alpha) - 1));

    [Activation(nameof(Celu), Companions = false)]
    public static partial void CeluKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [Activation(nameof(Celu))]
    public static partial void CeluKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double alpha, Span<double> gradient, out double alphaGradient);

    [ActivationFormula]
    public static double HardSwish(double x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    [Activation(nameof(HardSwish), Companions = false)]
    public static partial void HardSwishKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(HardSwish))]
    public static partial void HardSwishKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double HardSigmoid(double x) => x switch { < -3 => 0, > 3 => 1, _ => x / 6 + 0.5 };

    [Activation(nameof(HardSigmoid), Companions = false)]
    public static partial void HardSigmoidKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(HardSigmoid))]
    public static partial void HardSigmoidKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double TanhExp(double x) => x * Math.Tanh(Math.Exp(x));

    [Activation(nameof(TanhExp), Companions = false)]
    public static partial void TanhExpKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(TanhExp))]
    public static partial void TanhExpKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Lisht(double x) => x * Math.Tanh(x);

    [Activation(nameof(Lisht), Companions = false)]
    public static partial void LishtKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Lisht))]
    public static partial void LishtKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double ScaledTanh(double x) => 1.7159 * Math.Tanh(x * 2 / 3);

    [Activation(nameof(ScaledTanh), Companions = false)]
    public static partial void ScaledTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(ScaledTanh))]
    public static partial void ScaledTanhKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double ExponentialTanh(double x)
    {
        double up = Math.Exp(x), down = Math.Exp(-x);
        return (up - down) / (up + down);
    }

    [Activation(nameof(ExponentialTanh), Companions = false)]
    public static partial void ExponentialTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(ExponentialTanh))]
    public static partial void ExponentialTanhKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double BentIdentity(double x) => (Math.Sqrt(x * x + 1) - 1) / 2 + x;

    [Activation(nameof(BentIdentity), Companions = false)]
    public static partial void BentIdentityKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(BentIdentity))]
    public static partial void BentIdentityKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double LogisticDensity(double x)
    {
        double s = 1 / (1 + Math.Exp(-x));
        return s * (1 - s);
    }

    [Activation(nameof(LogisticDensity), Companions = false)]
    public static partial void LogisticDensityKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(LogisticDensity))]
    public static partial void LogisticDensityKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double SquaredRelu(double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        return Math.Pow(x, 2);
    }

    [Activation(nameof(SquaredRelu), Companions = false)]
    public static partial void SquaredReluKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SquaredRelu))]
    public static partial void SquaredReluKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Gompertz(double x) => Math.Exp(-Math.Exp(-x));

    [Activation(nameof(Gompertz), Companions = false)]
    public static partial void GompertzKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Gompertz))]
    public static partial void GompertzKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double CompLogLog(double x) => 1 - Math.Exp(-Math.Exp(x));

    [Activation(nameof(CompLogLog), Companions = false)]
    public static partial void CompLogLogKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(CompLogLog))]
    public static partial void CompLogLogKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double SoftThreshold(double x, double lambda) => Math.CopySign(Math.Max(Math.Abs(x) - lambda, 0), x);

    [Activation(nameof(SoftThreshold), Companions = false)]
    public static partial void SoftThresholdKernel(ReadOnlySpan<double> x, double lambda, Span<double> y);

    [Activation(nameof(SoftThreshold))]
    public static partial void SoftThresholdKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double lambda, Span<double> gradient, out double lambdaGradient);

    [ActivationFormula]
    public static double InverseQuadratic(double x) => 1 / (1 + x * x);

    [Activation(nameof(InverseQuadratic), Companions = false)]
    public static partial void InverseQuadraticKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(InverseQuadratic))]
    public static partial void InverseQuadraticKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Doubled(double x) => Inner(Inner(x));

    [ActivationFormula]
    private static double Inner(double v) => v + 0.25 * v * v;

    [Activation(nameof(Doubled), Companions = false)]
    public static partial void DoubledKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Doubled))]
    public static partial void DoubledKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);
}
