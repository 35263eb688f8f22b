using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Runs the analyzer or a code fix on user code with markup. The generator does not run, so its bodies are absent.</summary>
internal static class Verify
{
    // No body is generated here; the package tests show that no such error is left in a real build.
    private static readonly string[] BodiesAreMissing = { "CS8795", "CS0501" };

    /// <summary>Members of a partial type; diagnostics are expected at {|#0:...|}, {|#1:...|}.</summary>
    public static Task Members(string members, params DiagnosticResult[] expected) => Source(Compilations.Kernels(members), expected);

    public static Task Source(string source, params DiagnosticResult[] expected)
    {
        var test = Prepare(new CSharpCodeFixTest<DeclarationAnalyzer, EmptyCodeFixProvider, DefaultVerifier>());
        test.TestCode = source;
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public static Task Fix(string members, string fixedMembers, params DiagnosticResult[] expected) =>
        FixSource(Compilations.Kernels(members), Compilations.Kernels(fixedMembers), expected);

    public static Task FixSource(string source, string fixedSource, params DiagnosticResult[] expected)
    {
        var test = Prepare(new CSharpCodeFixTest<DeclarationAnalyzer, DeclarationCodeFixProvider, DefaultVerifier>());
        test.TestCode = source;
        test.FixedCode = fixedSource;
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    public static DiagnosticResult Rule(string id, params string[] arguments)
    {
        DiagnosticDescriptor rule = Diagnostics.Rules.Find(id);
        return new DiagnosticResult(rule).WithLocation(0).WithArguments(arguments.Cast<object>().ToArray());
    }

    private static T Prepare<T>(T test)
        where T : CodeFixTest<DefaultVerifier>
    {
        // Without packages: the tests need no network.
        test.ReferenceAssemblies = new ReferenceAssemblies("net8.0");
        test.TestState.AdditionalReferences.AddRange(Net80.References.All);
        test.TestState.AdditionalReferences.Add(typeof(ActivationAttribute).Assembly);
        test.DisabledDiagnostics.AddRange(BodiesAreMissing);
        return test;
    }
}
