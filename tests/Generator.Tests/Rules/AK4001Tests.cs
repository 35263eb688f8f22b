using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4001Tests
{
    private const string Id = "AK4001";

    // Every way to write the same mistake. F is the function that gets repaired.
    public static TheoryData<string> Shapes => new()
    {
        "public static double F(double x) => 1 / (1 - Math.Exp(-x));",
        "public static double F(double x) { return 1.0 / (1.0 - Math.Exp(-x)); }",
        "public static float F(float x) => 1f / (1f - MathF.Exp(-x));",
        "public static float F(float x) => (float)(1.0 / (1.0 - Math.Exp(-x)));",
        "public static double F(double x) { double e = Math.Exp(-x); return 1 / (1 - e); }",
        "public static double F(double x) { double e = Math.Exp(-x); double d = 1 - e; var y = 1 / d; return y; }",
        "public static double F(double x) { double e; e = Math.Exp(-x); return 1 / (1 - e); }",
        "private const double One = 1; public static double F(double x) => One / (One - Math.Exp(-x));",
        "private static readonly float One = 1f; public static float F(float x) => One / (One - MathF.Exp(-x));",
        "public static double F(double x) => 1 / (-Math.Exp(-x) + 1);",
        "public static double F(double x) => Math.Exp(x) / (Math.Exp(x) - 1);",
        "public static double F(double x) => 1 / (1 - 1 / Math.Exp(x));",
        "public static double F(double x) => Math.Pow(1 - Math.Exp(-x), -1);",
        "public static double F(double x) => 1 / (1 - Math.Pow(Math.E, -x));",
        "public static double F(double x) { Func<double, double> f = z => 1 / (1 - Math.Exp(-z)); return f(x); }",
        "public static double F(double x) { return Local(x); static double Local(double z) { return 1 / (1 - Math.Exp(-z)); } }",
        "public static double F(double x) { if (x > 50) { return 1; } return 1 / (1 - Math.Exp(-x)); }",
        "public static double F(double x) => x < -40 ? 0 : 1 / (1 - Math.Exp(-x));",
        "public static double F(double x) { var y = new double[1]; y[0] = 1 / (1 - Math.Exp(-x)); return y[0]; }",
        "public static double F(double x) => new[] { x }.Select(v => 1 / (1 - Math.Exp(-v))).First();",
        "public static double F(double x) => (((1))) / ((1 - (Math.Exp((-x)))));",
        "public static double F(double x) => Math.ReciprocalEstimate(1) * 0 + 1 / (1 - Math.Exp(-1 * x));",
        "public static double F(double x) => 1 / (1 - double.Exp(-x));",
        "public static float F(float x) { const float two = 2; return two / (two - two * MathF.Exp(-x)); }",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task WrongSign_IsFoundAndRepaired(string members)
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, members);

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        await FormulaRules.RepairsAsync(Id, members, x => 1 / (1 + Math.Exp(-x)));
    }

    [Fact]
    public async Task Message_CarriesTheValues()
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, "public static double F(double x) { return 1 / (1 - Math.Exp(-x)); }", "1 / (1 - Math.Exp(-x))");

        Assert.Equal("This is 1 / (1 - e^-x): infinity at 0 and -0.582 at -1; the sigmoid is 1 / (1 + e^-x), 0.5 and 0.269 there", finding.Message);
    }

    [Fact]
    public async Task Repair_ChangesTheSignAndNothingElse() => Assert.Equal(
        FormulaRules.Class("public static double F(double x) { double e = Math.Exp(-x); /* kept */ return 1 / (1 + e); }"),
        await FormulaRules.RepairsAsync(Id, "public static double F(double x) { double e = Math.Exp(-x); /* kept */ return 1 / (1 - e); }", x => 1 / (1 + Math.Exp(-x))));

    [Theory]
    [InlineData("void M(double[] w, double[] x, double b) { double z = b; for (int i = 0; i < w.Length; i++) z += w[i] * x[i]; _ = 1 / (1 - Math.Exp(-z)); }", "1 / (1 - Math.Exp(-z))")]
    [InlineData("double M(double w, double x, double b) => 1 / (1 - Math.Exp(-(w * x + b)));", "1 / (1 - Math.Exp(-(w * x + b)))")]
    [InlineData("double Activate(double k, double x) => 1 / (1 - Math.Exp(-k * x));", "1 / (1 - Math.Exp(-k * x))")]
    [InlineData("double M(double a, double x) => a * (1 / (1 - Math.Exp(-x)));", "1 / (1 - Math.Exp(-x))")]
    [InlineData("double M(double x) => 100 * (1 / (1 - Math.Exp(-x)));", "1 / (1 - Math.Exp(-x))")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] = 1 / (1 - MathF.Exp(-x[i])); }", "1 / (1 - MathF.Exp(-x[i]))")]
    [InlineData("double P { get; set; } double Q => 1 / (1 - Math.Exp(-P));", "1 / (1 - Math.Exp(-P))")]
    [InlineData("static readonly Func<double, double> Field = x => 1 / (1 - Math.Exp(-x));", "1 / (1 - Math.Exp(-x))")]
    [InlineData("bool M(double x) => 1 / (1 - Math.Exp(-x)) > 0.5;", "1 / (1 - Math.Exp(-x))")]
    [InlineData("double M(double x) => Unknown(1 / (1 - Math.Exp(-x))); double Unknown(double x) => x + DateTime.Now.Second;", "1 / (1 - Math.Exp(-x))")]
    public async Task PartOfLargerCode_IsFoundAtItsPlace(string members, string text)
    {
        Finding[] findings = await new Analysis(new FormulaAnalyzer()).RunAsync("using System; class C { " + members + " }");

        Assert.Equal((Id, text), (Assert.Single(findings).Id, findings[0].Text));
    }

    [Theory]
    [InlineData("public static double F(double x) => 1 / (1 + Math.Exp(-x));")]
    [InlineData("public static double F(double x) => 1 - 1 / (1 + Math.Exp(x));")]
    [InlineData("public static double F(double x) => Math.Exp(x) < 1 ? 0 : 1 - Math.Exp(-x);")]
    [InlineData("public static double F(double x) => x / (1 - Math.Exp(-x));")]
    [InlineData("public static double F(double x) => 1 / (Math.Exp(x) - 1);")]
    [InlineData("public static double F(double x) { if (x <= 0) throw new ArgumentException(nameof(x)); return 1 / (1 - Math.Exp(-x)); }")]
    [InlineData("public static double F(double x) => x > 0 ? 1 / (1 - Math.Exp(-x)) : throw new ArgumentException(nameof(x));")]
    [InlineData("public static double F(double x) { if (Math.Abs(x) < 1e-9) return double.NaN; return 1 / (1 - Math.Exp(-x)); }")]
    [InlineData("public static double F(double x) { ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x); return 1 / (1 - Math.Exp(-x)); }")]
    [InlineData("public static double F(double energy, double temperature) => 1 / (1 - Math.Exp(-energy / temperature));")]
    [InlineData("public static double F(double rate, double time) { double u = rate * time; return 1 / (1 - Math.Exp(-u)); }")]
    [InlineData("public static double F(double x) => 1 / (1 - Unknown(-x)); static double Unknown(double x) => x + DateTime.Now.Second;")]
    [InlineData("public static double F(double x) => 1 / (1 - Math.Exp(-x * x));")]
    [InlineData("public static int F(int x) => 1 / (1 - x);")]
    public async Task OtherFormulas_AndKnownPoles_AreSilent(string members) => Assert.Empty(await FormulaRules.FindAsync(members));

    [Fact]
    public async Task WrongFunction_IsReportedWhereItIsWrittenAndNotWhereItIsCalled() => await FormulaRules.ReportsAsync(
        Id,
        "static double S(double x) => 1 / (1 - Math.Exp(-x)); public static double F(double x) => S(x); static double T(double x) => 2 * S(2 * x) - 1;",
        "1 / (1 - Math.Exp(-x))");

    [Fact]
    public async Task FixAll_RepairsEveryDocument()
    {
        string before = FormulaRules.Class("static double A(double x) => 1 / (1 - Math.Exp(-x)); static float B(float x) { return 1f / (1f - MathF.Exp(-x)); }");
        string other = before.Replace("class C", "class D");

        string[] after = await new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).FixAllAsync(Id, Id, before, other);

        Assert.Equal(new[] { before.Replace("1 - ", "1 + ").Replace("1f - ", "1f + "), other.Replace("1 - ", "1 + ").Replace("1f - ", "1f + ") }, after);
    }

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4001
            public static double F(double x) => 1 / (1 - Math.Exp(-x));
        """));
}
