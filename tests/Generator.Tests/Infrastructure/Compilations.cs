using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Compilations of user code, and what the generator makes of them.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References = Net80.References.All
        .Cast<MetadataReference>()
        .Append(MetadataReference.CreateFromFile(typeof(ActivationAttribute).Assembly.Location))
        .ToImmutableArray();

    /// <summary>At the highest warning level, with nullable contexts and documentation comments.</summary>
    public static CSharpCompilation Create(string source, CSharpParseOptions? options = null, IEnumerable<MetadataReference>? references = null) =>
        CSharpCompilation.Create(
            "Tests",
            new[] { Parse(source, options) },
            references ?? References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The same for a target without vector types: kernels are scalar loops, a tenth of the text.</summary>
    public static CSharpCompilation WithoutVectors(CSharpCompilation compilation) => compilation.RemoveReferences(
        compilation.References.Where(r => r.Display!.Contains("System.Runtime.Intrinsics", StringComparison.Ordinal)));

    /// <summary>Whether the compiler says it, and no analyzer.</summary>
    public static bool IsOfCompiler(Diagnostic diagnostic) => diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.Compiler);

    public static SyntaxTree Parse(string source, CSharpParseOptions? options = null) =>
        CSharpSyntaxTree.ParseText(source, options ?? ParseOptions, path: "User.cs");

    /// <summary>Wraps members into a type with the usual using directives.</summary>
    public static string Kernels(string members) => $$"""
        using System;
        using ActivationKernels;

        internal static partial class Kernels
        {
            {{members}}
        }
        """;

    public static GeneratorDriver Driver(CSharpParseOptions? options = null) => CSharpGeneratorDriver.Create(
        new[] { new ActivationGenerator().AsSourceGenerator() },
        parseOptions: options ?? ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorResult Run(string source, CSharpParseOptions? options = null, IEnumerable<MetadataReference>? references = null)
    {
        CSharpCompilation compilation = Create(source, options, references);
        GeneratorDriver driver = Driver(options).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorResult(driver.GetRunResult().Results.Single(), (CSharpCompilation)output);
    }
}

/// <summary>Generated sources and the compilation with them.</summary>
internal sealed record GeneratorResult(GeneratorRunResult Run, CSharpCompilation Compilation)
{
    public string Text => string.Concat(Run.GeneratedSources.Select(s => s.SourceText.ToString()));

    /// <summary>Every warning and error of the compiler.</summary>
    public string[] Complaints => Compilation.GetDiagnostics()
        .Where(d => d.Severity >= DiagnosticSeverity.Warning)
        .Select(d => d.ToString())
        .Order(StringComparer.Ordinal)
        .ToArray();

    public ImmutableArray<Diagnostic> Analyze() => Compilation
        .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new Analyzers.DeclarationAnalyzer()))
        .GetAnalyzerDiagnosticsAsync()
        .GetAwaiter()
        .GetResult();
}
