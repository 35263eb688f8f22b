using System;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

/// <summary>Fix All: several faults in each of two documents, gone in one step.</summary>
public sealed class FixAllTests
{
    [Theory]
    [InlineData(
        "AK0001",
        """[Activation("relu")] public static void F(ReadOnlySpan<float> x, Span<float> y) { } [Activation("relu")] public static double G(double x);""",
        """[Activation("relu")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); [Activation("relu")] public static partial double G(double x);""")]
    [InlineData(
        "AK0002",
        """[Activation("rellu")] public static partial float F(float x); [Activation("tahn")] public static partial double G(double x);""",
        """[Activation("relu")] public static partial float F(float x); [Activation("tanh")] public static partial double G(double x);""")]
    [InlineData(
        "AK0003",
        """[Activation("relu")] public static partial void F(ReadOnlySpan<float> x); [Activation("tanh")] public static partial void G(ReadOnlySpan<double> x);""",
        """[Activation("relu")] public static partial void F(ReadOnlySpan<float> x, Span<float> y); [Activation("tanh")] public static partial void G(ReadOnlySpan<double> x, Span<double> y);""")]
    [InlineData(
        "AK0004",
        """[Activation("relu", Kernel = KernelKind.Backward)] public static partial void F(Span<float> x); [Activation("relu", Kernel = KernelKind.ForwardAndDerivative)] public static partial float G(float x);""",
        """[Activation("relu", Kernel = KernelKind.Forward)] public static partial void F(Span<float> x); [Activation("relu", Kernel = KernelKind.Forward)] public static partial float G(float x);""")]
    [InlineData(
        "AK0005",
        """[Activation("leaky", Slope = double.NaN)] public static partial float F(float x); [Activation("elu", Alpha = -1)] public static partial float G(float x);""",
        """[Activation("leaky", Slope = 0.01)] public static partial float F(float x); [Activation("elu", Alpha = 1E-06)] public static partial float G(float x);""")]
    [InlineData(
        "AK0006",
        """[Activation("relu", Alpha = 1)] public static partial float F(float x); [Activation("tanh", Beta = 2, Alpha = 3)] public static partial float G(float x);""",
        """[Activation("relu")] public static partial float F(float x); [Activation("tanh")] public static partial float G(float x);""")]
    public async Task EveryFault_IsFixedInOneStep(string id, string members, string expected)
    {
        var fixing = new Fixing(new DeclarationAnalyzer(), new DeclarationCodeFixProvider()).With(Libraries.Tensors);

        string[] changed = await fixing.FixAllAsync(id, id, Document("A", members), Document("B", members));

        Assert.Equal(new[] { Document("A", expected), Document("B", expected) }, changed);
    }

    // Two equal kernels are declared once, and the parts of one type in two documents do not take the same name.
    [Theory]
    [InlineData(
        "AK3001",
        "public static void F(float[] x) { for (int i = 0; i < x.Length; i++) x[i] = MathF.Tanh(x[i]); } public static void G(float[] x) { for (int i = 0; i < x.Length; i++) x[i] = MathF.Tanh(x[i]); } public static void H(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = Math.Tanh(x[i]); }",
        "public static void F(float[] x) { Tanh(x); } public static void G(float[] x) { Tanh(x); } public static void H(double[] x) { TanhKernel(x); } [Activation(\"tanh\")] private static partial void Tanh(Span<float> xy); [Activation(\"tanh\")] private static partial void TanhKernel(Span<double> xy);")]
    [InlineData(
        "AK3002",
        "public static void F(float[] x, float[] y) { TensorPrimitives.Exp(x, y); TensorPrimitives.Add(y, 1f, y); TensorPrimitives.Log(y, y); } public static void G(float[] x, float[] y) { var t = new float[x.Length]; TensorPrimitives.Sigmoid(x, t); TensorPrimitives.Multiply(x, t, y); }",
        "public static void F(float[] x, float[] y) { Softplus(x, y); } public static void G(float[] x, float[] y) { Silu(x, y); } [Activation(\"softplus\")] private static partial void Softplus(ReadOnlySpan<float> x, Span<float> y); [Activation(\"silu\")] private static partial void Silu(ReadOnlySpan<float> x, Span<float> y);")]
    [InlineData(
        "AK3003",
        "[Activation(\"relu\")] static partial void R(ReadOnlySpan<float> x, Span<float> y); public static void F(float[] x, float[] y, float[] d) { R(x, y); RDerivative(x, d); } public static void G(float[] x, float[] y, float[] d) { R(y, x); RDerivative(y, d); }",
        "[Activation(\"relu\")] static partial void R(ReadOnlySpan<float> x, Span<float> y); public static void F(float[] x, float[] y, float[] d) { RWithDerivative(x, y, d); } public static void G(float[] x, float[] y, float[] d) { RWithDerivative(y, x, d); } [Activation(\"relu\", Kernel = KernelKind.ForwardAndDerivative)] private static partial void RWithDerivative(ReadOnlySpan<float> x, Span<float> y, Span<float> derivative);")]
    public async Task EveryKernel_IsDeclaredOnceAndCalled(string id, string members, string expected)
    {
        DiagnosticAnalyzer analyzer = id switch
        {
            "AK3001" => new LoopAnalyzer(),
            "AK3002" => new TensorPrimitivesAnalyzer(),
            _ => new KernelCallAnalyzer(),
        };
        var fixing = new Fixing(analyzer, new KernelCodeFixProvider()).With(Libraries.Tensors);

        string[] changed = await fixing.FixAllAsync(id, id, Document("A", members), Document("B", members));

        Assert.Equal(new[] { Words(Document("A", expected)), Words(Document("B", expected)) }, changed.Select(Words));
    }

    [Fact]
    public async Task PartsOfOneType_GetKernelsOfDifferentNames()
    {
        var fixing = new Fixing(new LoopAnalyzer(), new KernelCodeFixProvider()).With(Libraries.Tensors);

        string[] changed = await fixing.FixAllAsync(
            "AK3001",
            "AK3001",
            Document("A", "public static void F(float[] x) { for (int i = 0; i < x.Length; i++) x[i] = MathF.Tanh(x[i]); }"),
            Document("A", "public static void G(double[] x) { for (int i = 0; i < x.Length; i++) x[i] = Math.Tanh(x[i]); }"));

        Assert.Contains("void Tanh(Span<float> xy)", changed[0], StringComparison.Ordinal);
        Assert.Contains("void TanhKernel(Span<double> xy)", changed[1], StringComparison.Ordinal);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Document(string type, string members) => $$"""
        using System;
        using System.Numerics.Tensors;
        using ActivationKernels;

        internal static partial class {{type}}
        {
            {{members}}
        }
        """;
}
