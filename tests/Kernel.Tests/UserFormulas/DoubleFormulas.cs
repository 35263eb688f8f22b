using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over double, as a user writes them, and their kernels.</summary>
internal static partial class DoubleFormulas
{
    [ActivationFormula]
    public static double SwiGlu(double gate, double up) => gate / (1 + Math.Exp(-gate)) * up;

    [Activation(nameof(SwiGlu), Companions = false)]
    public static partial void SwiGluKernel(ReadOnlySpan<double> gate, ReadOnlySpan<double> up, Span<double> y);

    [Activation(nameof(SwiGlu))]
    public static partial void SwiGluKernelBackward(
        ReadOnlySpan<double> gate, ReadOnlySpan<double> up, ReadOnlySpan<double> upstream, Span<double> gateGradient, Span<double> upGradient);

    [ActivationFormula]
    public static double ReGlu(double gate, double up) => Math.Max(gate, 0) * up;

    [Activation(nameof(ReGlu), Companions = false)]
    public static partial void ReGluKernel(ReadOnlySpan<double> gate, ReadOnlySpan<double> up, Span<double> y);

    [Activation(nameof(ReGlu))]
    public static partial void ReGluKernelBackward(
        ReadOnlySpan<double> gate, ReadOnlySpan<double> up, ReadOnlySpan<double> upstream, Span<double> gateGradient, Span<double> upGradient);

    [ActivationFormula]
    public static double Glu(double value, double gate) => value * (1 / (1 + Math.Exp(-gate)));

    [Activation(nameof(Glu), Companions = false)]
    public static partial void GluKernel(ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation(nameof(Glu))]
    public static partial void GluKernelBackward(
        ReadOnlySpan<double> value, ReadOnlySpan<double> gate, ReadOnlySpan<double> upstream, Span<double> valueGradient, Span<double> gateGradient);

    [ActivationFormula]
    public static double BiasSilu(double x, double bias)
    {
        double z = x + bias;
        return z / (1 + Math.Exp(-z));
    }

    [Activation(nameof(BiasSilu), Companions = false)]
    public static partial void BiasSiluKernel(ReadOnlySpan<double> x, ReadOnlySpan<double> bias, Span<double> y);

    [Activation(nameof(BiasSilu))]
    public static partial void BiasSiluKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> bias, ReadOnlySpan<double> upstream, Span<double> xGradient, Span<double> biasGradient);

    [ActivationFormula]
    public static double Highway(double carry, double value, double gate)
    {
        var t = 1 / (1 + Math.Exp(-gate));
        return value * t + carry * (1 - t);
    }

    [Activation(nameof(Highway), Companions = false)]
    public static partial void HighwayKernel(ReadOnlySpan<double> carry, ReadOnlySpan<double> value, ReadOnlySpan<double> gate, Span<double> y);

    [Activation(nameof(Highway))]
    public static partial void HighwayKernelBackward(
        ReadOnlySpan<double> carry, ReadOnlySpan<double> value, ReadOnlySpan<double> gate, ReadOnlySpan<double> upstream, Span<double> carryGradient, Span<double> valueGradient, Span<double> gateGradient);

    [ActivationFormula]
    public static double Bilinear(double a, double b) => a * b;

    [Activation(nameof(Bilinear), Companions = false)]
    public static partial void BilinearKernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

    [Activation(nameof(Bilinear))]
    public static partial void BilinearKernelBackward(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> upstream, Span<double> aGradient, Span<double> bGradient);

    [ActivationFormula]
    public static double LargerOfTwo(double a, double b) => Math.Max(a, b);

    [Activation(nameof(LargerOfTwo), Companions = false)]
    public static partial void LargerOfTwoKernel(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);

    [Activation(nameof(LargerOfTwo))]
    public static partial void LargerOfTwoKernelBackward(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> upstream, Span<double> aGradient, Span<double> bGradient);

    [ActivationFormula]
    public static double PRelu(double x, double slope) => x >= 0 ? x : slope * x;

    [Activation(nameof(PRelu), Companions = false)]
    public static partial void PReluKernel(ReadOnlySpan<double> x, ReadOnlySpan<double> slope, Span<double> y);

    [Activation(nameof(PRelu))]
    public static partial void PReluKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> slope, ReadOnlySpan<double> upstream, Span<double> xGradient, Span<double> slopeGradient);

    [ActivationFormula]
    public static double SwishBeta(double x, double beta) => x / (1 + Math.Exp(-beta * x));

    [Activation(nameof(SwishBeta), Companions = false)]
    public static partial void SwishBetaKernel(ReadOnlySpan<double> x, double beta, Span<double> y);

    [Activation(nameof(SwishBeta))]
    public static partial void SwishBetaKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double beta, Span<double> gradient, out double betaGradient);

    [ActivationFormula]
    public static double GeluTanh(double x) => 0.5 * x * (1 + Math.Tanh(0.7978846 * (x + 0.044715 * x * x * x)));

    [Activation(nameof(GeluTanh), Companions = false)]
    public static partial void GeluTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GeluTanh))]
    public static partial void GeluTanhKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double GeluQuick(double x) => x * (1 / (1 + Math.Exp(-1.702 * x)));

    [Activation(nameof(GeluQuick), Companions = false)]
    public static partial void GeluQuickKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GeluQuick))]
    public static partial void GeluQuickKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Gaussian(double x) => Math.Exp(-x * x);

    [Activation(nameof(Gaussian), Companions = false)]
    public static partial void GaussianKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Gaussian))]
    public static partial void GaussianKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double RadialBasis(double x, double center, double width)
    {
        double d = (x - center) / width;
        return Math.Exp(-d * d / 2);
    }

    [Activation(nameof(RadialBasis), Companions = false)]
    public static partial void RadialBasisKernel(ReadOnlySpan<double> x, double center, double width, Span<double> y);

    [Activation(nameof(RadialBasis))]
    public static partial void RadialBasisKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double center, double width, Span<double> gradient, out double centerGradient, out double widthGradient);

    [ActivationFormula]
    public static double SquarePlus(double x) => 0.5 * (x + Math.Sqrt(x * x + 4));

    [Activation(nameof(SquarePlus), Companions = false)]
    public static partial void SquarePlusKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(SquarePlus))]
    public static partial void SquarePlusKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Laplace(double x) => Math.Exp(-Math.Abs(x));

    [Activation(nameof(Laplace), Companions = false)]
    public static partial void LaplaceKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Laplace))]
    public static partial void LaplaceKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Softsign(double x) => x / (1 + Math.Abs(x));

    [Activation(nameof(Softsign), Companions = false)]
    public static partial void SoftsignKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Softsign))]
    public static partial void SoftsignKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Elliot(double x) => 0.5 * x / (1 + Math.Abs(x)) + 0.5;

    [Activation(nameof(Elliot), Companions = false)]
    public static partial void ElliotKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Elliot))]
    public static partial void ElliotKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double InverseRoot(double x) => x / Math.Sqrt(1 + x * x);

    [Activation(nameof(InverseRoot), Companions = false)]
    public static partial void InverseRootKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(InverseRoot))]
    public static partial void InverseRootKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double InverseRootUnit(double x, double alpha) => x >= 0 ? x : x / Math.Sqrt(1 + alpha * x * x);

    [Activation(nameof(InverseRootUnit), Companions = false)]
    public static partial void InverseRootUnitKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [Activation(nameof(InverseRootUnit))]
    public static partial void InverseRootUnitKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double alpha, Span<double> gradient, out double alphaGradient);

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

    [Activation(nameof(SmoothL1), Companions = false)]
    public static partial void SmoothL1Kernel(ReadOnlySpan<double> x, double delta, Span<double> y);

    [Activation(nameof(SmoothL1))]
    public static partial void SmoothL1KernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double delta, Span<double> gradient, out double deltaGradient);

    [ActivationFormula]
    public static double HuberSlope(double x) => Math.Clamp(x, -1.5, 1.5);

    [Activation(nameof(HuberSlope), Companions = false)]
    public static partial void HuberSlopeKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(HuberSlope))]
    public static partial void HuberSlopeKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double PseudoHuber(double x, double delta) => delta * delta * (Math.Sqrt(1 + (x / delta) * (x / delta)) - 1);

    [Activation(nameof(PseudoHuber), Companions = false)]
    public static partial void PseudoHuberKernel(ReadOnlySpan<double> x, double delta, Span<double> y);

    [Activation(nameof(PseudoHuber))]
    public static partial void PseudoHuberKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double delta, Span<double> gradient, out double deltaGradient);

    [ActivationFormula]
    public static double Charbonnier(double x) => Math.Sqrt(Math.FusedMultiplyAdd(x, x, 0.01));

    [Activation(nameof(Charbonnier), Companions = false)]
    public static partial void CharbonnierKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Charbonnier))]
    public static partial void CharbonnierKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double GemanMcClure(double x) => x * x / (1 + x * x);

    [Activation(nameof(GemanMcClure), Companions = false)]
    public static partial void GemanMcClureKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(GemanMcClure))]
    public static partial void GemanMcClureKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Welsch(double x) => 1 - Math.Exp(-x * x / 2);

    [Activation(nameof(Welsch), Companions = false)]
    public static partial void WelschKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Welsch))]
    public static partial void WelschKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Biweight(double x, double limit)
    {
        double u = x / limit;
        double rest = 1 - u * u;
        return Math.Abs(x) > limit ? limit * limit / 6 : limit * limit / 6 * (1 - Math.Pow(rest, 3));
    }

    [Activation(nameof(Biweight), Companions = false)]
    public static partial void BiweightKernel(ReadOnlySpan<double> x, double limit, Span<double> y);

    [Activation(nameof(Biweight))]
    public static partial void BiweightKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double limit, Span<double> gradient, out double limitGradient);

    [ActivationFormula]
    public static double RationalTanh(double x) => x * (27 + x * x) / (27 + 9 * x * x);

    [Activation(nameof(RationalTanh), Companions = false)]
    public static partial void RationalTanhKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(RationalTanh))]
    public static partial void RationalTanhKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Cubic(double x) => ((0.25 * x - 1) * x + 2) * x + 0.125;

    [Activation(nameof(Cubic), Companions = false)]
    public static partial void CubicKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Cubic))]
    public static partial void CubicKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);

    [ActivationFormula]
    public static double Elu(double x, double alpha) => x > 0 ? x : alpha * (Math.Exp(x) - 1);

    [Activation(nameof(Elu), Companions = false)]
    public static partial void EluKernel(ReadOnlySpan<double> x, double alpha, Span<double> y);

    [Activation(nameof(Elu))]
    public static partial void EluKernelBackward(
        ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, double alpha, Span<double> gradient, out double alphaGradient);

    [ActivationFormula]
    public static double Selu(double x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1));

    [Activation(nameof(Selu), Companions = false)]
    public static partial void SeluKernel(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(Selu))]
    public static partial void SeluKernelBackward(ReadOnlySpan<double> x, ReadOnlySpan<double> upstream, Span<double> gradient);
}
