using System;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Formulas from real use over float, as a user writes them, and their kernels.</summary>
internal static partial class SingleFormulas
{
    [ActivationFormula]
    public static float SwiGlu(float gate, float up) => gate / (1 + MathF.Exp(-gate)) * up;

    [Activation(nameof(SwiGlu))]
    public static partial void SwiGluKernel(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [ActivationFormula]
    public static float ReGlu(float gate, float up) => MathF.Max(gate, 0) * up;

    [Activation(nameof(ReGlu))]
    public static partial void ReGluKernel(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [ActivationFormula]
    public static float Glu(float value, float gate) => value * (1 / (1 + MathF.Exp(-gate)));

    [Activation(nameof(Glu))]
    public static partial void GluKernel(ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [ActivationFormula]
    public static float BiasSilu(float x, float bias)
    {
        float z = x + bias;
        return z / (1 + MathF.Exp(-z));
    }

    [Activation(nameof(BiasSilu))]
    public static partial void BiasSiluKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> bias, Span<float> y);

    [ActivationFormula]
    public static float Highway(float carry, float value, float gate)
    {
        var t = 1 / (1 + MathF.Exp(-gate));
        return value * t + carry * (1 - t);
    }

    [Activation(nameof(Highway))]
    public static partial void HighwayKernel(ReadOnlySpan<float> carry, ReadOnlySpan<float> value, ReadOnlySpan<float> gate, Span<float> y);

    [ActivationFormula]
    public static float Bilinear(float a, float b) => a * b;

    [Activation(nameof(Bilinear))]
    public static partial void BilinearKernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [ActivationFormula]
    public static float LargerOfTwo(float a, float b) => MathF.Max(a, b);

    [Activation(nameof(LargerOfTwo))]
    public static partial void LargerOfTwoKernel(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y);

    [ActivationFormula]
    public static float PRelu(float x, float slope) => x >= 0 ? x : slope * x;

    [Activation(nameof(PRelu))]
    public static partial void PReluKernel(ReadOnlySpan<float> x, ReadOnlySpan<float> slope, Span<float> y);

    [ActivationFormula]
    public static float SwishBeta(float x, float beta) => x / (1 + MathF.Exp(-beta * x));

    [Activation(nameof(SwishBeta))]
    public static partial void SwishBetaKernel(ReadOnlySpan<float> x, float beta, Span<float> y);

    [ActivationFormula]
    public static float GeluTanh(float x) => 0.5f * x * (1 + MathF.Tanh(0.7978846f * (x + 0.044715f * x * x * x)));

    [Activation(nameof(GeluTanh))]
    public static partial void GeluTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float GeluQuick(float x) => x * (1 / (1 + MathF.Exp(-1.702f * x)));

    [Activation(nameof(GeluQuick))]
    public static partial void GeluQuickKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Gaussian(float x) => MathF.Exp(-x * x);

    [Activation(nameof(Gaussian))]
    public static partial void GaussianKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float RadialBasis(float x, float center, float width)
    {
        float d = (x - center) / width;
        return MathF.Exp(-d * d / 2);
    }

    [Activation(nameof(RadialBasis))]
    public static partial void RadialBasisKernel(ReadOnlySpan<float> x, float center, float width, Span<float> y);

    [ActivationFormula]
    public static float SquarePlus(float x) => 0.5f * (x + MathF.Sqrt(x * x + 4));

    [Activation(nameof(SquarePlus))]
    public static partial void SquarePlusKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Laplace(float x) => MathF.Exp(-MathF.Abs(x));

    [Activation(nameof(Laplace))]
    public static partial void LaplaceKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Softsign(float x) => x / (1 + MathF.Abs(x));

    [Activation(nameof(Softsign))]
    public static partial void SoftsignKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Elliot(float x) => 0.5f * x / (1 + MathF.Abs(x)) + 0.5f;

    [Activation(nameof(Elliot))]
    public static partial void ElliotKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float InverseRoot(float x) => x / MathF.Sqrt(1 + x * x);

    [Activation(nameof(InverseRoot))]
    public static partial void InverseRootKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float InverseRootUnit(float x, float alpha) => x >= 0 ? x : x / MathF.Sqrt(1 + alpha * x * x);

    [Activation(nameof(InverseRootUnit))]
    public static partial void InverseRootUnitKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

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

    [Activation(nameof(SmoothL1))]
    public static partial void SmoothL1Kernel(ReadOnlySpan<float> x, float delta, Span<float> y);

    [ActivationFormula]
    public static float HuberSlope(float x) => Math.Clamp(x, -1.5f, 1.5f);

    [Activation(nameof(HuberSlope))]
    public static partial void HuberSlopeKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float PseudoHuber(float x, float delta) => delta * delta * (MathF.Sqrt(1 + (x / delta) * (x / delta)) - 1);

    [Activation(nameof(PseudoHuber))]
    public static partial void PseudoHuberKernel(ReadOnlySpan<float> x, float delta, Span<float> y);

    [ActivationFormula]
    public static float Charbonnier(float x) => MathF.Sqrt(MathF.FusedMultiplyAdd(x, x, 0.01f));

    [Activation(nameof(Charbonnier))]
    public static partial void CharbonnierKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float GemanMcClure(float x) => x * x / (1 + x * x);

    [Activation(nameof(GemanMcClure))]
    public static partial void GemanMcClureKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Welsch(float x) => 1 - MathF.Exp(-x * x / 2);

    [Activation(nameof(Welsch))]
    public static partial void WelschKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Biweight(float x, float limit)
    {
        float u = x / limit;
        float rest = 1 - u * u;
        return MathF.Abs(x) > limit ? limit * limit / 6 : limit * limit / 6 * (1 - MathF.Pow(rest, 3));
    }

    [Activation(nameof(Biweight))]
    public static partial void BiweightKernel(ReadOnlySpan<float> x, float limit, Span<float> y);

    [ActivationFormula]
    public static float RationalTanh(float x) => x * (27 + x * x) / (27 + 9 * x * x);

    [Activation(nameof(RationalTanh))]
    public static partial void RationalTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Cubic(float x) => ((0.25f * x - 1) * x + 2) * x + 0.125f;

    [Activation(nameof(Cubic))]
    public static partial void CubicKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Elu(float x, float alpha) => x > 0 ? x : alpha * (MathF.Exp(x) - 1);

    [Activation(nameof(Elu))]
    public static partial void EluKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [ActivationFormula]
    public static float Selu(float x) => 1.0507009873554805f * (x > 0 ? x : 1.6732632423543772f * (MathF.Exp(x) - 1));

    [Activation(nameof(Selu))]
    public static partial void SeluKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Celu(float x, float alpha) => MathF.Max(x, 0) + MathF.Min(0, alpha * (MathF.Exp(x / alpha) - 1));

    [Activation(nameof(Celu))]
    public static partial void CeluKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [ActivationFormula]
    public static float HardSwish(float x) => x * Math.Clamp(x + 3, 0, 6) / 6;

    [Activation(nameof(HardSwish))]
    public static partial void HardSwishKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float HardSigmoid(float x) => x switch { < -3 => 0, > 3 => 1, _ => x / 6 + 0.5f };

    [Activation(nameof(HardSigmoid))]
    public static partial void HardSigmoidKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float TanhExp(float x) => x * MathF.Tanh(MathF.Exp(x));

    [Activation(nameof(TanhExp))]
    public static partial void TanhExpKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Lisht(float x) => x * MathF.Tanh(x);

    [Activation(nameof(Lisht))]
    public static partial void LishtKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float ScaledTanh(float x) => 1.7159f * MathF.Tanh(x * 2 / 3);

    [Activation(nameof(ScaledTanh))]
    public static partial void ScaledTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float ExponentialTanh(float x)
    {
        float up = MathF.Exp(x), down = MathF.Exp(-x);
        return (up - down) / (up + down);
    }

    [Activation(nameof(ExponentialTanh))]
    public static partial void ExponentialTanhKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float BentIdentity(float x) => (MathF.Sqrt(x * x + 1) - 1) / 2 + x;

    [Activation(nameof(BentIdentity))]
    public static partial void BentIdentityKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float LogisticDensity(float x)
    {
        float s = 1 / (1 + MathF.Exp(-x));
        return s * (1 - s);
    }

    [Activation(nameof(LogisticDensity))]
    public static partial void LogisticDensityKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float SquaredRelu(float x)
    {
        if (x <= 0)
        {
            return 0;
        }

        return MathF.Pow(x, 2);
    }

    [Activation(nameof(SquaredRelu))]
    public static partial void SquaredReluKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Gompertz(float x) => MathF.Exp(-MathF.Exp(-x));

    [Activation(nameof(Gompertz))]
    public static partial void GompertzKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float CompLogLog(float x) => 1 - MathF.Exp(-MathF.Exp(x));

    [Activation(nameof(CompLogLog))]
    public static partial void CompLogLogKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float SoftThreshold(float x, float lambda) => MathF.CopySign(MathF.Max(MathF.Abs(x) - lambda, 0), x);

    [Activation(nameof(SoftThreshold))]
    public static partial void SoftThresholdKernel(ReadOnlySpan<float> x, float lambda, Span<float> y);

    [ActivationFormula]
    public static float InverseQuadratic(float x) => 1 / (1 + x * x);

    [Activation(nameof(InverseQuadratic))]
    public static partial void InverseQuadraticKernel(ReadOnlySpan<float> x, Span<float> y);

    [ActivationFormula]
    public static float Doubled(float x) => Inner(Inner(x));

    [ActivationFormula]
    private static float Inner(float v) => v + 0.25f * v * v;

    [Activation(nameof(Doubled))]
    public static partial void DoubledKernel(ReadOnlySpan<float> x, Span<float> y);
}
