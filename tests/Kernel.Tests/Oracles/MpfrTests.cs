using System;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;

namespace ActivationKernels.Kernel.Tests.Oracles;

public sealed class MpfrTests
{
    private static readonly MpfrNumbers Numbers = new();

    [MpfrFact]
    public void EveryPrimitive_AgreesWithItsEvaluationInDouble()
    {
        double[] points = [-700, -40.5, -1, -0.3, -1e-9, 0, 1e-9, 0.3, 1, 40.5, 700];

        foreach (Primitive primitive in Primitive.All)
        {
            foreach (double x in points.Where(x => primitive != Primitive.Log1p || x > -1))
            {
                double expected = Numbers.Call(primitive, Numbers.Number(x)).ToDouble();
                double actual = DoubleNumbers.Instance.Call(primitive, x);
                Assert.True(
                    actual.Equals(expected) || Math.Abs(actual - expected) <= 1e-14 * Math.Abs(expected),
                    FormattableString.Invariant($"{primitive}({x:R}): {expected:R} in high precision, {actual:R} in double."));
            }
        }
    }

    [MpfrFact]
    public void EveryPrimitive_KeepsNaN()
    {
        Assert.All(Primitive.All, p => Assert.True(Numbers.Call(p, Numbers.Number(double.NaN)).IsNaN));
    }

    [MpfrTheory]
    [InlineData("sigmoid", double.NegativeInfinity, 0)]
    [InlineData("sigmoid", double.PositiveInfinity, 1)]
    [InlineData("tanh", double.NegativeInfinity, -1)]
    [InlineData("tanh", -0.0, -0.0)]
    [InlineData("expm1", -0.0, -0.0)]
    [InlineData("expm1", double.NegativeInfinity, -1)]
    [InlineData("exp", double.NegativeInfinity, 0)]
    [InlineData("softplus", double.NegativeInfinity, 0)]
    [InlineData("softplus", 1e300, 1e300)]
    [InlineData("softplus", -1e300, 0)]
    public void LimitsAndZeros_AreExact(string name, double x, double expected)
    {
        Primitive primitive = Primitive.All.Single(p => p.Name == name);

        double actual = Numbers.Call(primitive, Numbers.Number(x)).ToDouble();

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
    }

    // The continued fraction of the tail, and the erfc of libmpfr.
    [MpfrTheory]
    [InlineData(192, 8.000001)]
    [InlineData(192, 15.5)]
    [InlineData(192, 40)]
    [InlineData(320, 8.000001)]
    [InlineData(320, 9.25)]
    [InlineData(320, 15.5)]
    [InlineData(320, 22.75)]
    [InlineData(320, 40)]
    [InlineData(320, 1000)]
    [InlineData(320, 30000)]
    public unsafe void NormalTail_IsThatOfErfc(int precision, double y)
    {
        var numbers = new MpfrNumbers(precision);
        var wide = new MpfrNumbers(precision + 64);
        MpfrNumber twice = MpfrNumber.Apply(NativeMpfr.Erfc, wide.Divide(wide.Number(y), wide.Sqrt(wide.Number(2))));
        MpfrNumber square = wide.Multiply(wide.Number(y), wide.Number(y));
        MpfrNumber density = wide.Call(Primitive.Exp, wide.Divide(square, wide.Number(-2)));

        Near(wide.Divide(wide.Divide(twice, wide.Number(2)), density), "normaltail", y);
        Near(wide.Divide(twice, wide.Number(2)), "phi", -y);

        void Near(MpfrNumber expected, string name, double x)
        {
            MpfrNumber actual = numbers.Call(Primitive.All.Single(p => p.Name == name), numbers.Number(x));
            MpfrNumber difference = wide.Subtract(wide.Divide(wide.Add(actual, wide.Number(0)), expected), wide.Number(1));
            Assert.InRange(Math.Abs(difference.ToDouble()), 0, Math.ScaleB(1, 10 - precision));
        }
    }

    // The first 33 digits of e, as the sum of two doubles.
    [MpfrFact]
    public void Exp_HasThePrecisionAskedFor()
    {
        MpfrNumber difference = Numbers.Subtract(
            Numbers.Call(Primitive.Exp, Numbers.Number(1)), Numbers.Constant(2.718281828459045, 1.4456468917292502e-16));

        Assert.True(Math.Abs(difference.ToDouble()) < 1e-31, difference.ToString());
    }

    [MpfrFact]
    public void Ulp_CountsInTheFormatOfTheResult()
    {
        MpfrNumber one = Numbers.Number(1);

        Assert.Equal(0, Ulp.Error(1f, one));
        Assert.Equal(1, Ulp.Error(MathF.BitIncrement(1f), one));
        Assert.Equal(0.5, Ulp.Error(MathF.BitDecrement(1f), one));
        Assert.Equal(1, Ulp.Error(Math.BitIncrement(1.0), one));
        Assert.Equal(0.5, Ulp.Error(1f, Numbers.Number(1 + Math.ScaleB(1, -24))));
    }

    [MpfrFact]
    public void Ulp_BelowTheNormalRange_IsTheSmallestSubnormal()
    {
        Assert.Equal(0.25, Ulp.Error(0f, Numbers.Number(Math.ScaleB(1, -151))));
        Assert.Equal(3, Ulp.Error(3 * float.Epsilon, Numbers.Number(0)));
        Assert.Equal(1, Ulp.Error(double.Epsilon, Numbers.Number(0)));
    }

    [MpfrFact]
    public void Ulp_BeyondTheRange_TakesInfinityForTheNextPowerOfTwo()
    {
        Assert.Equal(0, Ulp.Error(float.PositiveInfinity, Numbers.Number(1e39)));
        Assert.InRange(Ulp.Error(float.MaxValue, Numbers.Number(1e39)), 1e7, 1e8);
        Assert.Equal(1, Ulp.Error(float.PositiveInfinity, Numbers.Number(float.MaxValue)));
        Assert.Equal(1, Ulp.EstimateError(float.NegativeInfinity, float.MinValue));
        Assert.Equal(Math.ScaleB(1, 151), Ulp.Error(float.PositiveInfinity, Numbers.Number(1)));
        Assert.Equal(double.PositiveInfinity, Ulp.Error(float.PositiveInfinity, Numbers.Number(double.NegativeInfinity)));
        Assert.Equal(double.PositiveInfinity, Ulp.Error(float.NaN, Numbers.Number(1)));
        Assert.Equal(0, Ulp.Error(float.NaN, Numbers.Number(double.NaN)));
    }
}
