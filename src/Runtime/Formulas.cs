using System;

namespace ActivationKernels;

/// <summary>
/// Functions of the catalog as ordinary scalar code, and what formulas marked with <see cref="ActivationFormulaAttribute"/> may call
/// beside <see cref="Math"/>. A kernel takes the vector form of the function; a formula called as a method computes it here.
/// </summary>
/// <remarks>
/// Nothing overflows on the way and nothing cancels. The double forms are within 6 ulp, <see cref="Erfc(double)"/> and
/// <see cref="Gelu(double)"/> within 16, <see cref="GeluTanh(double)"/> within 800 far out on its negative side. The float forms
/// compute in double and round once: they are within 0.51 ulp.
/// NaN in gives NaN out; at infinities the value is the limit.
/// </remarks>
public static class Formulas
{
    private const double GeluTanhScale = 1.5957691216057308;
    private const double GeluTanhCube = 0.044715;

    /// <summary>1 / (1 + e^-x), in [0, 1].</summary>
    public static double Sigmoid(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// <inheritdoc cref="Sigmoid(double)"/>
    public static float Sigmoid(float x) => (float)Sigmoid((double)x);

    /// <summary>log(1 / (1 + e^-x)), at most 0.</summary>
    public static double LogSigmoid(double x) => -Softplus(-x);

    /// <inheritdoc cref="LogSigmoid(double)"/>
    public static float LogSigmoid(float x) => (float)LogSigmoid((double)x);

    /// <summary>log(1 + e^x), at least 0.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + LogP1(Math.Exp(-Math.Abs(x)));

    /// <inheritdoc cref="Softplus(double)"/>
    public static float Softplus(float x) => (float)Softplus((double)x);

    /// <summary>x / (1 + e^-x).</summary>
    public static double Silu(double x) => double.IsNegativeInfinity(x) ? -0.0 : x * Sigmoid(x);

    /// <inheritdoc cref="Silu(double)"/>
    public static float Silu(float x) => (float)Silu((double)x);

    /// <summary>x tanh(log(1 + e^x)).</summary>
    public static double Mish(double x)
    {
        // tanh(log(1 + e)) = w / (w + 2) with w = e (e + 2); from 40 on it is 1.
        double e = Math.Exp(Math.Min(x, 40));
        double w = e * (e + 2);
        return double.IsNegativeInfinity(x) ? -0.0 : x * (w / (w + 2));
    }

    /// <inheritdoc cref="Mish(double)"/>
    public static float Mish(float x) => (float)Mish((double)x);

    /// <summary>x times the standard normal distribution function of x: x (1 + erf(x / sqrt(2))) / 2.</summary>
    public static double Gelu(double x) => ErrorFunction.Gelu(x);

    /// <inheritdoc cref="Gelu(double)"/>
    public static float Gelu(float x) => (float)Gelu((double)x);

    /// <summary>The tanh form of gelu: x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2.</summary>
    public static double GeluTanh(double x) =>
        double.IsNegativeInfinity(x) ? -0.0 : x * Sigmoid(GeluTanhScale * x * (1 + (GeluTanhCube * x * x)));

    /// <inheritdoc cref="GeluTanh(double)"/>
    public static float GeluTanh(float x) => (float)GeluTanh((double)x);

    /// <summary>x above 0, else 0; NaN for NaN.</summary>
    public static double Relu(double x) => x <= 0 ? 0 : x;

    /// <inheritdoc cref="Relu(double)"/>
    public static float Relu(float x) => x <= 0 ? 0 : x;

    /// <summary>x above 0, else <paramref name="slope"/> x.</summary>
    public static double Leaky(double x, double slope) => x > 0 ? x : slope * x;

    /// <inheritdoc cref="Leaky(double, double)"/>
    public static float Leaky(float x, float slope) => x > 0 ? x : slope * x;

    /// <summary>x above 0, else <paramref name="alpha"/> (e^x - 1).</summary>
    public static double Elu(double x, double alpha) => x > 0 ? x : alpha * ExpM1(x);

    /// <inheritdoc cref="Elu(double, double)"/>
    public static float Elu(float x, float alpha) => (float)Elu((double)x, alpha);

    /// <summary>x / (1 + |x|), in [-1, 1].</summary>
    public static double Softsign(double x) => double.IsInfinity(x) ? Math.Sign(x) : x / (1 + Math.Abs(x));

    /// <inheritdoc cref="Softsign(double)"/>
    public static float Softsign(float x) => (float)Softsign((double)x);

    /// <summary>The error function, in [-1, 1].</summary>
    public static double Erf(double x) => ErrorFunction.Erf(x);

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)ErrorFunction.Erf(x);

    /// <summary>1 - erf(x), with all its digits where erf(x) is next to 1.</summary>
    public static double Erfc(double x) => ErrorFunction.Erfc(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)ErrorFunction.Erfc(x);

    /// <summary>e^x - 1, with all its digits next to 0.</summary>
    public static double ExpM1(double x)
    {
        // W. Kahan: the rounding error of e^x cancels in the quotient.
        double u = Math.Exp(x);
        return Math.Abs(x) > 1 ? u - 1 : u.Equals(1.0) || double.IsNaN(x) ? x : (u - 1) * x / Math.Log(u);
    }

    /// <inheritdoc cref="ExpM1(double)"/>
    public static float ExpM1(float x) => (float)ExpM1((double)x);

    /// <summary>log(1 + x), with all its digits next to 0; NaN below -1.</summary>
    public static double LogP1(double x)
    {
        // W. Kahan: the rounding error of 1 + x cancels in the quotient.
        double u = 1 + x;
        return u.Equals(1.0) || double.IsPositiveInfinity(x) ? x : Math.Log(u) * x / (u - 1);
    }

    /// <inheritdoc cref="LogP1(double)"/>
    public static float LogP1(float x) => (float)LogP1((double)x);
}
