using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK3002Tests
{
    private const string Id = "AK3002";

    [Theory]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y);", "These 2 calls compute silu of 'x' in 2 passes", "TensorPrimitives.Multiply(x, t, y)")]
    [InlineData("TensorPrimitives.Negate(x, y); TensorPrimitives.Exp(y, y); TensorPrimitives.Add(y, 1f, y); TensorPrimitives.Divide(1f, y, y);", "These 4 calls compute sigmoid of 'x' in 4 passes", "TensorPrimitives.Divide(1f, y, y)")]
    [InlineData("TensorPrimitives.Exp(x, y); TensorPrimitives.Add(y, 1f, y); TensorPrimitives.Log(y, y);", "These 3 calls compute softplus of 'x' in 3 passes", "TensorPrimitives.Log(y, y)")]
    [InlineData("Span<float> t = stackalloc float[64]; TensorPrimitives.Multiply(x, 0.1f, t); TensorPrimitives.Max(x, t, y);", "These 2 calls compute leaky (Slope = 0.1) of 'x' in 2 passes", "TensorPrimitives.Max(x, t, y)")]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Tanh(x, t); TensorPrimitives.Multiply(t, t, t); TensorPrimitives.Subtract(1f, t, y);", "These 3 calls compute the derivative of tanh of 'x' in 3 passes", "TensorPrimitives.Subtract(1f, t, y)")]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Tanh(x, t); TensorPrimitives.Multiply(t, t, t); TensorPrimitives.Subtract(1f, t, t); TensorPrimitives.Multiply(t, g, y);", "These 4 calls compute the backward pass of tanh of 'x' in 4 passes", "TensorPrimitives.Multiply(t, g, y)")]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t.AsSpan()); TensorPrimitives.Multiply(x, t.AsSpan(), y); TensorPrimitives.Exp(x, t);", "These 2 calls compute silu of 'x' in 2 passes", "TensorPrimitives.Multiply(x, t.AsSpan(), y)")]
    public async Task Composition_IsReportedAtItsLastCall(string body, string message, string text)
    {
        Finding finding = Assert.Single(await FindAsync(body));

        Assert.Equal((Id, DiagnosticSeverity.Info, text), (finding.Id, finding.Severity, finding.Text));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y); Console.WriteLine(t[0]);")]
    [InlineData("TensorPrimitives.Sigmoid(x, t0); TensorPrimitives.Multiply(x, t0, y);")]
    [InlineData("TensorPrimitives.Sigmoid(x, y);")]
    [InlineData("var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); Console.WriteLine(); TensorPrimitives.Multiply(x, t, y);")]
    [InlineData("TensorPrimitives.Add(x, g, y); TensorPrimitives.Tanh(y, y);")]
    [InlineData("TensorPrimitives.Exp(x, y); TensorPrimitives.Multiply(y, 2f, y);")]
    [InlineData("var t = new float[x.Length]; for (int i = 0; i < 3; i++) { TensorPrimitives.Exp(t, y); TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y); }")]
    [InlineData("TensorPrimitives.Tanh(x, y); TensorPrimitives.Tanh(g, y);")]
    public async Task OtherCalls_AreSilent(string body) => Assert.Empty(await FindAsync(body));

    [Fact]
    public Task Fix_DeclaresTheKernelAndRemovesTheTemporary() => FixAsync(
        "var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y);",
        "Silu(x, y);",
        """[Activation("silu")] private static partial void Silu(ReadOnlySpan<float> x, Span<float> y);""");

    [Fact]
    public Task Fix_KeepsATemporaryThatIsUsedAgain() => FixAsync(
        "var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y); TensorPrimitives.Exp(x, t); Console.WriteLine(t[0]);",
        "var t = new float[x.Length]; Silu(x, y); TensorPrimitives.Exp(x, t); Console.WriteLine(t[0]);",
        """[Activation("silu")] private static partial void Silu(ReadOnlySpan<float> x, Span<float> y);""");

    [Fact]
    public Task Fix_FusesTheBackwardPass() => FixAsync(
        "var t = new float[x.Length]; TensorPrimitives.Tanh(x, t); TensorPrimitives.Multiply(t, t, t); TensorPrimitives.Subtract(1f, t, t); TensorPrimitives.Multiply(t, g, y);",
        "TanhBackward(x, g, y);",
        """[Activation("tanh")] private static partial void TanhBackward(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);""");

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FindAsync(
        """
        #pragma warning disable AK3002
            TensorPrimitives.Exp(x, y); TensorPrimitives.Add(y, 1f, y); TensorPrimitives.Log(y, y);
        """));

    private static Task<Finding[]> FindAsync(string body) => new Analysis(new TensorPrimitivesAnalyzer()).With(Libraries.Tensors).RunAsync(Source("static class C", body, ""));

    private static async Task FixAsync(string before, string after, string kernel)
    {
        string changed = await new Fixing(new TensorPrimitivesAnalyzer(), new KernelCodeFixProvider()).With(Libraries.Tensors).FixFirstAsync(Id, Id, Source("static class C", before, ""));

        Assert.Equal(Words(Source("static partial class C", after, kernel)), Words(changed));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Source(string type, string body, string member) => $$"""
        using System;
        using System.Numerics.Tensors;
        using ActivationKernels;

        {{type}}
        {
            public static void M(float[] x, float[] g, float[] t0, float[] y)
            {
                {{body}}
            }
            {{member}}
        }
        """;
}
