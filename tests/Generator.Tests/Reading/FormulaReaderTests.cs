using System;
using System.Linq;
using Xunit;

namespace ActivationKernels.Generator.Tests.Reading;

/// <summary>What is read means what the compiled method does.</summary>
public sealed class FormulaReaderTests
{
    private static readonly double[] Points =
        [0, -0.0, 0.25, -0.25, 1, -1, 2.5, -2.5, 7, -7, 40, -40, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory]
    [InlineData("static double F(double x) => x;")]
    [InlineData("static double F(double x) => -x + 2 * x - x / 3;")]
    [InlineData("static double F(double x) => ((x)) * (+x);")]
    [InlineData("static double F(double a, double b) => (a - b) * (a + b);")]
    [InlineData("static float F(float x) => (float)((double)x * 0.1);")]
    [InlineData("static float F(float x) => x * (float)Math.PI + MathF.E;")]
    [InlineData("const float Scale = 1.0507f; static float F(float x) => Scale * x;")]
    [InlineData("static double F(double x) { const double Half = 0.5; return Half * x; }")]
    [InlineData("static double F(double x) => x * (1 / 2) + 3;")]
    public void Arithmetic_MeansWhatItComputes(string members) => AssertSame(members, tolerance: 1e-7);

    [Theory]
    [InlineData("static double F(double x) => x > 0 ? x : 0.01 * x;")]
    [InlineData("static double F(double x) => x <= 0 ? x < -1 ? -1 : x : x >= 1 ? 1 : x;")]
    [InlineData("static double F(double x) => x > -1 && x < 1 ? x : 5;")]
    [InlineData("static double F(double x) => x < -1 || !(x < 1) ? x : 5;")]
    [InlineData("static double F(double x) => x == 0 ? 1 : x != 1 ? 2 : 3;")]
    [InlineData("static double F(double x) => !(x >= 0 & x <= 3) | x == 2.5 ? 1 : 2;")]
    [InlineData("static double F(double x) => double.IsNaN(x) ? 3 : double.IsInfinity(x) ? 4 : 5;")]
    [InlineData("static double F(double x) => double.IsPositiveInfinity(x) ? 3 : double.IsNegativeInfinity(x) ? 4 : double.IsFinite(x) ? 6 : 7;")]
    [InlineData("static double F(double x) => x is > 0 and < 3 or -1 ? 1 : 2;")]
    [InlineData("static double F(double x) => x is not (< 0 or double.NaN) ? 1 : 2;")]
    [InlineData("static double F(double x) => true ? x : 1;")]
    [InlineData("static double F(double x, double y) => x < y ? x : y;")]
    [InlineData("static float F(float x) => (x > 0 ? 1 : 0) * x + (x switch { < 0 => -2, 0 => 5, _ => 7 });")]
    [InlineData("static double F(double x) => x > 0 ^ x < 1 ? x : 2;")]
    [InlineData("static double F(double x) => (x > 0) == (x < 1) ? x : (x > 2) != (x < 3) ? 4 : 5;")]
    [InlineData("static double F(double x) => (x > 0 ? 1L : 0L) * x + 2u + (byte)3;")]
    public void Condition_GoesTheWayItGoes(string members) => AssertSame(members);

    [Theory]
    [InlineData("static double F(double x) => x switch { < 0 => -x, _ => x };")]
    [InlineData("static double F(double x) => x switch { < -3 => 0, <= 3 => x * (x + 3) / 6, _ => x };")]
    [InlineData("static double F(double x) => x switch { > 0 and < 1 or > 5 => 1, not double.NaN => 2, _ => 3 };")]
    [InlineData("static double F(double x) => x switch { 0 => 7, var v when v * v > 4 => v, double d => d + 1 };")]
    [InlineData("static double F(double x) => (x * 2) switch { >= 1 => 1, <= -1 => -1, var y => y };")]
    public void Switch_TakesTheFirstArmThatMatches(string members) => AssertSame(members);

    [Theory]
    [InlineData("static double F(double x) { double y = x * x; var z = y + x; return z * y; }")]
    [InlineData("static double F(double x) { if (x > 0) return x; return -2 * x; }")]
    [InlineData("static double F(double x) { if (x > 0) { return x; } else if (x < -1) { return 5; } else { return -x; } }")]
    [InlineData("static double F(double x) { double y; if (x > 0) y = x; else y = x * x; return y + 1; }")]
    [InlineData("static double F(double x) { double y = 1; if (x > 0) { y = x; if (x > 1) y += 2; } return y; }")]
    [InlineData("static double F(double x) { x *= 2; x -= 1; x /= 4; x++; if (x < 0) x = -x; return x; }")]
    [InlineData("static double F(double x) { bool inside = x > -1 && x < 1; if (x > 30) inside = true; return inside ? x : 2; }")]
    [InlineData("static double F(double x) { if (x < 0) { if (x < -2) return 1; x = -x; } return x + 3; }")]
    [InlineData("static double F(double x) { if (x is > 0 and var v) return v; return 4; }")]
    [InlineData("static double F(double x) { double a = 1, b = 2; ; { a = b + x; } return a; }")]
    public void Body_ReturnsWhatItReturns(string members) => AssertSame(members);

    [Theory]
    [InlineData("Math.Abs(x)")]
    [InlineData("Math.Sqrt(x)")]
    [InlineData("Math.Max(x, 0)")]
    [InlineData("Math.Min(x, 6)")]
    [InlineData("Math.Min(Math.Max(x + 3, 0), 6)")]
    [InlineData("Math.Clamp(x, -1, 1)")]
    [InlineData("Math.CopySign(x * x, x)")]
    [InlineData("Math.FusedMultiplyAdd(x, 2, 1)")]
    [InlineData("Math.Pow(x, 2)")]
    [InlineData("Math.Pow(x, 3)")]
    [InlineData("Math.Pow(x, -2)")]
    [InlineData("Math.Pow(x, 7.0f)")]
    [InlineData("Math.Pow(Math.Abs(x), 0.5)")]
    [InlineData("Math.Pow(Math.Abs(x), 2.5)")]
    [InlineData("Math.Exp(x)")]
    [InlineData("Math.Tanh(x)")]
    [InlineData("double.Tanh(x)")]
    [InlineData("double.ExpM1(x)")]
    [InlineData("1 / (1 + Math.Exp(-x))")]
    [InlineData("MathF.Exp((float)x)")]
    [InlineData("Math.Log(x)")]
    [InlineData("Math.Log(x, 3)")]
    [InlineData("Math.Log2(x)")]
    [InlineData("Math.Log10(x)")]
    [InlineData("double.LogP1(Math.Abs(x))")]
    [InlineData("Math.Sin(x / 8)")]
    [InlineData("Math.Cos(x / 8)")]
    [InlineData("Math.Tan(x / 8)")]
    [InlineData("Math.Atan(x)")]
    [InlineData("Math.Sinh(x)")]
    [InlineData("Math.Cosh(x)")]
    [InlineData("Math.Asinh(x)")]
    [InlineData("Math.Cbrt(x)")]
    [InlineData("Math.Pow(2, x)")]
    [InlineData("Math.Pow(Math.Abs(x), 1.3)")]
    [InlineData("Formulas.Sigmoid(x)")]
    [InlineData("Formulas.Softplus(x) + Formulas.LogSigmoid(x)")]
    [InlineData("Formulas.Elu(alpha: 2, x: x)")]
    [InlineData("Formulas.Leaky(x, 0.25)")]
    [InlineData("Formulas.Relu(x) * Formulas.ExpM1(-Math.Abs(x))")]
    [InlineData("Formulas.LogP1(Math.Abs(x))")]
    public void Function_MeansWhatItComputes(string expression) => AssertSame($"static double F(double x) => {expression};", tolerance: 1e-6);

    [Fact]
    public void Names_GoBySymbols() => AssertSame(
        "static double F(double x) => M.Abs(x) + Max(val2: x, val1: 1) + global::System.Math.Min(x, 2) + Math.Exp(x);",
        "using static System.Math; using M = System.Math;");

    [Fact]
    public void NamedArguments_AreOrderedByParameter() =>
        AssertSame("static double F(double x) => Math.CopySign(y: x, x: 3) + Math.Clamp(max: 2, min: -1, value: x);");

    [Fact]
    public void OtherFormulas_AreInlined() => AssertSame(
        """
        [ActivationFormula] static double Square(double x) => x * x;
        [ActivationFormula] static double Bent(double x, double a = 0.5) { if (x < 0) return a * x; return Square(x); }
        [ActivationFormula] static double F(double x) => Bent(Square(x) - 1) + Bent(a: 2, x: x);
        """);

    [Fact]
    public void FormulaOfAnotherMethodOfTheSameName_IsNotMixedUp() => AssertSame(
        """
        [ActivationFormula] static double G(double x, double y) => x - 2 * y;
        [ActivationFormula] static double F(double x, double y) => G(y, x) + G(x, G(x: y, y: x));
        """);

    private static void AssertSame(string members, string header = "", double tolerance = 1e-15)
    {
        var source = new FormulaSource(members, header);
        Func<double[], double> compiled = source.Compile();
        foreach (double[] arguments in source.Parameters == 1
            ? Points.Select(x => new[] { x })
            : Points.SelectMany(x => Points.Select(y => new[] { x, y })))
        {
            double expected = compiled(arguments);
            double actual = source.Evaluate(arguments);
            bool same = expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Abs(expected);
            Assert.True(same, FormattableString.Invariant($"{source.Formula} at {string.Join(", ", arguments)}: {actual:R} read, {expected:R} computed."));
        }
    }
}
