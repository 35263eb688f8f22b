using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>What an analyzer says about one place.</summary>
internal sealed record Finding(string Id, string Text, DiagnosticSeverity Severity, string Message);

/// <summary>Runs analyzers on code that has to compile, behind the generator. Quicker than the test framework, for theories with many rows.</summary>
internal sealed class Analysis
{
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private readonly List<MetadataReference> references = new();
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private string editorConfig = "";

    public Analysis(params DiagnosticAnalyzer[] analyzers)
    {
        this.analyzers = analyzers.ToImmutableArray();
    }

    /// <summary>Every analyzer of the package.</summary>
    public static Analysis OfAll() => new(typeof(ActivationGenerator).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .OrderBy(t => t.FullName, StringComparer.Ordinal)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
        .ToArray());

    public Analysis With(params MetadataReference[] more)
    {
        references.AddRange(more);
        return this;
    }

    /// <summary>Lines of an .editorconfig for all C# files.</summary>
    public Analysis WithEditorConfig(string lines)
    {
        editorConfig = lines;
        return this;
    }

    /// <summary>A property of the project that the compiler may see.</summary>
    public Analysis WithProperty(string name, string value)
    {
        options["build_property." + name] = value;
        return this;
    }

    public async Task<Finding[]> RunAsync(params string[] sources)
    {
        CSharpCompilation compilation = Compilations.Create(sources[0]).AddReferences(references)
            .AddSyntaxTrees(sources.Skip(1).Select((s, i) => Compilations.Parse(s).WithFilePath($"User{i + 2}.cs")));
        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        var provider = new Options(options);
        if (editorConfig.Length > 0)
        {
            AnalyzerConfigSet set = AnalyzerConfigSet.Create(
                new[] { AnalyzerConfig.Parse($"root = true\n\n[*.cs]\n{editorConfig}\n", "/.editorconfig") });
            AnalyzerConfigOptionsResult result = set.GetOptionsForSourcePath("/User.cs");
            complete = complete.WithOptions(complete.Options.WithSyntaxTreeOptionsProvider(new TreeOptions(result.TreeOptions)));
            provider = new Options(options.Concat(result.AnalyzerOptions).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal));
        }

        CompilationWithAnalyzers analysis = complete.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty, provider),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));

        // The compiler's and the analyzers' together: what they look at is bound once.
        ILookup<bool, Diagnostic> diagnostics = (await analysis.GetAllDiagnosticsAsync()).ToLookup(Compilations.IsOfCompiler);
        Assert.DoesNotContain(diagnostics[true], d => d.DefaultSeverity == DiagnosticSeverity.Error);
        return diagnostics[false]
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => new Finding(
                d.Id,
                d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan) ?? "",
                d.Severity,
                d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))
            .ToArray();
    }

    private sealed class TreeOptions : SyntaxTreeOptionsProvider
    {
        private readonly ImmutableDictionary<string, ReportDiagnostic> severities;

        public TreeOptions(ImmutableDictionary<string, ReportDiagnostic> severities)
        {
            this.severities = severities;
        }

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private readonly Values values;

        public Options(IReadOnlyDictionary<string, string> values)
        {
            this.values = new Values(values);
        }

        public override AnalyzerConfigOptions GlobalOptions => values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => values;

        private sealed class Values : AnalyzerConfigOptions
        {
            private readonly IReadOnlyDictionary<string, string> values;

            public Values(IReadOnlyDictionary<string, string> values)
            {
                this.values = values;
            }

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
