using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Kernel.Tests.Accuracy;
using ActivationKernels.Kernel.Tests.Kernels;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.UserFormulas;

/// <summary>Sines of angles that a full turn is nothing to, and of those doubles that lie next to a root.</summary>
public sealed partial class LargeAngleTests
{
    private const int PerExponent = 3;

    // The doubles beyond 2^29 that are nearest to a multiple of pi / 2, to 2^-61.5 the first of them (6381956970095103 * 2^797), and to
    // an odd multiple of pi / 4: found by continued fractions of 2^n * 2 / pi.
    private static readonly double[] NextToRoots =
    [
        5.319372648326541e+255, 1.0638745296653083e+256, 3.576149729694266e+39, 2.1277490593306166e+256, 3.924293714572882e+298,
        6.426511099577231e+173, 1.3930726336834465e+259, 9.312926614229972e+204, 3.8281827772588983e+59, 1.1248520745804428e+89,
        7.152299459388533e+39, 1.02775842605251e+185, 2.4543579181664426e+76, 4.255498118661233e+256,
        2.6596863241632707e+255, 1.788074864847133e+39, 1.962146857286441e+298, 3.2132555497886156e+173, 6.965363168417232e+258,
        4.656463307114986e+204, 1.9140913886294492e+59, 5.624260372902214e+88, 5.13879213026255e+184, 1.2271789590832213e+76,
    ];

    // Of a square that a root makes smaller by 125 binary digits.
    private static readonly MpfrNumbers Numbers = new(precision: 320);

    private static readonly double[] Angles = [.. CreateAngles()];

    [MpfrFact]
    public void Sine_OfEveryAngle_StaysWithinItsBound() => Check(Sine, Sin);

    [MpfrFact]
    public void Cosine_OfEveryAngle_StaysWithinItsBound() => Check(Cosine, Cos);

    [MpfrFact]
    public void Tangent_OfEveryAngle_StaysWithinItsBound() => Check(Tangent, x => Numbers.Divide(Sin(x), Cos(x)));

    // 1 + sin 2x: the roots are odd multiples of pi / 4, twice.
    [MpfrFact]
    public void SlopeOfSnake_NextToItsRootsBeyondOrdinarySize_StaysWithinItsBound() => Check(
        SnakeDerivative,
        x => Numbers.Add(Numbers.Number(1), Numbers.Call(Primitive.Sin, Numbers.Number(x).Scale(1))),
        leastMagnitude: 1 << 20,
        mostMagnitude: 6.5e296);

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void NoAngle_IsNaN_AndItsNeighboursAreNot(double x)
    {
        double[] inputs = [.. Enumerable.Range(0, 67).Select(i => i % 5 == 3 ? x : i % 2 == 0 ? 1e300 : 1)];
        foreach (UnaryKernel<double> kernel in new UnaryKernel<double>[] { Sine, Cosine, Tangent, SnakeDerivative })
        {
            double[] y = new double[inputs.Length];
            kernel(inputs, y);
            Assert.All(inputs.Zip(y), pair => Assert.Equal(pair.First.Equals(x), double.IsNaN(pair.Second)));
        }
    }

    private static IEnumerable<double> CreateAngles()
    {
        var random = new Random(29);
        foreach (double magnitude in NextToRoots.Concat([536870912, Math.BitIncrement(536870912.0), Math.BitDecrement(536870912.0), 562949953421312, double.MaxValue]))
        {
            yield return magnitude;
            yield return -magnitude;
        }

        for (int exponent = -4; exponent < 1024; exponent++)
        {
            for (int i = 0; i < PerExponent; i++)
            {
                yield return Math.ScaleB((1 + random.NextDouble()) * (1 - (2 * random.Next(2))), exponent);
            }

            // Nearest to a multiple of pi / 2, as far as a random one goes.
            yield return Math.Round(Math.ScaleB(1 + random.NextDouble(), exponent) / (Math.PI / 2)) * (Math.PI / 2);
        }
    }

    // Long spans hold ordinary and large angles side by side; a single value has to be the same as in a vector.
    private static void Check(
        UnaryKernel<double> kernel, Func<double, MpfrNumber> exact, double leastMagnitude = 0, double mostMagnitude = double.MaxValue)
    {
        double[] x = [.. Angles.Where(angle => Math.Abs(angle) >= leastMagnitude && Math.Abs(angle) <= mostMagnitude)];
        double[] y = new double[x.Length];
        kernel(x, y);
        double[] single = new double[1];
        for (int i = 0; i < x.Length; i++)
        {
            double error = Ulp.Error(y[i], exact(x[i]));
            Assert.True(error <= Bounds.Double, FormattableString.Invariant($"{y[i]:R} at {x[i]:R}: {error} ulp."));
            kernel(x.AsSpan(i, 1), single);
            Assert.Equal(Bits.Of(single[0]), Bits.Of(y[i]));
        }
    }

    private static MpfrNumber Sin(double x) => Numbers.Call(Primitive.Sin, Numbers.Number(x));

    private static MpfrNumber Cos(double x) => Numbers.Call(Primitive.Cos, Numbers.Number(x));

    [ActivationFormula]
    private static double CosineFormula(double x) => Math.Cos(x);

    [ActivationFormula]
    private static double TangentFormula(double x) => Math.Tan(x);

    [Activation("sin", Companions = false)]
    private static partial void Sine(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(CosineFormula), Companions = false)]
    private static partial void Cosine(ReadOnlySpan<double> x, Span<double> y);

    [Activation(nameof(TangentFormula), Companions = false)]
    private static partial void Tangent(ReadOnlySpan<double> x, Span<double> y);

    [Activation("snake", Kernel = KernelKind.Derivative, Companions = false)]
    private static partial void SnakeDerivative(ReadOnlySpan<double> x, Span<double> y);
}
