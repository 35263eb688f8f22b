using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using ActivationKernels.Kernel.Tests.Kernels;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActivationKernels.AccuracySweep;

/// <summary>Compiles kernels of which the tests have none, in memory and by the generator: what is measured is what a user gets.</summary>
internal static class KernelCompiler
{
    private const string Class = "Compiled";

    /// <summary>The same cases with compiled kernels in place of interpreted ones, in the same order.</summary>
    /// <exception cref="InvalidOperationException">The generated code does not compile.</exception>
    public static IReadOnlyList<KernelCase<T>> Compile<T>(IReadOnlyList<KernelCase<T>> cases)
    {
        KernelCase<T>[] interpreted = [.. cases.Where(k => k.IsInterpreted)];
        if (interpreted.Length == 0)
        {
            return cases;
        }

        Type compiled = Load(Source<T>(interpreted)).GetType(Class, throwOnError: true)!;
        return
        [
            .. cases.Select(kernel => Array.IndexOf(interpreted, kernel) is >= 0 and var i
                ? kernel with { Forward = Method<T>(compiled, Forward(i)), Derivative = Method<T>(compiled, Derivative(i)), IsInterpreted = false }
                : kernel),
        ];
    }

    private static string Forward(int kernel) => FormattableString.Invariant($"Forward{kernel}");

    private static string Derivative(int kernel) => FormattableString.Invariant($"Derivative{kernel}");

    private static UnaryKernel<T> Method<T>(Type type, string name) => type.GetMethod(name)!.CreateDelegate<UnaryKernel<T>>();

    private static string Source<T>(KernelCase<T>[] cases)
    {
        string element = typeof(T) == typeof(float) ? "float" : "double";
        string spans = $"System.ReadOnlySpan<{element}> x, System.Span<{element}> y";
        var text = new StringBuilder($"using ActivationKernels;\npublic static partial class {Class}\n{{\n");
        for (int i = 0; i < cases.Length; i++)
        {
            string arguments = string.Concat(cases[i].Given.Select(p => FormattableString.Invariant($", {p.Name} = {p.Value:R}"))) + (cases[i].IsFast ? ", Accuracy = Accuracy.Fast" : "");
            text.Append($"[Activation(\"{cases[i].Row}\", Companions = false{arguments})] public static partial void {Forward(i)}({spans});\n");
            text.Append(
                $"[Activation(\"{cases[i].Row}\", Kernel = KernelKind.Derivative, Companions = false{arguments})] public static partial void {Derivative(i)}({spans});\n");
        }

        return text.Append("}\n").ToString();
    }

    private static Assembly Load(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "CompiledKernels" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        CSharpGeneratorDriver.Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);
        using var image = new MemoryStream();
        var result = generated.Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    // What this program itself runs on.
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
        .Append(typeof(ActivationAttribute).Assembly.Location)
        .Distinct()
        .Select(path => MetadataReference.CreateFromFile(path));
}
