using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Runs the analyzer or a code fix on user code with markup, behind the generator: a compiler error that is not expected fails the test.</summary>
internal static class Verify
{
    /// <summary>Members of a partial type; diagnostics are expected at {|#0:...|}, {|#1:...|}.</summary>
    public static Task Members(string members, params DiagnosticResult[] expected) => Source(Compilations.Kernels(members), expected);

    public static Task Source(string source, params DiagnosticResult[] expected) => RunAsync<EmptyCodeFixProvider>(source, null, expected);

    public static Task Fix(string members, string fixedMembers, params DiagnosticResult[] expected) =>
        FixSource(Compilations.Kernels(members), Compilations.Kernels(fixedMembers), expected);

    public static Task FixSource(string source, string fixedSource, params DiagnosticResult[] expected) =>
        RunAsync<DeclarationCodeFixProvider>(source, fixedSource, expected);

    public static DiagnosticResult Rule(string id, params string[] arguments)
    {
        DiagnosticDescriptor rule = Diagnostics.Rules.Find(id);
        return new DiagnosticResult(rule).WithLocation(0).WithArguments(arguments.Cast<object>().ToArray());
    }

    private static Task RunAsync<TFix>(string source, string? fixedSource, DiagnosticResult[] expected)
        where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix> { TestCode = source, BodiesMayBeMissing = expected.Any(e => e.Id == Diagnostics.RuleIds.NotImplementable) };
        if (fixedSource is not null)
        {
            test.FixedCode = fixedSource;
        }

        // Without packages: the tests need no network.
        test.ReferenceAssemblies = new ReferenceAssemblies("net8.0");
        test.TestState.AdditionalReferences.AddRange(Net80.References.All);
        test.TestState.AdditionalReferences.Add(typeof(ActivationAttribute).Assembly);
        // A missing 'partial' of an outer type is found while the inner type is analysed.
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        test.TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private sealed class Test<TFix> : CSharpCodeFixTest<DeclarationAnalyzer, TFix, DefaultVerifier>
        where TFix : CodeFixProvider, new()
    {
        // What the compiler says besides where no body can be generated.
        private static readonly string[] MissingBody = { "CS0501", "CS0751", "CS8795" };

        public bool BodiesMayBeMissing { get; init; }

        protected override IEnumerable<Type> GetSourceGenerators() => new[] { typeof(ActivationGenerator) };

        protected override ParseOptions CreateParseOptions() => Compilations.ParseOptions;

        protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics) =>
            base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics)
            && !(BodiesMayBeMissing && MissingBody.Contains(diagnostic.Id));
    }
}
