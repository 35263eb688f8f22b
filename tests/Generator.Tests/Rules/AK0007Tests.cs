using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActivationKernels.Generator.Tests.Rules;

public sealed class AK0007Tests
{
    // A partial method of the old kind, which needs no body.
    private const string Source = """
        using System;
        using ActivationKernels;
        internal static partial class Kernels
        {
            /*pragma*/
            [Activation("relu")]
            static partial void Relu(ReadOnlySpan<float> x, Span<float> y);
        }
        """;

    [Fact]
    public void OldLanguage_IsReportedAtTheAttributeAndNothingIsGenerated()
    {
        GeneratorResult result = Compilations.Run(Source, Old);

        Diagnostic diagnostic = Assert.Single(result.Analyze());
        Assert.Equal("AK0007", diagnostic.Id);
        Assert.Equal("The kernel 'Relu' needs C# 9 or later, and this project uses C# 7.3: set LangVersion", diagnostic.GetMessage());
        Assert.Equal(Source.IndexOf("Activation(", System.StringComparison.Ordinal), diagnostic.Location.SourceSpan.Start);
        Assert.Empty(result.Run.GeneratedSources);
    }

    [Fact]
    public void CSharp9_IsNotReported()
    {
        GeneratorResult result = Compilations.Run(Source, Compilations.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp9));

        Assert.Empty(result.Analyze());
        Assert.Single(result.Run.GeneratedSources);
    }

    [Fact]
    public void Pragma_Silences()
    {
        GeneratorResult result = Compilations.Run(Source.Replace("/*pragma*/", "\n#pragma warning disable AK0007\n"), Old);

        Assert.All(result.Analyze(), d => Assert.True(d.IsSuppressed));
    }

    private static CSharpParseOptions Old => Compilations.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp7_3);
}
