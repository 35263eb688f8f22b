using System;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4006Tests
{
    private const string Id = "AK4006";

    public static TheoryData<string> TanhShapes => new()
    {
        "public static double F(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));",
        "public static float F(float x) => (MathF.Exp(x) - MathF.Exp(-x)) / (MathF.Exp(x) + MathF.Exp(-x));",
        "public static double F(double x) { double a = Math.Exp(x); double b = Math.Exp(-x); return (a - b) / (a + b); }",
        "public static double F(double x) { double e = Math.Exp(2 * x); return (e - 1) / (e + 1); }",
        "public static double F(double x) => (Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1);",
        "public static float F(float x) { var e = MathF.Exp(x + x); return (e - 1f) / (1f + e); }",
        "public static double F(double x) { Func<double, double> f = z => (Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z)); return f(x); }",
        "public static double F(double x) { return T(x); static double T(double z) { double e = Math.Exp(2 * z); return (e - 1) / (e + 1); } }",
        "public static double F(double x) { var y = new double[1]; y[0] = (Math.Exp(2 * x) - 1) / (Math.Exp(2 * x) + 1); return y[0]; }",
        "public static double F(double x) { double a = Math.Exp(x), b = 1 / a; double n = a - b, d = a + b; return n / d; }",
        "public static double F(double x) => (Math.Pow(Math.E, 2 * x) - 1) / (Math.Pow(Math.E, 2 * x) + 1);",
    };

    public static TheoryData<string> SoftplusShapes => new()
    {
        "public static double F(double x) => Math.Log(1 + Math.Exp(x));",
        "public static float F(float x) => MathF.Log(1f + MathF.Exp(x));",
        "public static float F(float x) => (float)Math.Log(1.0 + Math.Exp(x));",
        "public static double F(double x) { double e = Math.Exp(x); return Math.Log(e + 1); }",
        "public static double F(double x) { double e = Math.Exp(x); double s = 1 + e; return Math.Log(s); }",
        "public static double F(double x) => -Math.Log(1 / (1 + Math.Exp(x)));",
        "public static double F(double x) { Func<double, double> softplus = z => Math.Log(1 + Math.Exp(z)); return softplus(x); }",
        "public static double F(double x) { return S(x); double S(double z) => Math.Log(1 + Math.Exp(z)); }",
        "public static double F(double x) { var y = new double[1]; y[0] = Math.Log(1 + Math.Exp(x)); return y[0]; }",
        "private const double One = 1; public static double F(double x) => Math.Log(One + Math.Exp(One * x));",
    };

    [Theory]
    [MemberData(nameof(TanhShapes))]
    public async Task NaiveTanh_IsFoundAndReplaced(string members)
    {
        Assert.Equal(DiagnosticSeverity.Info, (await FormulaRules.ReportsAsync(Id, members)).Severity);
        await FormulaRules.RepairsAsync(Id, members, Math.Tanh);
    }

    [Theory]
    [MemberData(nameof(SoftplusShapes))]
    public async Task NaiveSoftplus_IsFoundAndReplaced(string members)
    {
        Assert.Equal(DiagnosticSeverity.Info, (await FormulaRules.ReportsAsync(Id, members)).Severity);
        await FormulaRules.RepairsAsync(Id, members, x => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))));
    }

    [Theory]
    [InlineData("public static double F(double x) => (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));", "This form of tanh overflows: from 709.8 on it is NaN, where the function is 1")]
    [InlineData("public static float F(float x) => MathF.Log(1f + MathF.Exp(x));", "This form of softplus overflows: from 88.7 on it is infinity, where the function is 88.7")]
    [InlineData("public static double F(double x) => Math.Exp(x) / (1 + Math.Exp(x));", "This form of sigmoid overflows: from 709.8 on it is NaN, where the function is 1")]
    public async Task Message_SaysFromWhereOn(string members, string message) => Assert.StartsWith(message, (await FormulaRules.ReportsAsync(Id, members)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("public static double F(double x) => Math.Tanh(x);")]
    [InlineData("public static double F(double x) => 2 / (1 + Math.Exp(-2 * x)) - 1;")]
    [InlineData("public static double F(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));")]
    [InlineData("public static double F(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));")]
    [InlineData("public static double F(double x) { if (x > 30) { return x; } return Math.Log(1 + Math.Exp(x)); }")]
    [InlineData("public static double F(double x) { if (x >= 0) { return 1 / (1 + Math.Exp(-x)); } double e = Math.Exp(x); return e / (1 + e); }")]
    [InlineData("static void M(double[] x) { for (int i = 0; i < x.Length; i++) { double v = x[i]; if (v < 0) { x[i] = Math.Exp(v) / (1 + Math.Exp(v)); } } }")]
    [InlineData("static void M(double[] x) { double max = x.Max(); double sum = 0; foreach (var v in x) sum += Math.Exp(v - max); for (int i = 0; i < x.Length; i++) x[i] = Math.Exp(x[i] - max) / sum; }")]
    [InlineData("static double M(double[] e, double beta) { double z = 0; foreach (var v in e) z += Math.Exp(-beta * v); return Math.Exp(-beta * e[0]) / z; }")]
    [InlineData("static double M(double[] x) { double sum = 0; foreach (var v in x) sum += Math.Exp(v); return sum / x.Length; }")]
    public async Task StableForms_AndGuardedOnes_AreSilent(string members) => Assert.Empty(await FormulaRules.FindAsync(members));

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4006
            public static double F(double x) => Math.Log(1 + Math.Exp(x));
        """));
}
