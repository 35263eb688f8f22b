using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using ActivationKernels.Benchmarks.Cases;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Emission;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActivationKernels.Benchmarks.Unrolling;

/// <summary>One kernel at one unroll factor.</summary>
/// <param name="Row">Row of the catalog.</param>
/// <param name="Kind">Forward or backward.</param>
/// <param name="Factor">How often the main loop repeats the program.</param>
/// <param name="IsChosen">Whether the scheduler chooses that factor.</param>
/// <param name="Live">Largest number of values that are alive at once.</param>
internal sealed record UnrolledKernel(string Row, Lowering.KernelKind Kind, int Factor, bool IsChosen, int Live)
{
    /// <summary>Name of the class that holds it.</summary>
    public string ClassName => $"{Row}_{Kind}_{Factor}";

    /// <summary>Name among the candidates of its case: the chosen one is what the others are compared with.</summary>
    public string CandidateName => IsChosen ? CandidateNames.Kernel : ClassName;
}

/// <summary>The kernels of the catalog at several unroll factors: the text that the generator emits, compiled in this process.</summary>
internal static unsafe class UnrolledKernels
{
    private static readonly int[] Factors = [1, 2, 4];

    /// <summary>Every row of one input, forward and backward.</summary>
    public static IReadOnlyList<UnrolledKernel> All { get; } =
    [
        .. from row in ActivationCatalog.All
           where !row.IsRowReduction && row.Inputs.Length == 1
           from kind in new[] { Lowering.KernelKind.Forward, Lowering.KernelKind.Backward }
           from kernel in Of(row, kind)
           select kernel,
    ];

    /// <summary>A case for each kernel, whose candidates are its unroll factors.</summary>
    public static IReadOnlyList<BenchmarkCase> Compile()
    {
        Assembly assembly = Load(Text());
        return
        [
            .. All.GroupBy(kernel => (kernel.Row, kernel.Kind)).Select(group => new BenchmarkCase<float>(
                group.Key.Row, group.Key.Kind.ToString(), "float", [.. group.Select(kernel => Candidate(assembly, kernel))])),
        ];
    }

    private static IEnumerable<UnrolledKernel> Of(Activation row, Lowering.KernelKind kind)
    {
        GuardedPrograms programs = GuardedPrograms.Lower(Request(row.Name, kind), isFused: true);
        int chosen = programs.Programs.Min(program => Scheduler.UnrollFactor(program, bits: 512));
        return Factors.Select(factor => new UnrolledKernel(row.Name, kind, factor, factor == chosen, programs.Programs.Max(Scheduler.MostLive)));
    }

    private static KernelRequest Request(string row, Lowering.KernelKind kind) => new(
        row, kind, ElementType.Single, new EquatableArray<string>(["x"]), EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty);

    private static Candidate<float> Candidate(Assembly assembly, UnrolledKernel kernel)
    {
        MethodInfo run = assembly.GetType("ActivationKernels.Generated." + kernel.ClassName, throwOnError: true)!.GetMethod("Run")!;
        nint method = run.MethodHandle.GetFunctionPointer();
        return kernel.Kind == Lowering.KernelKind.Forward
            ? new From1To1<float>(kernel.CandidateName, (delegate*<ReadOnlySpan<float>, Span<float>, void>)method)
            : new From2To1<float>(kernel.CandidateName, (delegate*<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, void>)method);
    }

    private static IEnumerable<string> Text() => All.GroupBy(kernel => kernel.Factor).Select(group =>
    {
        var writer = new CodeWriter();
        var capabilities = new TargetCapabilities(HasVectors: true) { UnrollFactor = group.Key };
        KernelClasses.Write(writer, [.. group.Select(kernel => (kernel.ClassName, Request(kernel.Row, kernel.Kind)))], capabilities);
        return writer.ToString();
    });

    private static Assembly Load(IEnumerable<string> texts)
    {
        string[] libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Unrolled",
            texts.Select(text => CSharpSyntaxTree.ParseText(text)),
            libraries.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }
}
