using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Applies a code fix to every diagnostic of one rule, by the Fix All of its provider. The result has to compile behind the generator.</summary>
internal sealed class Fixing
{
    private readonly DiagnosticAnalyzer analyzer;
    private readonly CodeFixProvider provider;
    private readonly List<MetadataReference> references = new();

    public Fixing(DiagnosticAnalyzer analyzer, CodeFixProvider provider)
    {
        this.analyzer = analyzer;
        this.provider = provider;
    }

    public Fixing With(params MetadataReference[] more)
    {
        references.AddRange(more);
        return this;
    }

    /// <summary>The first diagnostic of the rule is fixed by the action with that key.</summary>
    public async Task<string> FixFirstAsync(string id, string equivalenceKey, string source)
    {
        Solution solution = Solution(source);
        Document document = solution.Projects.Single().Documents.Single();
        Diagnostic diagnostic = (await DiagnosticsAsync(document.Project, id)).First();
        return Assert.Single(await ApplyAsync(await ActionAsync(document, diagnostic, equivalenceKey), solution));
    }

    /// <summary>Every diagnostic of the rule in all sources is fixed at once.</summary>
    public async Task<string[]> FixAllAsync(string id, string equivalenceKey, params string[] sources)
    {
        Solution solution = Solution(sources);
        Document document = solution.Projects.Single().Documents.First();
        var context = new FixAllContext(
            document, provider, FixAllScope.Solution, equivalenceKey, new[] { id }, new Diagnostics(this), CancellationToken.None);
        CodeAction? action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        return await ApplyAsync(action!, solution);
    }

    /// <summary>Titles of what is offered for the first diagnostic of the rule.</summary>
    public async Task<string[]> OffersAsync(string id, string source)
    {
        Document document = Solution(source).Projects.Single().Documents.Single();
        return (await ActionsAsync(document, (await DiagnosticsAsync(document.Project, id)).First())).Select(a => a.Title).ToArray();
    }

    private async Task<CodeAction> ActionAsync(Document document, Diagnostic diagnostic, string equivalenceKey) =>
        Assert.Single(await ActionsAsync(document, diagnostic), a => a.EquivalenceKey == equivalenceKey);

    private async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<string[]> ApplyAsync(CodeAction action, Solution before)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Project changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(before.Projects.Single().Id)!;
        Compilation compilation = (await changed.GetCompilationAsync())!;
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        Assert.Empty(complete.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        var texts = new List<string>();
        foreach (Document document in changed.Documents)
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return texts.ToArray();
    }

    private Solution Solution(params string[] sources)
    {
        var workspace = new AdhocWorkspace();
        Compilation model = Compilations.Create("").AddReferences(references);
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Create(), "Tests", "Tests", LanguageNames.CSharp, compilationOptions: model.Options, parseOptions: Compilations.ParseOptions,
            metadataReferences: model.References));
        for (int i = 0; i < sources.Length; i++)
        {
            string name = $"User{i}.cs";
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, sources[i], filePath: name);
        }

        return solution;
    }

    private async Task<Diagnostic[]> DiagnosticsAsync(Project project, string id)
    {
        // Behind the generator, as in a build: companions can be called.
        Compilations.Driver().RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync())!, out Compilation compilation, out _);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers(ImmutableArray.Create(analyzer));
        var found = new List<Diagnostic>();

        // Document by document, as in an editor: what is generated is not bound as well.
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Take(project.Documents.Count()))
        {
            found.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None));
        }

        return found
            .Where(d => d.Id == id)
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ToArray();
    }

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        private readonly Fixing fixing;

        public Diagnostics(Fixing fixing)
        {
            this.fixing = fixing;
        }

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var found = new List<Diagnostic>();
            foreach (string id in fixing.provider.FixableDiagnosticIds)
            {
                found.AddRange(await fixing.DiagnosticsAsync(project, id));
            }

            return found;
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(d => d.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
