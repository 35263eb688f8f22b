using System;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Pipeline;

/// <summary>What the fast grade and parameters known at run time make of a kernel's text.</summary>
public sealed class FastKernelTests
{
    private const string Loss = """
        [ActivationFormula] static float Welsch(float x, float scale) => 1 - MathF.Exp(-(x / scale) * (x / scale) / 2);
        [Activation(nameof(Welsch), Companions = false GRADE)] static partial void K(ReadOnlySpan<float> x, float scale, Span<float> y);
        """;

    public static TheoryData<string> Rows { get; } =
        [.. ActivationCatalog.ElementWise.Where(row => row.MostInputs == 1).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void EveryRow_CompilesInTheFastGrade(string row) => Assert.Empty(Compilations.Run(Compilations.Kernels(
        $"[Activation(\"{row}\", Accuracy = Accuracy.Fast)] internal static partial void K(ReadOnlySpan<float> x, Span<float> y);")).Complaints);

    [Theory]
    [InlineData("")]
    [InlineData(", Accuracy = Accuracy.Fast")]
    public void AQuotientByAParameter_IsAProductInTheLoop(string grade)
    {
        string text = Text(Loss.Replace("GRADE", grade, StringComparison.Ordinal));
        int start = text.IndexOf("static void Loop512(", StringComparison.Ordinal);
        int loop = text.IndexOf("for (; i < bulk;", start, StringComparison.Ordinal);
        int end = text.IndexOf("for (; i < end;", loop, StringComparison.Ordinal);

        Assert.Contains(" / vs0", text[start..loop], StringComparison.Ordinal);
        Assert.DoesNotContain(" / ", text[loop..end], StringComparison.Ordinal);
    }

    [Fact]
    public void AScalarThatDivides_IsTestedForBothEnds()
    {
        string text = Text(Loss.Replace("GRADE", ", Accuracy = Accuracy.Fast", StringComparison.Ordinal));

        Assert.Contains("Math.Abs(s0) >= 9.53674316E-07f", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x / (1 + MathF.Exp(-1.702f * x))", true)]
    [InlineData("x + (MathF.Sin(x) * MathF.Sin(x))", false)]
    public void TheHeader_SaysWhetherTheGradeTakesEffect(string formula, bool takesEffect) => Assert.Equal(
        !takesEffect,
        Text($$"""
            [ActivationFormula] static float F(float x) => {{formula}};
            [Activation(nameof(F), Companions = false, Accuracy = Accuracy.Fast)] static partial void K(ReadOnlySpan<float> x, Span<float> y);
            """).Contains("the fast grade takes no effect here", StringComparison.Ordinal));

    [Theory]
    [InlineData("softmax", true)]
    [InlineData("softmin", true)]
    [InlineData("logsoftmax", false)]
    public void GradientOfARow_SumsInPlainDoubles(string row, bool takesEffect)
    {
        string text = Text($"[Activation(\"{row}\", Companions = false, Accuracy = Accuracy.Fast)] static partial void K(ReadOnlySpan<float> y, ReadOnlySpan<float> upstream, Span<float> gradient);");

        Assert.Equal(takesEffect, text.Contains("sums over a row are kept in double", StringComparison.Ordinal));
        Assert.Equal(!takesEffect, text.Contains("rest0_0", StringComparison.Ordinal));
        Assert.Equal(!takesEffect, text.Contains("the fast grade takes no effect here", StringComparison.Ordinal));
    }

    private static string Text(string members)
    {
        GeneratorResult result = Compilations.Run(Compilations.Kernels(members));
        Assert.Empty(result.Complaints);
        return result.Text;
    }
}
