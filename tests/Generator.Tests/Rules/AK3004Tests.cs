using System;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK3004Tests
{
    private const string Id = "AK3004";

    [Theory]
    [InlineData("Relu(b.AsSpan(0, 8), b.AsSpan(4, 8))", "b.AsSpan(4, 8)", "'Relu' reads 'b' from element 0 on and writes it from element 4 on, 8 elements each: a partial overlap throws ArgumentException")]
    [InlineData("Relu(s.Slice(0, 8), s.Slice(1, 8))", "s.Slice(1, 8)", null)]
    [InlineData("Relu(s[0..8], s[2..10])", "s[2..10]", null)]
    [InlineData("Relu(s[..^1], s[1..])", "s[1..]", "'Relu' reads 's' from element 0 on and writes it from element 1 on: a partial overlap throws ArgumentException")]
    [InlineData("Relu(s[1..], s)", "s", null)]
    [InlineData("Relu(b.AsSpan(1), b)", "b", null)]
    [InlineData("Relu(s.Slice(4).Slice(0, 8), s.Slice(6, 8))", "s.Slice(6, 8)", null)]
    [InlineData("ReluBackward(g, s.Slice(0, 8), s.Slice(3, 8))", "s.Slice(3, 8)", null)]
    [InlineData("ReluDerivative(s.Slice(Start, 8), s.Slice(Start + 1, 8))", "s.Slice(Start + 1, 8)", null)]
    public async Task PartialOverlap_IsReportedAtTheDestination(string call, string text, string? message)
    {
        Finding finding = Assert.Single(await FindAsync(call));

        Assert.Equal((Id, DiagnosticSeverity.Warning, text), (finding.Id, finding.Severity, finding.Text));
        Assert.True(message is null || finding.Message == message, finding.Message);
    }

    [Theory]
    [InlineData("Relu(b, b)")]
    [InlineData("Relu(b.AsSpan(4, 8), b.AsSpan(4))")]
    [InlineData("Relu(b.AsSpan(0, 4), b.AsSpan(4, 4))")]
    [InlineData("Relu(b.AsSpan(0, n), b.AsSpan(n))")]
    [InlineData("Relu(b.AsSpan(n, 4), b.AsSpan(0, 4))")]
    [InlineData("Relu(b.AsSpan(0, 8), s.Slice(4, 8))")]
    [InlineData("Relu(b[0..8], b.AsSpan(1, 8))")]
    [InlineData("Other(s[..^1], s[1..])")]
    public async Task OtherArguments_AreSilent(string call) => Assert.Empty(await FindAsync(call));

    [Fact]
    public async Task Pragma_Silences() => Assert.Empty(await FindAsync("Relu(s[..^1], s[1..]);\n#pragma warning restore AK3004\n_ = n", "#pragma warning disable AK3004\n"));

    private static Task<Finding[]> FindAsync(string call, string before = "") => new Analysis(new KernelCallAnalyzer()).RunAsync(Compilations.Kernels(
        $$"""
        private const int Start = 2;
        [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        static void Other(ReadOnlySpan<float> x, Span<float> y) { }
        static void M(float[] b, Span<float> s, float[] g, int n)
        {
        {{before}}    {{call}};
        }
        """));
}
