using System;
using System.Linq;
using System.Runtime.CompilerServices;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Steps = ActivationKernels.ActivationGenerator.StepNames;

namespace ActivationKernels.Generator.Tests.Pipeline;

/// <summary>What an edit costs in a project with many kernels, in steps; docs/editor-speed.md has the times.</summary>
public sealed class ManyKernelsTests
{
    private const int Methods = 100;

    private static readonly SyntaxTree Unrelated = Other(0);

    [Fact]
    public void UnrelatedKeystroke_WritesNoKernelAgain()
    {
        Assert.Equal((Methods, 0), Written(before => before.ReplaceSyntaxTree(Unrelated, Other(1))));
    }

    [Fact]
    public void EditInOneMethod_WritesThatKernelOnly()
    {
        Assert.Equal((Methods, 1), Written(before => before.ReplaceSyntaxTree(before.SyntaxTrees.First(), Compilations.Parse(Source("renamed")))));
    }

    [Fact]
    public void OldCompilation_IsNotKeptAlive()
    {
        (GeneratorDriver driver, WeakReference old) = Edited();
        for (int i = 0; i < 5 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);
    }

    // Apart, so that no local of the test keeps the first compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) Edited()
    {
        CSharpCompilation old = Project();
        GeneratorDriver driver = Compilations.Driver().RunGenerators(old);
        return (driver.RunGenerators(old.ReplaceSyntaxTree(Unrelated, Other(1))), new WeakReference(old));
    }

    private static (int All, int Again) Written(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation project = Project();
        GeneratorRunResult result = Compilations.Driver().RunGenerators(project).RunGenerators(edit(project)).GetRunResult().Results.Single();
        IncrementalStepRunReason[] reasons = result.TrackedSteps[Steps.Kernel].SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();
        return (reasons.Length, reasons.Count(r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)));
    }

    private static CSharpCompilation Project() => Compilations.WithoutVectors(Compilations.Create(Source("x"))).AddSyntaxTrees(Unrelated);

    private static SyntaxTree Other(int value) => Compilations.Parse($"class Other {{ int Value() => {value}; }}").WithFilePath("Other.cs");

    // Only the first method takes the name.
    private static string Source(string name) => Compilations.Kernels(string.Join("\n    ", Enumerable.Range(0, Methods).Select(i =>
        $"[Activation(\"relu\")] public static partial void F{i}(ReadOnlySpan<float> {(i == 0 ? name : "x")}, Span<float> y);")));
}
