using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over float, as a user writes them, and their kernels.</summary>
internal static partial class SingleFormulas
{
    [ActivationFormula]
    public static float SwiGlu(float gate, float up) => gate / (1 + MathF.Exp(-gate)) * up;

    [Activation(nameof(SwiGlu), Companions = false)]
    public static partial void SwiGluKernel(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [Activation(nameof(SwiGlu))]
    public static partial void SwiGluKernelBackward(
        ReadOnlySpan<float> gate, ReadOnlySpan<float> up, ReadOnlySpan<float> upstream, Span<float> gateGradient, Span<float> upGradient);

    [ActivationFormula]
    public static float ReGlu(float gate, float up) => MathF.Max(gate, 0) * up;

    [Activation(nameof(ReGlu), Companions = false)]
    public static partial void ReGluKernel(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [Activation(nameof(ReGlu))]
    public static partial void ReGluKernelBackward(
        ReadOnlySpan<float> gate, ReadOnlySpan<float> up, ReadOnlySpan<float> upstream, Span<float> gateGradient, Span<float> upGradient);

    [ActivationFormula]
    public static float Glu(float value, float gate) => value * (1 / (1 + MathF.Exp(-gate)));

    [Activation(nameof(Glu), Companions = false)]
    public static partial void GluKernel(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation(nameof(Glu))]
    public static partial void GluKernelBackward(
        ReadOnlySpan<float> value, ReadOnlySpan<float> gate, ReadOnlySpan<float> upstream, Span<float> valueGradient, Span<float> gateGradient);

    [ActivationFormula]
    public static float BiasSilu(float x, float bias)
    {
        float z = x + bias;
        return z / (1 + MathF.Exp(-z));
    }

    [Activation(nameof(BiasSilu), Companions = false)]
    public static partial void BiasSiluKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

    [Activation(nameof(BiasSilu))]
    public static partial void BiasSiluKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> bias, ReadOnlySpan<float> upstream, Span<float> xGradient, Span<float> biasGradient);

    [ActivationFormula]
    public static float Highway(float carry, float value, float gate)
    {
        var t = 1 / (1 + MathF.Exp(-gate));
        return value * t + carry * (1 - t);
    }

    [Activation(nameof(Highway), Companions = false)]
    public static partial void HighwayKernel(ReadOnlySpan<float> carry, ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [Activation(nameof(Highway))]
    public static partial void HighwayKernelBackward(
        ReadOnlySpan<float> carry, ReadOnlySpan<float> value, ReadOnlySpan<float> gate, ReadOnlySpan<float> upstream, Span<float> carryGradient, Span<float> valueGradient, Span<float> gateGradient);

    [ActivationFormula]
    public static float Bilinear(float a, float b) => a * b;

    [Activation(nameof(Bilinear), Companions = false)]
    public static partial void BilinearKernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [Activation(nameof(Bilinear))]
    public static partial void BilinearKernelBackward(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> aGradient, Span<float> bGradient);

    [ActivationFormula]
    public static float LargerOfTwo(float a, float b) => MathF.Max(a, b);

    [Activation(nameof(LargerOfTwo), Companions = false)]
    public static partial void LargerOfTwoKernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [Activation(nameof(LargerOfTwo))]
    public static partial void LargerOfTwoKernelBackward(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> upstream, Span<float> aGradient, Span<float> bGradient);

    [ActivationFormula]
    public static float PRelu(float x, float slope) => x >= 0 ? x : slope * x;

    [Activation(nameof(PRelu), Companions = false)]
    public static partial void PReluKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y);

    [Activation(nameof(PRelu))]
    public static partial void PReluKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> slope, ReadOnlySpan<float> upstream, Span<float> xGradient, Span<float> slopeGradient);

    [ActivationFormula]
    public static float SwishBeta(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

    [Activation(nameof(SwishBeta), Companions = false)]
    public static partial void SwishBetaKernel(ReadOnlySpan<float> x, float beta, Span<float> y);

    [Activation(nameof(SwishBeta))]
    public static partial void SwishBetaKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float beta, Span<float> gradient, out float betaGradient);

    [ActivationFormula]
    public static float GeluTanh(float x) => 0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)));

    [Activation(nameof(GeluTanh), Companions = false)]
    public static partial void GeluTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(GeluTanh))]
    public static partial void GeluTanhKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float GeluQuick(float x) => x * (1 / (1 + MathF.Exp(-1.702f * x)));

    [Activation(nameof(GeluQuick), Companions = false)]
    public static partial void GeluQuickKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(GeluQuick))]
    public static partial void GeluQuickKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Gaussian(float x) => MathF.Exp(-x * x);

    [Activation(nameof(Gaussian), Companions = false)]
    public static partial void GaussianKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Gaussian))]
    public static partial void GaussianKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float RadialBasis(float x, float center, float width)
    {
        float d = (x - center) / width;
        return MathF.Exp(-d * d / 2);
    }

    [Activation(nameof(RadialBasis), Companions = false)]
    public static partial void RadialBasisKernel(ReadOnlySpan<float> x, float center, float width, Span<float> y);

    [Activation(nameof(RadialBasis))]
    public static partial void RadialBasisKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float center, float width, Span<float> gradient, out float centerGradient, out float widthGradient);

    [ActivationFormula]
    public static float SquarePlus(float x) => 0.5f * (x + MathF.Sqrt(x * x + 4));

    [Activation(nameof(SquarePlus), Companions = false)]
    public static partial void SquarePlusKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(SquarePlus))]
    public static partial void SquarePlusKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Laplace(float x) => MathF.Exp(-MathF.Abs(x));

    [Activation(nameof(Laplace), Companions = false)]
    public static partial void LaplaceKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Laplace))]
    public static partial void LaplaceKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Softsign(float x) => x / (1 + MathF.Abs(x));

    [Activation(nameof(Softsign), Companions = false)]
    public static partial void SoftsignKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Softsign))]
    public static partial void SoftsignKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Elliot(float x) => 0.5f * x / (1 + MathF.Abs(x)) + 0.5f;

    [Activation(nameof(Elliot), Companions = false)]
    public static partial void ElliotKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Elliot))]
    public static partial void ElliotKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float InverseRoot(float x) => x / MathF.Sqrt(1 + x * x);

    [Activation(nameof(InverseRoot), Companions = false)]
    public static partial void InverseRootKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(InverseRoot))]
    public static partial void InverseRootKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float InverseRootUnit(float x, float alpha) => x >= 0 ? x : x / MathF.Sqrt(1 + alpha * x * x);

    [Activation(nameof(InverseRootUnit), Companions = false)]
    public static partial void InverseRootUnitKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(InverseRootUnit))]
    public static partial void InverseRootUnitKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float alpha, Span<float> gradient, out float alphaGradient);

    [ActivationFormula]
    public static float SmoothL1(float x, float delta)
    {
        float size = MathF.Abs(x);
        if (size <= delta)
        {
            return 0.5f * x * x;
        }

        return delta * (size - (0.5f * delta));
    }

    [Activation(nameof(SmoothL1), Companions = false)]
    public static partial void SmoothL1Kernel(ReadOnlySpan<float> x, float delta, Span<float> y);

    [Activation(nameof(SmoothL1))]
    public static partial void SmoothL1KernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float delta, Span<float> gradient, out float deltaGradient);

    [ActivationFormula]
    public static float HuberSlope(float x) => Math.Clamp(x, -1.5f, 1.5f);

    [Activation(nameof(HuberSlope), Companions = false)]
    public static partial void HuberSlopeKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(HuberSlope))]
    public static partial void HuberSlopeKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float PseudoHuber(float x, float delta) => delta * delta * (MathF.Sqrt(1 + (x / delta) * (x / delta)) - 1);

    [Activation(nameof(PseudoHuber), Companions = false)]
    public static partial void PseudoHuberKernel(ReadOnlySpan<float> x, float delta, Span<float> y);

    [Activation(nameof(PseudoHuber))]
    public static partial void PseudoHuberKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float delta, Span<float> gradient, out float deltaGradient);

    [ActivationFormula]
    public static float Charbonnier(float x) => MathF.Sqrt(MathF.FusedMultiplyAdd(x, x, 0.01f));

    [Activation(nameof(Charbonnier), Companions = false)]
    public static partial void CharbonnierKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Charbonnier))]
    public static partial void CharbonnierKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float GemanMcClure(float x) => x * x / (1 + x * x);

    [Activation(nameof(GemanMcClure), Companions = false)]
    public static partial void GemanMcClureKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(GemanMcClure))]
    public static partial void GemanMcClureKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Welsch(float x) => 1 - MathF.Exp(-x * x / 2);

    [Activation(nameof(Welsch), Companions = false)]
    public static partial void WelschKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Welsch))]
    public static partial void WelschKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Biweight(float x, float limit)
    {
        float u = x / limit;
        float rest = 1 - u * u;
        return MathF.Abs(x) > limit ? limit * limit / 6 : limit * limit / 6 * (1 - MathF.Pow(rest, 3));
    }

    [Activation(nameof(Biweight), Companions = false)]
    public static partial void BiweightKernel(ReadOnlySpan<float> x, float limit, Span<float> y);

    [Activation(nameof(Biweight))]
    public static partial void BiweightKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float limit, Span<float> gradient, out float limitGradient);

    [ActivationFormula]
    public static float RationalTanh(float x) => x * (27 + x * x) / (27 + 9 * x * x);

    [Activation(nameof(RationalTanh), Companions = false)]
    public static partial void RationalTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(RationalTanh))]
    public static partial void RationalTanhKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Cubic(float x) => ((0.25f * x - 1) * x + 2) * x + 0.125f;

    [Activation(nameof(Cubic), Companions = false)]
    public static partial void CubicKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Cubic))]
    public static partial void CubicKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);

    [ActivationFormula]
    public static float Elu(float x, float alpha) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);

    [Activation(nameof(Elu), Companions = false)]
    public static partial void EluKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(Elu))]
    public static partial void EluKernelBackward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, float alpha, Span<float> gradient, out float alphaGradient);

    [ActivationFormula]
    public static float Selu(float x) => 1.0507009873554805f * (x > 0 ? x : 1.6732632423543772f * (MathF.Exp(x) - 1));

    [Activation(nameof(Selu), Companions = false)]
    public static partial void SeluKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Selu))]
    public static partial void SeluKernelBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);
}
