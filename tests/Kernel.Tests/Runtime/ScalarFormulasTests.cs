using System;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Expressions;
using ActivationKernels.Oracles;
using ActivationKernels.Oracles.Mpfr;
using Xunit;
using static ActivationKernels.Expressions.Functions;

namespace ActivationKernels.Kernel.Tests.Runtime;

/// <summary>The scalar functions of the package against high precision, and at the ends.</summary>
public sealed class ScalarFormulasTests
{
    private const double DoubleBound = 6;
    private const double TailBound = 16;
    private const double SingleBound = 0.51;

    private static readonly MpfrNumbers Numbers = new(400);

    private static readonly double[] Points =
    [
        -700.5, -87.25, -37.6, -26.1, -20.25, -9.3, -5.7, -3.14159, -2.0001, -1.9, -1.28, -1, -0.75, -0.51, -0.49, -0.1, -1e-4, -1e-9, -1e-300,
        1e-300, 1e-9, 1e-4, 0.1, 0.3, 0.49, 0.51, 0.9, 1, 1.5, 1.9, 2.1, 3.3, 5.2, 8.8, 15.1, 25.4, 40, 88.1, 705.5,
    ];

    private static readonly Dictionary<string, (Func<double, double> Double, Func<float, float> Single, Func<double, MpfrNumber> Exact, double Bound)> Table = new()
    {
        ["Sigmoid"] = (Formulas.Sigmoid, Formulas.Sigmoid, Of(Sigmoid), DoubleBound),
        ["LogSigmoid"] = (Formulas.LogSigmoid, Formulas.LogSigmoid, Of(x => -Softplus(-x)), DoubleBound),
        ["Softplus"] = (Formulas.Softplus, Formulas.Softplus, Of(Softplus), DoubleBound),
        ["Silu"] = (Formulas.Silu, Formulas.Silu, Of(x => x * Sigmoid(x)), DoubleBound),
        ["Mish"] = (Formulas.Mish, Formulas.Mish, Of(x => x * Tanh(Softplus(x))), DoubleBound),
        ["GeluTanh"] = (Formulas.GeluTanh, Formulas.GeluTanh, GeluTanh, 800),
        ["Elu"] = (x => Formulas.Elu(x, 1.5), x => Formulas.Elu(x, 1.5f), Of(x => Select(x > 0, x, 1.5 * Expm1(x))), DoubleBound),
        ["Softsign"] = (Formulas.Softsign, Formulas.Softsign, Of(x => x / (1 + Abs(x))), DoubleBound),
        ["ExpM1"] = (Formulas.ExpM1, Formulas.ExpM1, Of(Expm1), DoubleBound),
        ["LogP1"] = (x => Formulas.LogP1(Math.Abs(x)), x => Formulas.LogP1(Math.Abs(x)), Of(x => Log1p(Abs(x))), DoubleBound),
        ["Erf"] = (Formulas.Erf, Formulas.Erf, Erf, DoubleBound),
        ["Erfc"] = (Formulas.Erfc, Formulas.Erfc, x => Erfc(Numbers.Number(x)), TailBound),
        ["Gelu"] = (Formulas.Gelu, Formulas.Gelu, Gelu, TailBound),
    };

    public static TheoryData<string> Names { get; } = [.. Table.Keys];

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void DoubleForm_IsWithinItsBound(string name)
    {
        var (function, _, exact, bound) = Table[name];
        foreach (double x in Points)
        {
            double error = Ulp.Error(function(x), exact(x));
            Assert.True(error <= bound, FormattableString.Invariant($"{name}({x:R}) = {function(x):R}, exact {exact(x)}: {error} ulp."));
        }
    }

    [MpfrTheory]
    [MemberData(nameof(Names))]
    public void FloatForm_IsRoundedOnce(string name)
    {
        var (_, function, exact, _) = Table[name];
        foreach (float x in Points.Select(p => (float)p))
        {
            double error = Ulp.Error(function(x), exact(x));
            Assert.True(error <= SingleBound, FormattableString.Invariant($"{name}({x:R}) = {function(x):R}, exact {exact(x)}: {error} ulp."));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_StaysNaN(string name)
    {
        Assert.True(double.IsNaN(Table[name].Double(double.NaN)));
        Assert.True(float.IsNaN(Table[name].Single(float.NaN)));
    }

    [Theory]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("LogSigmoid", double.NegativeInfinity, 0)]
    [InlineData("Softplus", 0, double.PositiveInfinity)]
    [InlineData("Silu", 0, double.PositiveInfinity)]
    [InlineData("Mish", 0, double.PositiveInfinity)]
    [InlineData("Gelu", 0, double.PositiveInfinity)]
    [InlineData("GeluTanh", 0, double.PositiveInfinity)]
    [InlineData("Softsign", -1, 1)]
    [InlineData("ExpM1", -1, double.PositiveInfinity)]
    [InlineData("Elu", -1.5, double.PositiveInfinity)]
    [InlineData("Erf", -1, 1)]
    [InlineData("Erfc", 2, 0)]
    public void Infinity_GivesTheLimit(string name, double below, double above)
    {
        Assert.True(Table[name].Double(double.NegativeInfinity) == below, name);
        Assert.True(Table[name].Double(double.PositiveInfinity) == above, name);
    }

    [Fact]
    public void Relu_AndLeaky_AreWhatTheySay()
    {
        Assert.Equal([0f, 0f, 2f], new[] { -1f, 0f, 2f }.Select(Formulas.Relu));
        Assert.Equal([0.0, 0.0, 2.0], new[] { -1.0, 0.0, 2.0 }.Select(Formulas.Relu));
        Assert.Equal(-0.5f, Formulas.Leaky(-1f, 0.5f));
        Assert.Equal(2.0, Formulas.Leaky(2.0, 0.5));
        Assert.True(double.IsNaN(Formulas.Relu(double.NaN)));
    }

    private static Func<double, MpfrNumber> Of(Func<Expr, Expr> formula)
    {
        Expr root = formula(new ExprTable().Input("x"));
        return x => Evaluator.Evaluate(root, Numbers, _ => Numbers.Number(x));
    }

    // The float form of the constants is not part of the function.
    private static MpfrNumber GeluTanh(double x)
    {
        MpfrNumber number = Numbers.Number(x);
        MpfrNumber cube = Numbers.Multiply(Numbers.Number(0.044715), Numbers.Multiply(number, Numbers.Multiply(number, number)));
        MpfrNumber scale = Numbers.Sqrt(Numbers.Divide(Numbers.Number(8), Pi()));
        MpfrNumber argument = Numbers.Multiply(scale, Numbers.Add(number, cube));
        return Numbers.Multiply(number, Numbers.Call(Primitive.Sigmoid, argument));
    }

    private static MpfrNumber Gelu(double x)
    {
        MpfrNumber half = Numbers.Divide(Numbers.Number(x), Numbers.Number(2));
        MpfrNumber argument = Numbers.Divide(Numbers.Number(-x), Numbers.Sqrt(Numbers.Number(2)));
        return Numbers.Multiply(half, Erfc(argument));
    }

    private static unsafe MpfrNumber Erf(double x) => MpfrNumber.Apply(NativeMpfr.Erf, Numbers.Number(x));

    private static unsafe MpfrNumber Erfc(MpfrNumber x) => MpfrNumber.Apply(NativeMpfr.Erfc, x);

    private static unsafe MpfrNumber Pi() => Numbers.Multiply(Numbers.Number(4), MpfrNumber.Apply(NativeMpfr.Atan, Numbers.Number(1)));
}
