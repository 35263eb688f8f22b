using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ActivationKernels.Editor.Tests;

/// <summary>An editor with the services of Roslyn's own and one open document, in a project that has the package's files.</summary>
internal sealed class Editor : IDisposable
{
    private static readonly string Package = Path.Combine(AppContext.BaseDirectory, "Package");

    private static readonly string[] Analyzers = ["ActivationKernels.Generator.dll", "ActivationKernels.Completion.dll"];

    private readonly AdhocWorkspace workspace = new(MefHostServices.Create(MefHostServices.DefaultAssemblies));
    private readonly int caret;

    /// <summary>Opens a source whose caret stands at $.</summary>
    public Editor(string source)
    {
        caret = source.IndexOf('$', StringComparison.Ordinal);
        var loader = new PackageLoader();
        ProjectId id = ProjectId.CreateNewId();
        ProjectInfo project = ProjectInfo.Create(
            id,
            VersionStamp.Create(),
            "User",
            "User",
            LanguageNames.CSharp,
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            metadataReferences: Net80.References.All.Append(MetadataReference.CreateFromFile(Path.Combine(Package, "ActivationKernels.dll"))),
            analyzerReferences: Analyzers.Select(name => new AnalyzerFileReference(Path.Combine(Package, name), loader)));
        Document = workspace.AddProject(project).AddDocument("User.cs", source.Remove(caret, 1));
    }

    private Document Document { get; }

    private CompletionService Service => CompletionService.GetService(Document)!;

    /// <summary>What is listed at the caret when the person asks for it.</summary>
    public async Task<ImmutableArray<CompletionItem>> ListAsync() => (await Service.GetCompletionsAsync(Document, caret)).ItemsList.ToImmutableArray();

    /// <summary>The source after the item of that text has been chosen.</summary>
    public async Task<string> ChooseAsync(string text)
    {
        CompletionItem item = (await ListAsync()).Single(i => i.DisplayText == text);
        CompletionChange change = await Service.GetChangeAsync(Document, item);
        SourceText source = await Document.GetTextAsync();
        return source.WithChanges(change.TextChange).ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();

    private sealed class PackageLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
