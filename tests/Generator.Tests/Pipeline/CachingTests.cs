using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Steps = ActivationKernels.ActivationGenerator.StepNames;

namespace ActivationKernels.Generator.Tests.Pipeline;

public sealed class CachingTests
{
    private static readonly string Source = Compilations.Kernels(
        """[Activation("leaky", Slope = 0.1)] public static partial void Leaky(ReadOnlySpan<float> x, Span<float> y);""");

    private static readonly string FormulaSource = Compilations.Kernels(
        "[ActivationFormula] static float F(float x) => 0.1f * x; [Activation(nameof(F))] public static partial void K(ReadOnlySpan<float> x, Span<float> y);");

    [Fact]
    public void EditInAnotherFile_LeavesEveryStepUnchanged()
    {
        GeneratorRunResult result = RunTwice(c => c.AddSyntaxTrees(Compilations.Parse("class Other { }")));

        Assert.All(Reasons(result), AssertUnchanged);
    }

    [Fact]
    public void CommentAboveTheKernel_LeavesEveryStepUnchanged()
    {
        GeneratorRunResult result = RunTwice(c => Replace(c, "// A comment.\n" + Source));

        Assert.All(Reasons(result), AssertUnchanged);
    }

    [Fact]
    public void OtherSlope_ModifiesRequestAndKernel()
    {
        GeneratorRunResult result = RunTwice(c => Replace(c, Source.Replace("0.1", "0.2")));

        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, Steps.Request));
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, Steps.Kernel));
    }

    [Fact]
    public void CommentInAFormula_LeavesEveryStepUnchanged()
    {
        GeneratorRunResult result = RunTwice(c => Replace(c, FormulaSource.Replace("=>", "/* A comment. */ =>")), FormulaSource);

        Assert.All(Reasons(result), AssertUnchanged);
    }

    [Fact]
    public void OtherFormula_ModifiesRequestAndKernel()
    {
        GeneratorRunResult result = RunTwice(c => Replace(c, FormulaSource.Replace("0.1f", "0.2f")), FormulaSource);

        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, Steps.Request));
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, Steps.Kernel));
    }

    // What stands unchanged can mean something else: each row is another file before and after an edit.
    [Theory]
    [InlineData("nameof(Other.F)", "class Other { [ActivationFormula] public static float F(float x) => 0.1f * x; }", "class Other { [ActivationFormula] public static float F(float x) => 0.2f * x; }")]
    [InlineData("\"leaky\", Slope = Other.Slope", "class Other { public const double Slope = 0.1; }", "class Other { public const double Slope = 0.2; }")]
    [InlineData("\"relu\"", "", "static partial class Kernels { static void KDerivative() { } }")]
    [InlineData("\"relu\"", "", "static partial class Kernels { public static partial void K(ReadOnlySpan<float> x, Span<float> y) { } }")]
    [InlineData("\"relu\"", "", "struct Span<T> { }")]
    [InlineData("\"relu\"", "", "static partial class Kernels { [ActivationFormula] static float relu(float x) => x; }")]
    public void EditElsewhere_IsFollowedWhereItMatters(string arguments, string before, string after)
    {
        CSharpCompilation compilation = Compilations.Create(
            Compilations.Kernels($"[Activation({arguments})] public static partial void K(ReadOnlySpan<float> x, Span<float> y);"));
        SyntaxTree other = Compilations.Parse("using System; using ActivationKernels;\n" + before);
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation.AddSyntaxTrees(other));
        CSharpCompilation edited = compilation.AddSyntaxTrees(Compilations.Parse("using System; using ActivationKernels;\n" + after));

        Assert.NotEqual(Texts(driver), Texts(driver.RunGenerators(edited)));
        Assert.Equal(Texts(Compilations.Driver().RunGenerators(edited)), Texts(driver.RunGenerators(edited)));
    }

    [Fact]
    public void OtherReference_IsFollowed()
    {
        CSharpCompilation compilation = Compilations.Create(Source);
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation);

        Assert.NotEqual(Texts(driver), Texts(driver.RunGenerators(Compilations.WithoutVectors(compilation))));
    }

    private static GeneratorRunResult RunTwice(System.Func<CSharpCompilation, CSharpCompilation> edit, string? source = null)
    {
        CSharpCompilation compilation = Compilations.Create(source ?? Source);
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation);
        return driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single();
    }

    private static string Texts(GeneratorDriver driver) =>
        string.Concat(driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.SourceText.ToString()));

    private static CSharpCompilation Replace(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), Compilations.Parse(source));

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result) =>
        new[] { Steps.Request, Steps.Capabilities, Steps.Kernel }.Select(step => Reason(result, step));

    private static IncrementalStepRunReason Reason(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].Single().Outputs.Single().Reason;

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
}
