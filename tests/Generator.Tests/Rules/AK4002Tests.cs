using System;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4002Tests
{
    private const string Id = "AK4002";

    public static TheoryData<string> Shapes => new()
    {
        "public static double F(double x) => 2 / (1 - Math.Exp(-2 * x)) - 1;",
        "public static float F(float x) { return 2f / (1f - MathF.Exp(-2f * x)) - 1f; }",
        "public static float F(float x) => (float)(2.0 / (1.0 - Math.Exp(-2.0 * x)) - 1.0);",
        "public static double F(double x) { double e = Math.Exp(-2 * x); return 2 / (1 - e) - 1; }",
        "public static double F(double x) { double e = Math.Exp(-2 * x); double d = 1 - e; double t = 2 / d; return t - 1; }",
        "public static double F(double x) { double e = Math.Exp(-2 * x); return (1 + e) / (1 - e); }",
        "public static double F(double x) => -1 + 2 / (1 - Math.Exp(-(x + x)));",
        "public static double F(double x) => 2 * (1 / (1 - Math.Exp(-2 * x)) - 0.5);",
        "private const double Two = 2.0; public static double F(double x) => Two / (1 - Math.Exp(-Two * x)) - 1;",
        "public static double F(double x) => 2 / (1 - Math.Pow(Math.E, -2 * x)) - 1;",
        "public static double F(double x) => (Math.Exp(x) + Math.Exp(-x)) / (Math.Exp(x) - Math.Exp(-x));",
        "public static double F(double x) { Func<double, double> tanh = z => 2 / (1 - Math.Exp(-2 * z)) - 1; return tanh(x); }",
        "public static double F(double x) { double Local(double z) => 2 / (1 - Math.Exp(-2 * z)) - 1; return Local(x); }",
        "public static double F(double x) { var y = new double[1]; y[0] = 2 / (1 - Math.Exp(-2 * x)) - 1; return y[0]; }",
        "public static double F(double x) { if (x > 20) return 1; if (x < -20) return -1; return 2 / (1 - Math.Exp(-2 * x)) - 1; }",
        "public static double F(double x) => 1 / Math.Tanh(x);",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Cotangent_IsFoundAndRepaired(string members)
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, members);

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        await FormulaRules.RepairsAsync(Id, members, Math.Tanh);
    }

    [Fact]
    public async Task Message_CarriesTheValues()
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, "public static double F(double x) => 2 / (1 - Math.Exp(-2 * x)) - 1;", "2 / (1 - Math.Exp(-2 * x)) - 1");

        Assert.Equal(
            "This is 2 / (1 - e^-2x) - 1, the hyperbolic cotangent: infinity at 0 and 1.313 at 1; tanh is 2 / (1 + e^-2x) - 1, 0 and 0.762 there",
            finding.Message);
    }

    [Theory]
    [InlineData("public static double F(double x) => 2 / (1 + Math.Exp(-2 * x)) - 1;")]
    [InlineData("public static double Coth(double x) => 2 / (1 - Math.Exp(-2 * x)) - 1;")]
    [InlineData("public static double Cotangent(double x) { return (Math.Exp(x) + Math.Exp(-x)) / (Math.Exp(x) - Math.Exp(-x)); }")]
    [InlineData("public static double Langevin(double x) => (2 / (1 - Math.Exp(-2 * x)) - 1) - 1 / x;")]
    [InlineData("public static double F(double x) { if (x == 0) return 0; return 2 / (1 - Math.Exp(-2 * x)) - 1; }")]
    [InlineData("public static double F(double x) => Math.Tanh(x);")]
    public async Task OtherFormulas_AndWantedCotangents_AreSilent(string members) => Assert.Empty(await FormulaRules.FindAsync(members));

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4002
            public static double F(double x) => 2 / (1 - Math.Exp(-2 * x)) - 1;
        """));
}
