using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

/// <summary>Fix All of the declaration rules: several faults in each of two documents, gone in one step.</summary>
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
        var fixing = new Fixing(new DeclarationAnalyzer(), new DeclarationCodeFixProvider());

        string[] changed = await fixing.FixAllAsync(id, id, Document("A", members), Document("B", members));

        Assert.Equal(new[] { Document("A", expected), Document("B", expected) }, changed);
    }

    private static string Document(string type, string members) => $$"""
        using System;
        using ActivationKernels;

        internal static partial class {{type}}
        {
            {{members}}
        }
        """;
}
