using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK3001Tests
{
    private const string Id = "AK3001";

    [Theory]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { y[i] = 1f / (1f + MathF.Exp(-x[i])); } }", "sigmoid", "1f / (1f + MathF.Exp(-x[i]))")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; ++i) y[i] = MathF.Max(x[i], 0f); }", "relu", "MathF.Max(x[i], 0f)")]
    [InlineData("void M(ReadOnlySpan<double> x, Span<double> y) { for (int k = 0; k < x.Length; k += 1) { double v = x[k]; y[k] = v > 0 ? v : 0.2 * v; } }", "leaky (Slope = 0.2)", "v > 0 ? v : 0.2 * v")]
    [InlineData("void M(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = Math.Tanh(x[i]); }", "tanh", "Math.Tanh(x[i])")]
    [InlineData("void M(float[] x, float[] y, int n) { for (int i = 0; i < n; i++) y[i] = (float)(x[i] / (1.0 + Math.Exp(-x[i]))); }", "silu", "(float)(x[i] / (1.0 + Math.Exp(-x[i])))")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { float s = 1f / (1f + MathF.Exp(-x[i])); y[i] = s * (1f - s); } }", "the derivative of sigmoid", "s * (1f - s)")]
    [InlineData("void M(double[] x, double[] y) { int i = 0; foreach (double v in x) { y[i++] = Math.Log(1 + Math.Exp(v)); } }", "softplus", "Math.Log(1 + Math.Exp(v))")]
    [InlineData("void M(double[] x, double[] y) { int i = 0; foreach (var v in x) { y[i] = v < 0 ? Math.Exp(v) - 1 : v; i++; } }", "elu", "v < 0 ? Math.Exp(v) - 1 : v")]
    [InlineData("double[] M(double[] x) { return x.Select(v => 1 / (1 + Math.Exp(-v))).ToArray(); }", "sigmoid", "v => 1 / (1 + Math.Exp(-v))")]
    [InlineData("double[] M(double[] x) { var y = x.Select(S).ToArray(); return y; } static double S(double v) => 1 / (1 + Math.Exp(-v));", "sigmoid", "S")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] = Relu(x[i]); } static float Relu(float v) => v > 0 ? v : 0;", "relu", "Relu(x[i])")]
    public async Task LoopOverAnActivation_IsReported(string members, string activation, string text)
    {
        Finding finding = Assert.Single(await FindAsync(members));

        Assert.Equal((Id, DiagnosticSeverity.Info, text), (finding.Id, finding.Severity, finding.Text));
        Assert.StartsWith($"This computes {activation} of every element, one at a time", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void M(float[] x, float[] y) { for (int i = 1; i < x.Length; i++) y[i] = MathF.Tanh(x[i]); }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i += 2) y[i] = MathF.Tanh(x[i]); }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length - 1; i++) y[i] = MathF.Tanh(x[i + 1]); }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { y[i] = MathF.Tanh(x[i]); Console.WriteLine(i); } }")]
    [InlineData("void M(float[] x, float[] y, float b) { for (int i = 0; i < x.Length; i++) y[i] = MathF.Tanh(x[i] + b); }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] = x[i]; }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] = 3 * x[i] + 1; }")]
    [InlineData("void M(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) y[i] += MathF.Tanh(x[i]); }")]
    [InlineData("int M(double[] x, double[] y) { int i = 0; foreach (double v in x) { y[i++] = Math.Tanh(v); } return i; }")]
    [InlineData("System.Collections.Generic.IEnumerable<double> M(double[] x) => x.Select(v => Math.Tanh(v));")]
    [InlineData("void M(double[,] x) { for (int i = 0; i < 3; i++) x[0, i] = Math.Tanh(x[0, i]); }")]
    [InlineData("void M(decimal[] x) { for (int i = 0; i < x.Length; i++) x[i] = x[i] > 0 ? x[i] : 0; }")]
    public async Task OtherLoops_AreSilent(string members) => Assert.Empty(await FindAsync(members));

    [Fact]
    public Task For_BecomesACall() => FixAsync(
        "public static void F(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { y[i] = x[i] > 0 ? x[i] : 0.2f * x[i]; } }",
        "public static void F(float[] x, float[] y) { Leaky(x, y); }",
        """[Activation("leaky", Slope = 0.2)]""",
        "private static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);");

    [Fact]
    public Task ForInPlace_BecomesACallInPlace() => FixAsync(
        "public static void F(double[] x, int n) { for (int i = 0; i < n; i++) { x[i] = Math.Tanh(x[i]); } }",
        "public static void F(double[] x, int n) { Tanh(x.AsSpan(0, n)); }",
        """[Activation("tanh")]""",
        "private static partial void Tanh(Span<double> xy);");

    [Fact]
    public Task ForOverSpans_KeepsItsBound() => FixAsync(
        "public static void F(ReadOnlySpan<float> x, Span<float> y, int n) { for (int i = 0; i < n; i++) { y[i] = MathF.Max(0, x[i]); } }",
        "public static void F(ReadOnlySpan<float> x, Span<float> y, int n) { Relu(x.Slice(0, n), y); }",
        """[Activation("relu")]""",
        "private static partial void Relu(ReadOnlySpan<float> x, Span<float> y);");

    [Fact]
    public Task ForOfADerivative_BecomesACallOfThatKind() => FixAsync(
        "public static void F(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { float t = MathF.Tanh(x[i]); y[i] = 1 - t * t; } }",
        "public static void F(float[] x, float[] y) { TanhDerivative(x, y); }",
        """[Activation("tanh", Kernel = KernelKind.Derivative)]""",
        "private static partial void TanhDerivative(ReadOnlySpan<float> x, Span<float> derivative);");

    [Fact]
    public Task ForEach_BecomesACallAndLosesItsCounter() => FixAsync(
        "public static void F(double[] x, double[] y) { int i = 0; foreach (double v in x) { y[i++] = Math.Tanh(v); } }",
        "public static void F(double[] x, double[] y) { Tanh(x, y); }",
        """[Activation("tanh")]""",
        "private static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);");

    [Fact]
    public Task Select_BecomesAnArrayAndACall() => FixAsync(
        "public static double[] F(double[] x) { return x.Select(v => Math.Tanh(v)).ToArray(); }",
        "public static double[] F(double[] x) { var result = new double[x.Length]; Tanh(x, result); return result; }",
        """[Activation("tanh")]""",
        "private static partial void Tanh(ReadOnlySpan<double> x, Span<double> y);");

    [Fact]
    public Task NameThatIsTaken_IsAvoided() => FixAsync(
        "public static void Tanh() { } public static void F(double[] x, double[] y) { for (int i = 0; i < x.Length; i++) { y[i] = Math.Tanh(x[i]); } }",
        "public static void Tanh() { } public static void F(double[] x, double[] y) { TanhKernel(x, y); }",
        """[Activation("tanh")]""",
        "private static partial void TanhKernel(ReadOnlySpan<double> x, Span<double> y);");

    // The fix keeps what the code computes. What the sigmoid is for only the user knows, and AK2001 asks.
    [Fact]
    public async Task FixOfASigmoid_IsFollowedByTheQuestionForItsRole()
    {
        string after = await new Fixing(new LoopAnalyzer(), new KernelCodeFixProvider()).FixFirstAsync(
            Id, Id, Source("public static class C", "public static void F(float[] x, float[] y) { for (int i = 0; i < x.Length; i++) { y[i] = 1 / (1 + MathF.Exp(-x[i])); } }"));

        Assert.Empty(await new Analysis(new LoopAnalyzer()).RunAsync(after));
        Assert.Equal("AK2001", Assert.Single(await new Analysis(new SigmoidUseAnalyzer()).RunAsync(after)).Id);
        string output = await new Fixing(new SigmoidUseAnalyzer(), new SigmoidUseCodeFixProvider()).FixFirstAsync("AK2001", "AK2001Output", after);
        Assert.Contains("[Activation(\"sigmoid\", Role = ActivationRole.Output)]", output, StringComparison.Ordinal);
        Assert.Empty(await new Analysis(new SigmoidUseAnalyzer()).RunAsync(output));
    }

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FindAsync(
        """
        #pragma warning disable AK3001
            void M(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = Math.Tanh(x[i]); }
        """));

    private static Task<Finding[]> FindAsync(string members) => new Analysis(new LoopAnalyzer()).RunAsync(Source("public class C", members));

    // The result compiles behind the generator: Fixing sees to that.
    private static async Task FixAsync(string member, string expected, string attribute, string kernel)
    {
        string after = await new Fixing(new LoopAnalyzer(), new KernelCodeFixProvider()).FixFirstAsync(Id, Id, Source("public static class C", member));

        Assert.Equal(
            Words(Source("public static partial class C", expected + "\n" + attribute + "\n" + kernel)),
            Words(after));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Source(string type, string members) => $$"""
        using System;
        using System.Linq;
        using ActivationKernels;

        {{type}}
        {
            {{members}}
        }
        """;
}
