using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
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

    public static DiagnosticResult Rule(string id, params string[] arguments) => RuleAt(0, id, arguments);

    public static DiagnosticResult RuleAt(int location, string id, params string[] arguments)
    {
        DiagnosticDescriptor rule = Diagnostics.Rules.Find(id);
        return new DiagnosticResult(rule).WithLocation(location).WithArguments(arguments.Cast<object>().ToArray());
    }

    private static Task RunAsync<TFix>(string source, string? fixedSource, DiagnosticResult[] expected)
        where TFix : CodeFixProvider, new()
    {
        var test = new RuleTest<DeclarationAnalyzer, TFix>(source)
        {
            BodiesMayBeMissing = expected.Any(e => e.Id == Diagnostics.RuleIds.NotImplementable),
        };
        if (fixedSource is not null)
        {
            test.Fixed(fixedSource);
        }

        // A missing 'partial' of an outer type is found while the inner type is analysed.
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
        return test.ExpectAsync(expected);
    }
}
