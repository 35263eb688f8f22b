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

    [Fact]
    public void FormulaInAnotherFile_IsFollowedWhenItChanges()
    {
        const string Other = "internal static class Other { [ActivationKernels.ActivationFormula] public static float F(float x) => 0.1f * x; }";
        CSharpCompilation compilation = Compilations.Create(
            Compilations.Kernels("[Activation(nameof(Other.F))] public static partial void K(ReadOnlySpan<float> x, Span<float> y);"));
        SyntaxTree before = Compilations.Parse(Other);
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation.AddSyntaxTrees(before));

        GeneratorRunResult result = driver
            .RunGenerators(compilation.AddSyntaxTrees(Compilations.Parse(Other.Replace("0.1f", "0.2f"))))
            .GetRunResult().Results.Single();

        Assert.Equal(IncrementalStepRunReason.Modified, Reason(result, Steps.Kernel));
    }

    private static GeneratorRunResult RunTwice(System.Func<CSharpCompilation, CSharpCompilation> edit, string? source = null)
    {
        CSharpCompilation compilation = Compilations.Create(source ?? Source);
        GeneratorDriver driver = Compilations.Driver().RunGenerators(compilation);
        return driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single();
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string source) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(), Compilations.Parse(source));

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result) =>
        new[] { Steps.Request, Steps.Capabilities, Steps.Kernel }.Select(step => Reason(result, step));

    private static IncrementalStepRunReason Reason(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].Single().Outputs.Single().Reason;

    private static void AssertUnchanged(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());
}
