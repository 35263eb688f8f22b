using System;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

/// <summary>AK4006 on a softmax that does not subtract the largest element first. F is what the repaired code is asked for.</summary>
public sealed class AK4006SoftmaxTests
{
    private const string Id = "AK4006";
    private const string Filled = "public static double[] F(double[] x) { var y = new double[x.Length]; M(x, y); return y; } static ";
    private const string FilledFloats = "public static double[] F(double[] x) { var y = new float[x.Length]; M(x.Select(v => (float)v).ToArray(), y); return y.Select(v => (double)v).ToArray(); } static ";

    public static TheoryData<string> Shapes => new()
    {
        Filled + "void M(double[] x, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i]); for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i]) / sum; }",
        FilledFloats + "void M(float[] x, float[] y) { float sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = MathF.Exp(x[i]); sum += y[i]; } for (int i = 0; i < x.Length; i++) { y[i] /= sum; } }",
        "public static double[] F(double[] x) { var y = x.ToArray(); M(y); return y; } static void M(Span<double> x) { double sum = 0; foreach (double v in x) { sum += Math.Exp(v); } for (int i = 0; i < x.Length; i++) { x[i] = Math.Exp(x[i]) / sum; } }",
        FilledFloats + "void M(ReadOnlySpan<float> x, Span<float> y) { float sum = 0f; for (int i = 0; i < x.Length; i++) { float e = MathF.Exp(x[i]); y[i] = e; sum += e; } for (int i = 0; i < y.Length; i++) y[i] = y[i] / sum; }",
        FilledFloats + "void M(ReadOnlySpan<float> x, Span<float> y) { float sum = 0f; for (int i = 0; i < x.Length; i++) { float v = x[i]; sum += MathF.Exp(v); } for (int i = 0; i < y.Length; i++) { float v = x[i]; y[i] = MathF.Exp(v) / sum; } }",
        "public static double[] F(double[] x) { double sum = 0; foreach (var v in x) sum += Math.Exp(v); var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = Math.Exp(x[i]) * (1 / sum); return y; }",
        "public static double[] F(double[] x) { double sum = x.Sum(v => Math.Exp(v)); return x.Select(v => Math.Exp(v) / sum).ToArray(); }",
        "public static double[] F(double[] x) { var e = x.Select(Math.Exp).ToArray(); double sum = e.Sum(); return e.Select(v => v / sum).ToArray(); }",
        "public static double[] F(double[] x) { var e = x.Select(v => Math.Exp(v)).ToArray(); var sum = e.Sum(); for (int i = 0; i < e.Length; i++) e[i] /= sum; return e; }",
        "public static double[] F(double[] x) => x.Select((_, i) => M(x, i)).ToArray(); static double M(double[] x, int k) { double sum = 0; foreach (var v in x) { sum += Math.Exp(v); } return Math.Exp(x[k]) / sum; }",
        Filled + "void M(double[] max, double[] y) { double sum = 0; for (int i = 0; i < max.Length; i++) sum += Math.Exp(max[i]); for (int i = 0; i < max.Length; i++) y[i] = Math.Exp(max[i]) / sum; }",
        "public static double[] F(double[] x) { var m = new double[2, x.Length]; for (int j = 0; j < x.Length; j++) { m[0, j] = 5000; m[1, j] = x[j]; } M(m); return x.Select((_, j) => m[1, j]).ToArray(); } static void M(double[,] m) { for (int r = 0; r < 2; r++) { double sum = 0; for (int j = 0; j < m.GetLength(1); j++) { sum += Math.Exp(m[r, j]); } for (int j = 0; j < m.GetLength(1); j++) { m[r, j] = Math.Exp(m[r, j]) / sum; } } }",
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task SoftmaxWithoutMaximum_IsFoundAndRepaired(string members)
    {
        Finding finding = Assert.Single(await FormulaRules.FindAsync(members), f => f.Id == Id);
        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Contains("softmax", finding.Message, StringComparison.Ordinal);

        string repaired = await FixAsync(members);

        Assert.DoesNotContain(await new Analysis(new FormulaAnalyzer()).RunAsync(repaired), f => f.Id == Id);
        var function = FormulaRules.Compile<Func<double[], double[]>>(repaired);
        Assert.All(new double[][] { new[] { 0.5, -1, 2, 0 }, new double[] { 999, 1001, 1000 }, new double[] { -2000, -2001 }, Array.Empty<double>() }, x =>
        {
            double[] expected = Softmax(x);
            double[] y = function(x);
            Assert.Equal(expected.Length, y.Length);
            Assert.All(y.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        });
    }

    [Fact]
    public async Task Repair_GoesThroughTheElementsFirst()
    {
        string after = await FixAsync(
            """
            static void M(float[] x, float[] y, int n)
                {
                    float sum = 0;
                    for (int i = 0; i < n; i++)
                    {
                        sum += MathF.Exp(x[i]);
                    }

                    for (int i = 0; i < n; i++)
                    {
                        y[i] = MathF.Exp(x[i]) / sum;
                    }
                }
            """);

        Assert.Equal(
            FormulaRules.Class(
            """
            static void M(float[] x, float[] y, int n)
                {
                    float sum = 0;
                    float max = float.NegativeInfinity;
                    for (int i = 0; i < n; i++)
                    {
                        max = MathF.Max(max, x[i]);
                    }

                    for (int i = 0; i < n; i++)
                    {
                        sum += MathF.Exp(x[i] - max);
                    }

                    for (int i = 0; i < n; i++)
                    {
                        y[i] = MathF.Exp(x[i] - max) / sum;
                    }
                }
            """),
            string.Join('\n', after.Split('\n').Select(line => line.TrimEnd())));
    }

    // The logarithm of the sum, or the exponentials themselves, would no longer be the same; a while loop cannot be run twice.
    [Theory]
    [InlineData("double Z; double[] M(double[] x) { double sum = 0; foreach (var v in x) sum += Math.Exp(v); Console.WriteLine(Math.Log(sum)); return x.Select(v => Math.Exp(v) / sum).ToArray(); }")]
    [InlineData("(double[], double) M(double[] x) { double sum = 0; foreach (var v in x) sum += Math.Exp(v); return (x.Select(v => Math.Exp(v) / sum).ToArray(), sum); }")]
    [InlineData("double[] M(double[] x, double[] y) { double sum = 0; for (int i = 0; i < x.Length; i++) { y[i] = Math.Exp(x[i]); sum += y[i]; } return new[] { y[0] / sum, y[1] }; }")]
    [InlineData("void M(double[] x, double[] y) { double sum = 0; int i = 0; while (i < x.Length) { y[i] = Math.Exp(x[i]); sum = sum + y[i]; i++; } for (i = 0; i < x.Length; i++) y[i] /= sum; }")]
    [InlineData("void M(double[] x, double[] y) { double sum = 0; y[0] = Math.Exp(x[0]); for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i]); for (int i = 1; i < x.Length; i++) y[i] = Math.Exp(x[i]) / sum; }")]
    public async Task SumThatServesAnotherPurpose_IsFoundAndLeftAlone(string member)
    {
        string source = FormulaRules.Class(member).Replace("public static class", "public class", StringComparison.Ordinal);

        Assert.Single(await new Analysis(new FormulaAnalyzer()).RunAsync(source), f => f.Id == Id);
        Assert.Empty(await new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).OffersAsync(Id, source));
    }

    private static Task<string> FixAsync(string members) =>
        new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).FixFirstAsync(Id, Id, FormulaRules.Class(members));

    private static double[] Softmax(double[] x)
    {
        double max = x.DefaultIfEmpty().Max();
        double sum = x.Sum(v => Math.Exp(v - max));
        return x.Select(v => Math.Exp(v - max) / sum).ToArray();
    }
}
