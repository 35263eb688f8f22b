using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using ActivationKernels.Catalog;
using ActivationKernels.Completion;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ActivationKernels.Generator.Tests.Editor;

/// <summary>What is offered at the caret, which stands at $.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("""[Activation("$")] static partial float F(float x);""")]
    [InlineData("""[Activation("si$")] static partial float F(float x);""")]
    [InlineData("""[Activation("$sigmoid")] static partial float F(float x);""")]
    [InlineData("""[Activation(name: "$")] static partial float F(float x);""")]
    [InlineData("""[ActivationKernels.ActivationAttribute("$", Slope = 2)] static partial float F(float x);""")]
    public async Task InsideTheName_EveryActivationAndAliasIsOffered(string member)
    {
        string[] offered = (await OfferedAsync(member)).Select(i => i.DisplayText).ToArray();

        Assert.Equal(ActivationCatalog.All.SelectMany(a => a.Aliases.Prepend(a.Name)).Order(StringComparer.Ordinal), offered.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NameOfALayer_TakesOneInput()
    {
        string[] offered = (await OfferedAsync("""[Network(Inputs = 4)] [Dense(8, "$")] sealed partial class Net;""")).Select(i => i.DisplayText).ToArray();

        Assert.Contains("leaky", offered);
        Assert.DoesNotContain("maxout", offered);
    }

    [Fact]
    public async Task ChosenName_ReplacesWhatStandsInTheString()
    {
        (Document document, int position) = Open("""[Activation("relu$x")] static partial float F(float x);""");
        CompletionContext context = await CompleteAsync(document, position);

        Assert.Equal("relux", (await document.GetTextAsync()).ToString(context.CompletionListSpan));
    }

    [Theory]
    [InlineData("""[Activation("leaky", $)] static partial float F(float x);""", "Slope =")]
    [InlineData("""[Activation("leaky_relu", Sl$)] static partial float F(float x);""", "Slope =")]
    [InlineData("""[Activation("elu",$ Role = ActivationRole.Hidden)] static partial float F(float x);""", "Alpha =")]
    [InlineData("""[Activation("hard_tanh", Min = -2, $)] static partial float F(float x);""", "Max =")]
    [InlineData("""const string Name = "leaky"; [Activation(Name, $)] static partial float F(float x);""", "Slope =")]
    [InlineData("""[Network(Inputs = 4)] [Dense(8, "leaky", $)] sealed partial class Net;""", "Slope =")]
    public async Task BehindTheName_ItsOtherParametersAreOffered(string member, string expected) =>
        Assert.Equal(new[] { expected }, (await OfferedAsync(member)).Select(i => i.DisplayText));

    [Fact]
    public async Task Description_SaysWhatTheActivationIs()
    {
        (Document document, int position) = Open("""[Activation("$")] static partial float F(float x);""");
        CompletionItem item = Items(await CompleteAsync(document, position)).Single(i => i.DisplayText == "leaky_relu");

        CompletionDescription? description = await new ActivationCompletionProvider().GetDescriptionAsync(document, item, CancellationToken.None);

        Assert.Equal(ActivationCatalog.Find("leaky")!.Summary, description!.Text);
        Assert.Equal("leaky", item.InlineDescription);
    }

    [Theory]
    [InlineData("""[Obsolete("$")] static void F() { }""")]
    [InlineData("""[Activation("relu", $)] static partial float F(float x);""")]
    [InlineData("""[Activation("leaky", Slope = $)] static partial float F(float x);""")]
    [InlineData("""[Activation("nothing", $)] static partial float F(float x);""")]
    [InlineData("""[Activation("leaky")]$ static partial float F(float x);""")]
    [InlineData("""[Activation($"leaky")] static partial float F(float x);""")]
    [InlineData("""static string F() => "$";""")]
    [InlineData("""static void F() { F($); }""")]
    public async Task AnywhereElse_NothingIsOffered(string member) => Assert.Empty(await OfferedAsync(member));

    [Theory]
    [InlineData('"', true)]
    [InlineData('s', true)]
    [InlineData(';', false)]
    public void TypedCharacter_OpensTheList(char typed, bool expected) => Assert.Equal(
        expected,
        new ActivationCompletionProvider().ShouldTriggerCompletion(SourceText.From(" " + typed), 2, CompletionTrigger.CreateInsertionTrigger(typed), null!));

    [Fact]
    public void Provider_IsExportedToTheEditor()
    {
        ExportCompletionProviderAttribute export = typeof(ActivationCompletionProvider).GetCustomAttribute<ExportCompletionProviderAttribute>()!;

        Assert.Equal((nameof(ActivationCompletionProvider), LanguageNames.CSharp), (export.Name, export.Language));
    }

    private static async Task<IReadOnlyList<CompletionItem>> OfferedAsync(string member)
    {
        (Document document, int position) = Open(member);
        return Items(await CompleteAsync(document, position));
    }

    private static async Task<CompletionContext> CompleteAsync(Document document, int position)
    {
        var provider = new ActivationCompletionProvider();
        var context = new CompletionContext(provider, document, position, new TextSpan(position, 0), CompletionTrigger.Invoke, null, CancellationToken.None);
        await provider.ProvideCompletionsAsync(context);
        return context;
    }

    // The list itself is for the editor's eyes only.
    private static IReadOnlyList<CompletionItem> Items(CompletionContext context) => (IReadOnlyList<CompletionItem>)typeof(CompletionContext)
        .GetProperty("Items", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!
        .GetValue(context)!;

    private static (Document Document, int Position) Open(string member)
    {
        string source = Compilations.Kernels(member);
        int position = source.IndexOf('$', StringComparison.Ordinal);
        Compilation model = Compilations.Create("");
        var workspace = new AdhocWorkspace();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Create(), "Tests", "Tests", LanguageNames.CSharp, compilationOptions: model.Options, parseOptions: Compilations.ParseOptions, metadataReferences: model.References))
            .AddDocument(DocumentId.CreateNewId(id), "User.cs", source.Remove(position, 1));
        return (solution.Projects.Single().Documents.Single(), position);
    }
}
