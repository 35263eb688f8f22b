using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>
/// Runs one analyzer, and one code fix if there is one, on user code with markup, behind the generator. A compiler error that is not
/// expected fails the test, before the fix and after it; so does a diagnostic that is not expected, an Info one included.
/// </summary>
internal sealed class RuleTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    // What the compiler says besides where no body can be generated.
    private static readonly string[] MissingBody = { "CS0501", "CS0751", "CS8795" };

    public RuleTest(params string[] sources)
    {
        // Without packages: the tests need no network.
        ReferenceAssemblies = new ReferenceAssemblies("net8.0");
        TestState.AdditionalReferences.AddRange(Net80.References.All);
        TestState.AdditionalReferences.Add(typeof(ActivationAttribute).Assembly);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        foreach (string source in sources)
        {
            TestState.Sources.Add(source);
        }
    }

    public bool BodiesMayBeMissing { get; init; }

    /// <summary>Adds libraries that the code uses.</summary>
    public RuleTest<TAnalyzer, TFix> With(params MetadataReference[] references)
    {
        TestState.AdditionalReferences.AddRange(references);
        return this;
    }

    public RuleTest<TAnalyzer, TFix> Fixed(params string[] sources)
    {
        foreach (string source in sources)
        {
            FixedState.Sources.Add(source);
        }

        return this;
    }

    /// <summary>Takes the code action with this equivalence key where a diagnostic has several.</summary>
    public RuleTest<TAnalyzer, TFix> By(string equivalenceKey)
    {
        CodeActionEquivalenceKey = equivalenceKey;
        return this;
    }

    public Task ExpectAsync(params DiagnosticResult[] expected)
    {
        ExpectedDiagnostics.AddRange(expected);
        return RunAsync();
    }

    protected override IEnumerable<Type> GetSourceGenerators() => new[] { typeof(ActivationGenerator) };

    protected override ParseOptions CreateParseOptions() => Compilations.ParseOptions;

    protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
        base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
        && !(BodiesMayBeMissing && MissingBody.Contains(diagnostic.Id));
}
