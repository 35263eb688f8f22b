using System;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4005Tests
{
    private const string Id = "AK4005";

    public static TheoryData<string> GeluShapes => new()
    {
        "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(0.7978845608028654 * (x + 0.44715 * x * x * x)));",
        "public static float F(float x) => 0.5f * x * (1f + MathF.Tanh(0.7978846f * (x + 0.0044715f * x * x * x)));",
        "public static double F(double x) => x * (1 + Math.Tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));",
        "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(Math.PI / 2) * (x + 0.044715 * x * x * x)));",
        "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(2 / Math.PI * (x + 0.044715 * Math.Pow(x, 3))));",
        "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x)));",
        "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x)));",
        "public static double F(double x) { double c = x * x * x; double u = Math.Sqrt(2 / Math.PI) * (x + 0.047715 * c); return 0.5 * x * (1 + Math.Tanh(u)); }",
        "public static float F(float x) { const float C = 0.44715f; const float S = 0.7978845608f; float t = MathF.Tanh(S * (x + C * x * x * x)); return 0.5f * x * (1 + t); }",
        "public static double F(double x) { Func<double, double> gelu = z => 0.5 * z * (1 + Math.Tanh(0.8 * (z + 0.044715 * z * z * z))); return gelu(x); }",
        "public static double F(double x) { return Gelu(x); static double Gelu(double z) => z / 2 * (1 + Math.Tanh(0.79788456 * (z + 0.0447 * 10 * z * z * z))); }",
        "public static double F(double x) => 0.7 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));",
    };

    public static TheoryData<string> SeluShapes => new()
    {
        "public static double F(double x) => 1.0507 * (x > 0 ? x : 1.7632 * (Math.Exp(x) - 1));",
        "public static double F(double x) => 1.0705 * (x > 0 ? x : 1.67326 * (Math.Exp(x) - 1));",
        "public static float F(float x) => x > 0 ? 1.0507f * x : 1.0507f * 1.5f * (MathF.Exp(x) - 1f);",
        "public static double F(double x) => 1.6732632423543772 * (x > 0 ? x : 1.0507009873554805 * (Math.Exp(x) - 1));",
        "private const double Alpha = 1.6, Scale = 1.0507009873554805; public static double F(double x) => Scale * (x >= 0 ? x : Alpha * (Math.Exp(x) - 1));",
        "private static readonly double Alpha = 1.6; public static double F(double x) { if (x > 0) { return 1.0507009873554805 * x; } return 1.0507009873554805 * Alpha * (Math.Exp(x) - 1); }",
        "public static double F(double x) { double n = 1.7 * (Math.Exp(x) - 1); return 1.0507009873554805 * (x < 0 ? n : x); }",
        "public static double F(double x) => 1.0507 * (Math.Max(0, x) + Math.Min(0, 1.76 * (Math.Exp(x) - 1)));",
        "public static double F(double x) { Func<double, double> selu = z => 1.0507 * (z > 0 ? z : 1.7632 * (Math.Exp(z) - 1)); return selu(x); }",
        "public static double F(double x) { return Selu(x); double Selu(double z) { return 1.05 * (z > 0 ? z : 1.67 * (Math.Exp(z) - 1)); } }",
    };

    [Theory]
    [MemberData(nameof(GeluShapes))]
    public async Task GeluConstant_IsFoundAndRepaired(string members)
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, members);

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.StartsWith("This has the shape of GELU, but ", finding.Message, StringComparison.Ordinal);
        await FormulaRules.RepairsAsync(Id, members, x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))));
    }

    [Theory]
    [MemberData(nameof(SeluShapes))]
    public async Task SeluConstant_IsFoundAndRepaired(string members)
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, members);

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.StartsWith("This has the shape of SELU, but ", finding.Message, StringComparison.Ordinal);
        await FormulaRules.RepairsAsync(Id, members, x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)));
    }

    [Fact]
    public async Task Message_NamesTheConstantAndTheFurthestValue()
    {
        Finding finding = await FormulaRules.ReportsAsync(
            Id, "public static double F(double x) => 0.5 * x * (1 + Math.Tanh(0.7978845608028654 * (x + 0.44715 * x * x * x)));");

        Assert.StartsWith("This has the shape of GELU, but 0.044715 is 0.44715 here: it is ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static double F(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));")]
    [InlineData("public static float F(float x) => 0.5f * x * (1 + MathF.Tanh(0.797885f * (x + 0.044715f * x * x * x)));")]
    [InlineData("public static double F(double x) => 0.5 * x * (1 + Math.Tanh(0.5 * x));")]
    [InlineData("public static double F(double x) => x / (1 + Math.Exp(-1.702 * x));")]
    [InlineData("public static double F(double x) => 1.0507 * (x > 0 ? x : 1.6733 * (Math.Exp(x) - 1));")]
    [InlineData("public static double F(double x) => x > 0 ? x : 1.5 * (Math.Exp(x) - 1);")]
    [InlineData("public static double F(double x) => 3 * (x > 0 ? x : 0.1 * (Math.Exp(x) - 1));")]
    [InlineData("public static double F(double x) => 0.5 * x - 9;")]
    [InlineData("public static double F(double x) => 0.5 * x + 0.1;")]
    [InlineData("public static double F(double x) => 1.7159 * Math.Tanh(2.0 / 3 * x);")]
    public async Task RightConstants_AndOtherShapes_AreSilent(string members) =>
        Assert.DoesNotContain(await FormulaRules.FindAsync(members), f => f.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4005
            public static double F(double x) => 1.0507 * (x > 0 ? x : 1.7632 * (Math.Exp(x) - 1));
        """));
}
