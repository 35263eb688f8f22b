using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ActivationKernels.Generator.Tests.Editor;

/// <summary>What is offered on a method, and what comes of it: the result compiles behind the generator, without a complaint of the rules.</summary>
public sealed class DerivativeKernelRefactoringTests
{
    private const string Derivative = "Derivative";
    private const string Fused = "ForwardAndDerivative";

    [Theory]
    [InlineData(
        """[Activation("tanh")] public static partial double F(double x);""",
        Derivative,
        """[Activation("tanh", Kernel = KernelKind.Derivative)] public static partial double FDerivative(double x);""")]
    [InlineData(
        """[Activation("leaky", Slope = 0.2, Companions = false)] internal static partial void F(ReadOnlySpan<float> x, Span<float> y);""",
        Derivative,
        """[Activation("leaky", Slope = 0.2, Kernel = KernelKind.Derivative)] internal static partial void FDerivative(ReadOnlySpan<float> x, Span<float> derivative);""")]
    [InlineData(
        """[Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.Forward)] static partial void F(Span<float> xy);""",
        Derivative,
        """[Activation("sigmoid", Role = ActivationRole.Gate, Kernel = KernelKind.Derivative)] static partial void FDerivative(ReadOnlySpan<float> x, Span<float> derivative);""")]
    [InlineData(
        """[Activation("elu")] static partial void F(ReadOnlySpan<float> x, float alpha, Span<float> y);""",
        Fused,
        """[Activation("elu", Kernel = KernelKind.ForwardAndDerivative)] static partial void FWithDerivative(ReadOnlySpan<float> x, float alpha, Span<float> y, Span<float> derivative);""")]
    public async Task Kernel_IsAddedBesideTheMethod(string member, string key, string added)
    {
        string source = Compilations.Kernels(member);

        string changed = await ApplyAsync(source, key);

        Assert.Equal(Words(Compilations.Kernels(member + "\n" + added)), Words(changed));
        Assert.DoesNotContain(await new Analysis(new DeclarationAnalyzer()).RunAsync(changed), f => f.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("""[Activation("tanh")] static partial void F(ReadOnlySpan<float> x, Span<float> y);""", Fused)]
    [InlineData("""[Activation("tanh")] static partial void F(Span<float> xy);""", Derivative)]
    [InlineData("""[Activation("tanh")] static partial float F(float x);""", Derivative)]
    [InlineData("""[Activation("tanh", Companions = false)] static partial void F(ReadOnlySpan<float> x, Span<float> y);""", Derivative + " " + Fused)]
    [InlineData("""[Activation("tanh")] static partial float F(float x); static float FDerivative(float x) => x;""", "")]
    [InlineData("""[Activation("tanh", Kernel = KernelKind.Derivative)] static partial float F(float x);""", "")]
    [InlineData("""[Activation("maxout")] static partial float F(float x, float z);""", "")]
    [InlineData("""[Activation("nothing")] static partial float F(float x);""", "")]
    [InlineData("""static float F(float x) => x;""", "")]
    public async Task Offer_FillsWhatTheGeneratorDoesNotGive(string member, string keys) =>
        Assert.Equal(keys, string.Join(' ', (await OffersAsync(Open(Compilations.Kernels(member)))).Select(a => a.EquivalenceKey)));

    private static async Task<string> ApplyAsync(string source, string key)
    {
        Document document = Open(source);
        CodeAction action = Assert.Single(await OffersAsync(document), a => a.EquivalenceKey == key);
        ApplyChangesOperation change = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
        return (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }

    private static async Task<List<CodeAction>> OffersAsync(Document document)
    {
        var actions = new List<CodeAction>();
        int position = (await document.GetTextAsync()).ToString().IndexOf("F(", StringComparison.Ordinal);
        await new DerivativeKernelRefactoringProvider().ComputeRefactoringsAsync(
            new CodeRefactoringContext(document, new TextSpan(position, 1), actions.Add, CancellationToken.None));
        return actions;
    }

    private static Document Open(string source)
    {
        Compilation model = Compilations.Create("");
        ProjectId id = ProjectId.CreateNewId();
        return new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Create(), "Tests", "Tests", LanguageNames.CSharp, compilationOptions: model.Options, parseOptions: Compilations.ParseOptions, metadataReferences: model.References))
            .AddDocument(DocumentId.CreateNewId(id), "User.cs", source)
            .Projects.Single().Documents.Single();
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
