using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ActivationKernels.Sample.Formulas;

/// <summary>A gradient of a formula against differences of its method in double.</summary>
/// <param name="Formula">Name of the formula.</param>
/// <param name="Variable">Input or run-time value that the gradient belongs to.</param>
/// <param name="LargestError">Largest distance, relative to the larger of 1 and the gradient.</param>
internal sealed record GradientCheck(string Formula, string Variable, double LargestError);

/// <summary>Four formulas of a user: each method over double is the reference that differences are taken of.</summary>
internal static partial class UserFormulas
{
    private const float Alpha = 0.75f;
    private const float Scale = 1.5f;
    private const double Step = 1e-5;
    private const int Length = 1001;

    /// <summary>Periodic, with an alpha that is learnt.</summary>
    [ActivationFormula]
    public static double Snake(double x, double alpha) => x + (Math.Sin(alpha * x) * Math.Sin(alpha * x) / alpha);

    /// <summary>A gate times a value: two inputs, two gradients.</summary>
    [ActivationFormula]
    public static double SwiGlu(double gate, double up) => gate / (1 + Math.Exp(-gate)) * up;

    /// <summary>GELU with the sigmoid in the place of the normal distribution.</summary>
    [ActivationFormula]
    public static double QuickGelu(double x) => x / (1 + Math.Exp(-1.702 * x));

    /// <summary>A robust loss: square next to 0, the constant 1 far out.</summary>
    [ActivationFormula]
    public static double Welsch(double x, double scale) => 1 - Math.Exp(-(x / scale) * (x / scale) / 2);

    [Activation(nameof(Snake))]
    public static partial void SnakeKernel(ReadOnlySpan<float> x, float alpha, Span<float> y);

    [Activation(nameof(SwiGlu))]
    public static partial void SwiGluKernel(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y);

    [Activation(nameof(QuickGelu))]
    public static partial void QuickGeluKernel(ReadOnlySpan<float> x, Span<float> y);

    [Activation(nameof(Welsch))]
    public static partial void WelschKernel(ReadOnlySpan<float> x, float scale, Span<float> y);

    /// <summary>Every gradient of the four at points over [-8, 8].</summary>
    public static IReadOnlyList<GradientCheck> Gradients()
    {
        float[] x = Enumerable.Range(0, Length).Select(i => (i - 500) / 62.5f).ToArray();
        float[] other = x.Select((_, i) => x[(i * 7) % Length]).ToArray();
        float[] upstream = x.Select((_, i) => 0.25f + ((i % 5) * 0.5f)).ToArray();
        float[] gradient = new float[Length];
        float[] second = new float[Length];
        var checks = new List<GradientCheck>();

        SnakeKernelBackward(x, upstream, Alpha, gradient, out float alphaGradient);
        checks.Add(Check("snake", "x", gradient, i => upstream[i] * Slope(v => Snake(v, Alpha), x[i])));
        checks.Add(Check("snake", "alpha", [alphaGradient], _ => x.Select((v, i) => upstream[i] * Slope(a => Snake(v, a), Alpha)).Sum()));

        SwiGluKernelBackward(x, other, upstream, gradient, second);
        checks.Add(Check("swiglu", "gate", gradient, i => upstream[i] * Slope(v => SwiGlu(v, other[i]), x[i])));
        checks.Add(Check("swiglu", "up", second, i => upstream[i] * Slope(v => SwiGlu(x[i], v), other[i])));

        QuickGeluKernelBackward(x, upstream, gradient);
        checks.Add(Check("quick gelu", "x", gradient, i => upstream[i] * Slope(QuickGelu, x[i])));

        WelschKernelBackward(x, upstream, Scale, gradient, out float scaleGradient);
        checks.Add(Check("Welsch loss", "x", gradient, i => upstream[i] * Slope(v => Welsch(v, Scale), x[i])));
        checks.Add(Check("Welsch loss", "scale", [scaleGradient], _ => x.Select((v, i) => upstream[i] * Slope(s => Welsch(v, s), Scale)).Sum()));
        return checks;
    }

    /// <summary>Prints <see cref="Gradients"/>, a line each.</summary>
    /// <param name="output">Receives the text.</param>
    /// <returns>Whether all gradients agree with their differences to six digits.</returns>
    public static bool Check(TextWriter output)
    {
        IReadOnlyList<GradientCheck> checks = Gradients();
        foreach (GradientCheck check in checks)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{check.Formula,-12} d/d{check.Variable,-6} differs from differences by at most {check.LargestError:0.0e-0}"));
        }

        return checks.All(c => c.LargestError < 1e-6);
    }

    private static GradientCheck Check(string formula, string variable, float[] gradient, Func<int, double> expected) => new(
        formula,
        variable,
        gradient.Select((g, i) => Math.Abs(g - expected(i)) / Math.Max(1, Math.Abs(expected(i)))).Max());

    private static double Slope(Func<double, double> function, double x) => (function(x + Step) - function(x - Step)) / (2 * Step);
}
