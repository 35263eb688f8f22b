using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over double, as a user writes them, and their kernels.</summary>
internal static partial class DoubleFormulas
{
    [ActivationFormula]
    public static double SwiGlu(double gate, double up) => gate / (1 + Math.Exp(-gate)) * up;

    [Activation(nameof(SwiGlu))]
    public static partial void SwiGluKernel(ReadOnlySpan<double> gate, ReadOnlySpan<double> up, Span<double> y);

    [ActivationFormula]
    public static double ReGlu(double gate, double up) => Math.Max(gate, 0) * up;

    [Activation(nameof(ReGlu))]
    public static partial void ReGluKernel(ReadOnlySpan<double> gate, ReadOnlySpan<double> up, Span<double> y);

    [ActivationFormula]
    public static double Glu(double value, double gate) => value * (1 / (1 + Math.Exp(-gate)));

    [Activation(nameof(Glu))]
    public static partial void GluKernel(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [ActivationFormula]
    public static double BiasSilu(double x, double bias)
    {
        double z = x + bias;
        return z / (1 + Math.Exp(-z));
    }

    [Activation(nameof(BiasSilu))]
    public static partial void BiasSiluKernel(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, Span<double> y);

    [ActivationFormula]
    public static double Highway(double carry, double value, double gate)
    {
        var t = 1 / (1 + Math.Exp(-gate));
        return value * t + carry * (1 - t);
    }

    [Activation(nameof(Highway))]
    public static partial void HighwayKernel(ReadOnlySpan<double> carry, ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [ActivationFormula]
    public static double Bilinear(double a, double b) => a * b;

    [Activation(nameof(Bilinear))]
    public static partial void BilinearKernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

    [ActivationFormula]
    public static double LargerOfTwo(double a, double b) => Math.Max(a, b);

    [Activation(nameof(LargerOfTwo))]
    public static partial void LargerOfTwoKernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

    [ActivationFormula]
    public static double PRelu(double x, double slope) => x >= 0 ? x : slope * x;

    [Activation(nameof(PRelu))]
    public static partial void PReluKernel(ReadOnlySpan<double> x, ReadOnlySpan<double> slope, Span<double> y);

    [ActivationFormula]
    public static double SwishBeta(double x, double beta) => x / (1 + Math.Exp(-beta * x));

    [Activation(nameof(SwishBeta))]
    public static partial void SwishBetaKernel(ReadOnlySpan<double> x, double beta, Span<double> y);

    [ActivationFormula]
    public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(0.7978846 * (x + 0.044715 * x * x * x)));

    [Activation(nameof(GeluTanh))]
    public static partial void GeluTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double GeluQuick(double x) => x * (1 / (1 + Math.Exp(-1.702 * x)));

    [Activation(nameof(GeluQuick))]
    public static partial void GeluQuickKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Gaussian(double x) => Math.Exp(-x * x);

    [Activation(nameof(Gaussian))]
    public static partial void GaussianKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double RadialBasis(double x, double center, double width)
    {
        double d = (x - center) / width;
        return Math.Exp(-d * d / 2);
    }

    [Activation(nameof(RadialBasis))]
    public static partial void RadialBasisKernel(ReadOnlySpan<double> x, double center, double width, Span<double> y);

    [ActivationFormula]
    public static double SquarePlus(double x) => 0.5 * (x + Math.Sqrt(x * x + 4));

    [Activation(nameof(SquarePlus))]
    public static partial void SquarePlusKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Laplace(double x) => Math.Exp(-Math.Abs(x));

    [Activation(nameof(Laplace))]
    public static partial void LaplaceKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Softsign(double x) => x / (1 + Math.Abs(x));

    [Activation(nameof(Softsign))]
    public static partial void SoftsignKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Elliot(double x) => 0.5 * x / (1 + Math.Abs(x)) + 0.5;

    [Activation(nameof(Elliot))]
    public static partial void ElliotKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double InverseRoot(double x) => x / Math.Sqrt(1 + x * x);

    [Activation(nameof(InverseRoot))]
    public static partial void InverseRootKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double InverseRootUnit(double x, double alpha) => x >= 0 ? x : x / Math.Sqrt(1 + alpha * x * x);

    [Activation(nameof(InverseRootUnit))]
    public static partial void InverseRootUnitKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [ActivationFormula]
    public static double SmoothL1(double x, double delta)
    {
        double size = Math.Abs(x);
        if (size <= delta)
        {
            return 0.5 * x * x;
        }

        return delta * (size - (0.5 * delta));
    }

    [Activation(nameof(SmoothL1))]
    public static partial void SmoothL1Kernel(ReadOnlySpan<double> x, double delta, Span<double> y);

    [ActivationFormula]
    public static double HuberSlope(double x) => Math.Clamp(x, -1.5, 1.5);

    [Activation(nameof(HuberSlope))]
    public static partial void HuberSlopeKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double PseudoHuber(double x, double delta) => delta * delta * (Math.Sqrt(1 + (x / delta) * (x / delta)) - 1);

    [Activation(nameof(PseudoHuber))]
    public static partial void PseudoHuberKernel(ReadOnlySpan<double> x, double delta, Span<double> y);

    [ActivationFormula]
    public static double Charbonnier(double x) => Math.Sqrt(Math.FusedMultiplyAdd(x, x, 0.01));

    [Activation(nameof(Charbonnier))]
    public static partial void CharbonnierKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double GemanMcClure(double x) => x * x / (1 + x * x);

    [Activation(nameof(GemanMcClure))]
    public static partial void GemanMcClureKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Welsch(double x) => 1 - Math.Exp(-x * x / 2);

    [Activation(nameof(Welsch))]
    public static partial void WelschKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Biweight(double x, double limit)
    {
        double u = x / limit;
        double rest = 1 - u * u;
        return Math.Abs(x) > limit ? limit * limit / 6 : limit * limit / 6 * (1 - Math.Pow(rest, 3));
    }

    [Activation(nameof(Biweight))]
    public static partial void BiweightKernel(ReadOnlySpan<double> x, double limit, Span<double> y);

    [ActivationFormula]
    public static double RationalTanh(double x) => x * (27 + x * x) / (27 + 9 * x * x);

    [Activation(nameof(RationalTanh))]
    public static partial void RationalTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Cubic(double x) => ((0.25 * x - 1) * x + 2) * x + 0.125;

    [Activation(nameof(Cubic))]
    public static partial void CubicKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Elu(double x, double alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1);

    [Activation(nameof(Elu))]
    public static partial void EluKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [ActivationFormula]
    public static double Selu(double x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1));

    [Activation(nameof(Selu))]
    public static partial void SeluKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Celu(double x, double alpha) => Math.Max(x, 0) + Math.Min(0, alpha * (Math.Exp(x / alpha) - 1));

    [Activation(nameof(Celu))]
    public static partial void CeluKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [ActivationFormula]
    public static double HardSwish(double x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    [Activation(nameof(HardSwish))]
    public static partial void HardSwishKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double HardSigmoid(double x) => x switch { < -3 => 0, > 3 => 1, _ => x / 6 + 0.5 };

    [Activation(nameof(HardSigmoid))]
    public static partial void HardSigmoidKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double TanhExp(double x) => x * Math.Tanh(Math.Exp(x));

    [Activation(nameof(TanhExp))]
    public static partial void TanhExpKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Lisht(double x) => x * Math.Tanh(x);

    [Activation(nameof(Lisht))]
    public static partial void LishtKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double ScaledTanh(double x) => 1.7159 * Math.Tanh(x * 2 / 3);

    [Activation(nameof(ScaledTanh))]
    public static partial void ScaledTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double ExponentialTanh(double x)
    {
        double up = Math.Exp(x), down = Math.Exp(-x);
        return (up - down) / (up + down);
    }

    [Activation(nameof(ExponentialTanh))]
    public static partial void ExponentialTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double BentIdentity(double x) => (Math.Sqrt(x * x + 1) - 1) / 2 + x;

    [Activation(nameof(BentIdentity))]
    public static partial void BentIdentityKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double LogisticDensity(double x)
    {
        double s = 1 / (1 + Math.Exp(-x));
        return s * (1 - s);
    }

    [Activation(nameof(LogisticDensity))]
    public static partial void LogisticDensityKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double SquaredRelu(double x)
    {
        if (x <= 0)
        {
            return 0;
        }

        return Math.Pow(x, 2);
    }

    [Activation(nameof(SquaredRelu))]
    public static partial void SquaredReluKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Gompertz(double x) => Math.Exp(-Math.Exp(-x));

    [Activation(nameof(Gompertz))]
    public static partial void GompertzKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double CompLogLog(double x) => 1 - Math.Exp(-Math.Exp(x));

    [Activation(nameof(CompLogLog))]
    public static partial void CompLogLogKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double SoftThreshold(double x, double lambda) => Math.CopySign(Math.Max(Math.Abs(x) - lambda, 0), x);

    [Activation(nameof(SoftThreshold))]
    public static partial void SoftThresholdKernel(ReadOnlySpan<double> x, double lambda, Span<double> y);

    [ActivationFormula]
    public static double InverseQuadratic(double x) => 1 / (1 + x * x);

    [Activation(nameof(InverseQuadratic))]
    public static partial void InverseQuadraticKernel(ReadOnlySpan<double> x, Span<double> y);

    [ActivationFormula]
    public static double Doubled(double x) => Inner(Inner(x));

    [ActivationFormula]
    private static double Inner(double v) => v + 0.25 * v * v;

    [Activation(nameof(Doubled))]
    public static partial void DoubledKernel(ReadOnlySpan<double> x, Span<double> y);
}
