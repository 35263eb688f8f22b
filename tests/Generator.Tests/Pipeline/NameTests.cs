using System;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Pipeline;

/// <summary>Every name that C# allows survives: the output compiles without a warning and no two files share a name.</summary>
public sealed class NameTests
{
    private const string Kernel = """[Activation("relu")] internal static partial void F(ReadOnlySpan<float> x, Span<float> y);""";

    [Theory]
    [InlineData("partial class Outer { partial struct Inner { KERNEL } }")]
    [InlineData("partial class Generic<T, U> where T : class { KERNEL }")]
    [InlineData("partial record R { KERNEL }")]
    [InlineData("partial record struct R { KERNEL }")]
    [InlineData("partial interface I<in T> { KERNEL }")]
    [InlineData("readonly ref partial struct S { KERNEL }")]
    [InlineData("partial class @class { [Activation(\"relu\")] static partial void @event(ReadOnlySpan<float> @in, Span<float> @out); }")]
    [InlineData("partial class Größe { [Activation(\"relu\")] static partial void Fläche(ReadOnlySpan<float> ä, Span<float> ö); }")]
    [InlineData("namespace A { partial class K { KERNEL } } namespace B { partial class K { KERNEL } } partial class K { KERNEL }")]
    [InlineData("namespace @namespace.@int { partial class K { KERNEL } }")]
    [InlineData("partial class K { KERNEL } partial class k { KERNEL } partial class K<T> { KERNEL }")]
    [InlineData("partial class K { KERNEL [Activation(\"relu\")] internal static partial void f(ReadOnlySpan<float> x, Span<float> y); }")]
    [InlineData("partial class K { KERNEL [Activation(\"relu\")] internal static partial void F(ReadOnlySpan<double> x, Span<double> y); }")]
    [InlineData("partial class K { [Activation(\"relu\")] internal unsafe static partial void F(scoped ReadOnlySpan<float> x, Span<float> y); }")]
    [InlineData("class Base { protected static void F(ReadOnlySpan<float> x, Span<float> y) { } } partial class K : Base { [Activation(\"relu\")] protected internal new static partial void F(ReadOnlySpan<float> x, Span<float> y); }")]
    [InlineData("static partial class K { [Activation(\"relu\")] internal static partial void F(this ReadOnlySpan<float> x, Span<float> y); }")]
    public void Declaration_CompilesWithoutAWarning(string declaration)
    {
        GeneratorResult result = Compilations.Run("using System; using ActivationKernels;\n" + declaration.Replace("KERNEL", Kernel));

        Assert.DoesNotContain(result.Complaints, c => !c.Contains("CS8981", StringComparison.Ordinal));
        string[] names = result.Run.GeneratedSources.Select(s => s.HintName).ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.True(name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_'), name));
    }

    [Theory]
    [InlineData("namespace A. { partial class K { KERNEL } }")]
    [InlineData("partial class { KERNEL }")]
    [InlineData("partial class K { } } KERNEL")]
    [InlineData("namespace A { KERNEL }")]
    [InlineData("partial class K<T, > { KERNEL }")]
    [InlineData("partial class K { [Activation(\"relu\")] static partial void (ReadOnlySpan<float> x, Span<float> y); }")]
    [InlineData("partial class K { [Activation(\"relu\")] static partial void F(ReadOnlySpan<float>, Span<float> y); }")]
    [InlineData("partial class K { [Activation(\"relu\")] static partial void F(void x, Span<float> y); }")]
    [InlineData("[Network(Inputs = 4)] [Dense(4, \"relu\")] partial class { }")]
    [InlineData("namespace A. { [Network(Inputs = 4)] [Dense(4, \"relu\")] partial class Net { } }")]
    public void UnfinishedName_GivesNoCodeThatDoesNotParse(string declaration)
    {
        GeneratorResult result = Compilations.Run("using System; using ActivationKernels;\n" + declaration.Replace("KERNEL", Kernel));

        Assert.Null(result.Run.Exception);
        Assert.All(result.Run.GeneratedSources, source => Assert.Empty(source.SyntaxTree.GetDiagnostics()));
    }

    [Fact]
    public void PublicKernels_HaveDocumentedCompanions()
    {
        GeneratorResult result = Compilations.Run("""
            using System;
            using ActivationKernels;
            namespace N;
            /// <summary>Kernels.</summary>
            public static partial class K
            {
                /// <summary>Relu.</summary>
                [Activation("relu")] public static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
                /// <summary>Maxout.</summary>
                [Activation("maxout")] public static partial void Maxout(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> y);
                /// <summary>Leaky.</summary>
                [Activation("leaky")] public static partial void Leaky(ReadOnlySpan<float> x, float slope, Span<float> y);
            }
            """);

        Assert.Empty(result.Complaints);
        string[] members = result.Compilation.GetTypeByMetadataName("N.K")!.GetMembers().Select(m => m.Name).ToArray();

        // A run-time slope has a gradient of its own: one more overload.
        Assert.Equal(
            new[] { "Leaky", "LeakyBackward", "LeakyBackward", "LeakyDerivative", "Maxout", "MaxoutBackward", "Relu", "ReluBackward", "ReluDerivative" },
            members.Order(StringComparer.Ordinal));
    }
}
