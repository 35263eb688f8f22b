using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK4004Tests
{
    private const string Id = "AK4004";
    private const string Sigmoid = "static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x)); ";

    public static TheoryData<string> Shapes => new()
    {
        Sigmoid + "public static double SigmoidDerivative(double x) { double s = Sigmoid(x); return s * (1 + s); }",
        Sigmoid + "public static double SigmoidPrime(double x) => Sigmoid(x) * (1 + Sigmoid(x));",
        Sigmoid + "public static double sigmoid_grad(double x) { var s = Sigmoid(x); return s + s * s; }",
        "public static double DSigmoid(double x) { double s = 1 / (1 + Math.Exp(-x)); return s * (1 + s); }",
        "public static float SigmoidGradient(float x) { float e = MathF.Exp(-x); return e / (1 + e); }",
        "public static double SigmoidDerivative(double y) => y * (1 + y);",
        "public static double TanhDerivative(double x) => 1 - Math.Tanh(x);",
        "public static double TanhPrime(double t) => 1 - t;",
        "public static float TanhGrad(float x) { float t = MathF.Tanh(x); return 1f + t * t; }",
        "public static double TanhDerivative(double x) { double t = Math.Tanh(x); return t * (1 - t); }",
        "public static double ReluDerivative(double x) => x > 0 ? x : 0;",
        "public static double RELU_prime(double x) => Math.Max(0, x);",
        "public static double SoftplusDerivative(double x) => Math.Exp(x);",
        "static double Leaky(double x) => x > 0 ? x : 0.1 * x; public static double LeakyDerivative(double x) => x > 0 ? 1 : 0.2;",
        "static double Elu(double x) => x > 0 ? x : Math.Exp(x) - 1; public static double EluDerivative(double x) => x > 0 ? 1 : Math.Exp(x) - 1;",
        Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); public static double Step(double z) { double a = Sigmoid(z); return a * SigmoidDerivative(z); }",
        "public static double G(double v) { Func<double, double> tanhDerivative = x => 1 - Math.Tanh(x); return tanhDerivative(v); }",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task WrongDerivative_IsFound(string members) =>
        Assert.Equal(DiagnosticSeverity.Warning, (await FormulaRules.ReportsAsync(Id, members)).Severity);

    // y (1 - y) is right for an output. Here it gets what the activation gets.
    public static TheoryData<string> OnTheInput => new()
    {
        Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); static double Step(double z) => Sigmoid(z) * SigmoidDerivative(z);",
        Sigmoid + "static double SigmoidDerivative(double y) { return (1 - y) * y; } static double Step(double z) { return SigmoidDerivative(z) * Sigmoid(z); }",
        Sigmoid + "static double SigmoidPrime(double y) => y - y * y; static double Step(double z) { double a = Sigmoid(z); double d = SigmoidPrime(z); return a * d; }",
        Sigmoid + "static double sigmoid_grad(double y) { double rest = 1 - y; return rest * y; } static double Step(double z) { var a = Sigmoid(z); return a + sigmoid_grad(z); }",
        Sigmoid + "static double DSigmoid(double y) => y * (1.0 - y); static double Step(double z) => Sigmoid((z)) + Sigmoid(z) * DSigmoid(z);",
        Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); static void F(double[] z, double[] a, double[] d) { for (int i = 0; i < z.Length; i++) { a[i] = Sigmoid(z[i]); d[i] = SigmoidDerivative(z[i]); } }",
        Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); static double F(double[] z) => z.Select(v => Sigmoid(v) * SigmoidDerivative(v)).Sum();",
        Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); static double F(double w, double x) { double z = w * x; double a = C.Sigmoid(z); return a * C.SigmoidDerivative(z); }",
        Sigmoid + "static double SigmoidDerivative(double y) => -(y - 1) * y; static double F(double[] z) { double sum = 0; foreach (double v in z) { sum += Sigmoid(v) * SigmoidDerivative(v); } return sum; }",
        "static float Sigmoid(float x) => 1f / (1f + MathF.Exp(-x)); static float SigmoidDerivative(float y) => y * (1f - y); static float F(float z) { float a = Sigmoid(z); return a * SigmoidDerivative(z); }",
        Sigmoid + "static double ComputeSigmoidDerivative(double y) => y * (1 - y); static double F(double z) { double a = Sigmoid(z), d = ComputeSigmoidDerivative(z); return a * d; }",
        "static double Tanh(double x) => Math.Tanh(x); static double TanhDerivative(double y) => 1 - y * y; static double F(double z) { double t = Tanh(z); return t * TanhDerivative(z); }",
    };

    [Theory]
    [MemberData(nameof(OnTheInput))]
    public async Task DerivativeOfTheOutput_ThatGetsTheInput_IsFound(string members)
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, members);

        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
    }

    [Fact]
    public async Task Message_CarriesTheFurthestValue()
    {
        Finding finding = await FormulaRules.ReportsAsync(Id, Sigmoid + "public static double SigmoidDerivative(double x) { double s = Sigmoid(x); return s * (1 + s); }", "s * (1 + s)");

        Assert.Equal("'SigmoidDerivative' is 1.946 at 4, where the derivative of sigmoid is 0.018", finding.Message);
    }

    [Fact]
    public async Task WrongSign_IsRepaired()
    {
        string before = FormulaRules.Class(Sigmoid + "public static double SigmoidDerivative(double x) { double s = Sigmoid(x); return s * (1 + s); }");

        string after = await new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).FixFirstAsync(Id, Id, before);

        Assert.Equal(before.Replace("(1 + s)", "(1 - s)"), after);
    }

    [Theory]
    [InlineData("public static double TanhDerivative(double x) => 1 - Math.Tanh(x);", "Math.Tanh(x)", "Math.Tanh(x) * Math.Tanh(x)")]
    [InlineData("public static float TanhGrad(float x) { float t = MathF.Tanh(x); return 1f - t; }", "1f - t;", "1f - t * t;")]
    [InlineData("static double Leaky(double x) => x > 0 ? x : 0.1 * x; public static double LeakyDerivative(double x) => x > 0 ? 1 : 0.2;", "0.2", "0.1")]
    [InlineData("static double Elu(double x) => x > 0 ? x : Math.Exp(x) - 1; public static double EluDerivative(double x) => x > 0 ? 1 : Math.Exp(x) - 1;", "1 : Math.Exp(x) - 1", "1 : Math.Exp(x)")]
    [InlineData("public static double TanhDerivative(double x) { double t = Math.Tanh(x); return t * (1 - t); }", "t * (1 - t)", "1 - Math.Tanh(x) * Math.Tanh(x)")]
    [InlineData("public static double SoftplusDerivative(double x) => Math.Exp(x);", "=> Math.Exp(x)", "=> 1 / (1 + Math.Exp(-x))")]
    [InlineData(Sigmoid + "static double SigmoidDerivative(double y) => y * (1 - y); public static double Step(double z) { double a = Sigmoid(z); return a * SigmoidDerivative(z); }", "y * (1 - y)", "1 / (2 + System.Math.Exp(y) + System.Math.Exp(-y))")]
    public async Task OtherSlip_IsRepaired(string members, string wrong, string right)
    {
        string before = FormulaRules.Class(members);

        string after = await new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).FixFirstAsync(Id, Id, before);

        Assert.Equal(before.Replace(wrong, right), after);
        Assert.DoesNotContain(await new Analysis(new FormulaAnalyzer()).RunAsync(after), f => f.Id == Id);
    }

    [Theory]
    [InlineData(Sigmoid + "public static double SigmoidDerivative(double x) { double s = Sigmoid(x); return s * (1 - s); }")]
    [InlineData("public static double SigmoidDerivative(double x) => x * (1 - x);")]
    [InlineData(Sigmoid + "static double SigmoidDerivative(double x) => x * (1 - x); public static double Step(double z) { double a = Sigmoid(z); return SigmoidDerivative(a); }")]
    [InlineData("public static double TanhDerivative(double y) => 1 - y * y;")]
    [InlineData("public static double TanhDerivative(double x) { double t = Math.Tanh(x); return 1 - t * t; }")]
    [InlineData("public static double ReluDerivative(double x) => x > 0 ? 1 : 0;")]
    [InlineData("public static double ReluDerivative(double x) { if (x > 0) { return 1; } else { return 0; } }")]
    [InlineData("public static double LeakyReluDerivative(double x) => x > 0 ? 1 : 0.2;")]
    [InlineData("public static double EluDerivative(double x) => x > 0 ? 1 : 0.5 * Math.Exp(x);")]
    [InlineData("public static double SigmoidGradient(double x, double upstream) => upstream * x * (1 + x);")]
    [InlineData("public static double GaussianDerivative(double x) => -x * Math.Exp(-x * x / 2);")]
    [InlineData("public static double SlopeOf(double x) => 1 - Math.Tanh(x) + x;")]
    [InlineData("public static double SigmoidDerivative(double x) => Unknown(x) * (1 + Unknown(x)); static double Unknown(double x) => x + DateTime.Now.Second;")]
    public async Task RightDerivatives_AndOtherNames_AreSilent(string members) =>
        Assert.DoesNotContain(await FormulaRules.FindAsync(members), f => f.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FormulaRules.FindAsync(
        """
        #pragma warning disable AK4004
            public static double TanhPrime(double t) => 1 - t;
        """));
}
