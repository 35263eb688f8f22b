using System;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4003Tests
{
    private const string Id = "AK4003";

    public static TheoryData<string> Shapes => new()
    {
        "public static double Sigmoid(double x) => 1 / (1 + Math.Exp(x));",
        "public static float Sigmoid(float x) { return 1f / (1f + MathF.Exp(x)); }",
        "public static float Sigmoid(float x) => (float)(1.0 / (1.0 + Math.Exp(x)));",
        "public static double sigmoid(double z) { double e = Math.Exp(z); return 1 / (1 + e); }",
        "public static double Logistic(double z) { var e = Math.Exp(z); var d = e + 1; return 1 / d; }",
        "public static double SigmoidFunction(double x) => 1 - 1 / (1 + Math.Exp(-x));",
        "public static double ComputeSigmoid(double x) { double y; y = 1 / (1 + Math.Exp(x)); return y; }",
        "public static double Sigmoid(double x) => Math.Exp(-x) / (1 + Math.Exp(-x));",
        "public static double Sigmoid(double x) => 1 / (1 + Math.Pow(Math.E, x));",
        "public static double Sigmoid(double x) => Math.Pow(1 + Math.Exp(x), -1);",
        "private const double One = 1; public static double Sigmoid(double x) => One / (One + Math.Exp(One * x));",
        "public static double Sigmoid(double x) { if (x > 40) return 0; return 1 / (1 + Math.Exp(x)); }",
        "public static double Tanh(double x) => 1 / (1 + Math.Exp(x));",
        "public static double G(double v) { Func<double, double> sigmoid = x => 1 / (1 + Math.Exp(x)); return sigmoid(v); }",
        "public static double G(double v) { return Sigmoid(v); static double Sigmoid(double x) { return 1 / (1 + Math.Exp(x)); } }",
        "public static readonly Func<double, double> Sigmoid = x => 1 / (1 + Math.Exp(x));",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task MirroredSigmoid_IsFound(string members) =>
        Assert.Equal(DiagnosticSeverity.Warning, (await FormulaRules.ReportsAsync(Id, members)).Severity);

    [Theory]
    [InlineData("public static double F(double x) => Sigmoid(x); static double Sigmoid(double x) => 1 / (1 + Math.Exp(x));")]
    [InlineData("public static float F(float x) => Sigmoid(x); static float Sigmoid(float x) { float e = MathF.Exp(x); return 1f / (1f + e); }")]
    [InlineData("public static double F(double x) => Logistic(x); static double Logistic(double x) => 1 - 1 / (1 + Math.Exp(-x));")]
    public Task MirroredSigmoid_IsRepaired(string members) => FormulaRules.RepairsAsync(Id, members, x => 1 / (1 + Math.Exp(-x)));

    [Fact]
    public async Task Message_CarriesNameAndValues()
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, "public static double Sigmoid(double x) => 1 / (1 + Math.Exp(x));", "1 / (1 + Math.Exp(x))");

        Assert.Equal("'Sigmoid' computes 1 / (1 + e^x), which falls: 0.269 at 1, where sigmoid is 0.731", finding.Message);
    }

    [Theory]
    [InlineData("public static double Fermi(double x) => 1 / (1 + Math.Exp(x));")]
    [InlineData("public static double OneMinusSigmoid(double x) => 1 / (1 + Math.Exp(x));")]
    [InlineData("public static double Sigmoid(double x) { x = -x; return 1 / (1 + Math.Exp(x)); }")]
    [InlineData("public static double Sigmoid(double x) { double u = -x; return 1 / (1 + Math.Exp(u)); }")]
    [InlineData("public static double Sigmoid(double x) => x < 0 ? 1 - 1 / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));")]
    [InlineData("public static double Sigmoid(double x, double k) { double u = -k * x; return 1 / (1 + Math.Exp(u)); }")]
    [InlineData("public static double Tanh(double x) => 1 - 2 * (1 / (1 + Math.Exp(2 * x)));")]
    public async Task OtherNames_AndRightFormulas_AreSilent(string members) => Assert.Empty(await FormulaRules.FindAsync(members));

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4003
            public static double Sigmoid(double x) => 1 / (1 + Math.Exp(x));
        """));
}
