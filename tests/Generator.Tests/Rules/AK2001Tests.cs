using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK2001Tests
{
    private const string Id = "AK2001";
    private const string Remedy = "leaky, relu, silu, tanh, or set Role to Output or Gate if it is one";
    private const string CallRemedy = "leaky, relu, silu, tanh between layers";

    [Theory]
    [InlineData("""[Activation({|#0:"sigmoid"|})] public static partial void F(ReadOnlySpan<float> x, Span<float> y);""")]
    [InlineData("""[Activation({|#0:"logistic"|})] public static partial double F(double x);""")]
    [InlineData("""[Activation({|#0:"Sigmoid"|}, Role = ActivationRole.Hidden)] public static partial void F(Span<float> xy);""")]
    [InlineData("""[Activation({|#0:name: "sigmoid"|})] public static partial float F(float x);""")]
    [InlineData("""const string Name = "sig" + "moid"; [Activation({|#0:Name|})] public static partial float F(float x);""")]
    [InlineData("""[Activation({|#0:"sigmoid"|})] public static partial void F(ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, Span<float> gradient);""")]
    public Task SigmoidWithoutRole_IsReportedAtItsName(string member) => Test(member).ExpectAsync(Expected(0));

    [Theory]
    [InlineData("""[Activation("sigmoid", Role = ActivationRole.Output)] public static partial float F(float x);""")]
    [InlineData("""[Activation("sigmoid", Role = ActivationRole.Gate)] public static partial float F(float x);""")]
    [InlineData("""[Activation("tanh")] public static partial float F(float x);""")]
    [InlineData("""[Activation("silu")] public static partial float F(float x);""")]
    [InlineData("""[Activation("softplus")] public static partial float F(float x);""")]
    [InlineData("""[Activation("maxout")] public static partial float F(float x, float y);""")]
    [InlineData("""public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));""")]
    public Task OutputGateOrOtherActivation_IsNotReported(string member) => Test(member).ExpectAsync();

    [Theory]
    [InlineData("leaky", "\"leaky\"")]
    [InlineData("relu", "\"relu\"")]
    [InlineData("silu", "\"silu\"")]
    [InlineData("tanh", "\"tanh\"")]
    [InlineData("Output", "\"sigmoid\", Role = ActivationRole.Output")]
    [InlineData("Gate", "\"sigmoid\", Role = ActivationRole.Gate")]
    public async Task FixAll_TakesTheSameRemedyInEveryDocument(string choice, string arguments)
    {
        var fixing = new Fixing(new SigmoidUseAnalyzer(), new SigmoidUseCodeFixProvider());

        string[] changed = await fixing.FixAllAsync(Id, Id + choice, Document("A", "\"sigmoid\""), Document("B", "\"sigmoid\""));

        Assert.Equal(new[] { Document("A", arguments), Document("B", arguments) }, changed);
    }

    [Fact]
    public async Task Fix_ReplacesARoleThatIsThere()
    {
        string before = Compilations.Kernels("""[Activation("sigmoid", Role = ActivationRole.Hidden)] public static partial float F(float x);""");
        var fixing = new Fixing(new SigmoidUseAnalyzer(), new SigmoidUseCodeFixProvider());

        string after = await fixing.FixFirstAsync(Id, Id + "Gate", before);

        Assert.Equal(before.Replace("Hidden", "Gate"), after);
    }

    [Theory]
    [InlineData("""void M(ReadOnlySpan<float> x, Span<float> y) => System.Numerics.Tensors.TensorPrimitives.{|#0:Sigmoid|}(x, y);""")]
    [InlineData("""void M(ReadOnlySpan<double> x, Span<double> y) { System.Numerics.Tensors.TensorPrimitives.{|#0:Sigmoid<double>|}(x, y); }""")]
    public Task CallOfTensorPrimitives_IsAHint(string method) => new RuleTest<SigmoidUseAnalyzer, EmptyCodeFixProvider>($$"""
        using System;
        class C { {{method}} }
        """)
        .With(Libraries.Tensors)
        .ExpectAsync(Verify.Rule(Id, "sigmoid", "0.5", "0.25", CallRemedy).WithSeverity(DiagnosticSeverity.Info));

    [Fact]
    public Task OtherCallOfTensorPrimitives_IsNotReported() => new RuleTest<SigmoidUseAnalyzer, EmptyCodeFixProvider>("""
        using System;
        class C { void M(ReadOnlySpan<float> x, Span<float> y) { System.Numerics.Tensors.TensorPrimitives.Tanh(x, y); System.Numerics.Tensors.TensorPrimitives.Exp(x, y); } }
        """)
        .With(Libraries.Tensors)
        .ExpectAsync();

    [Fact]
    public Task Pragma_Silences() => Test(
        """
        #pragma warning disable AK2001
            [Activation("sigmoid")] public static partial float F(float x);
        """).ExpectAsync();

    [Fact]
    public async Task EditorConfig_SetsTheSeverity()
    {
        string source = Compilations.Kernels("""[Activation("sigmoid")] public static partial float F(float x);""");

        Finding finding = Assert.Single(await new Analysis(new SigmoidUseAnalyzer()).WithEditorConfig("dotnet_diagnostic.AK2001.severity = error").RunAsync(source));

        Assert.Equal((Id, "\"sigmoid\"", DiagnosticSeverity.Error), (finding.Id, finding.Text, finding.Severity));
        Assert.Empty(await new Analysis(new SigmoidUseAnalyzer()).WithEditorConfig("dotnet_diagnostic.AK2001.severity = none").RunAsync(source));
    }

    private static RuleTest<SigmoidUseAnalyzer, EmptyCodeFixProvider> Test(string members) => new(Compilations.Kernels(members));

    private static DiagnosticResult Expected(int location) => Verify.RuleAt(location, Id, "sigmoid", "0.5", "0.25", Remedy);

    private static string Document(string type, string arguments) => $$"""
        using System;
        using ActivationKernels;

        internal static partial class {{type}}
        {
            [Activation({{arguments}})]
            public static partial void First(ReadOnlySpan<float> x, Span<float> y);

            // A comment.
            [Activation({{arguments}})]
            public static partial double Second(double x);
        }
        """;
}
