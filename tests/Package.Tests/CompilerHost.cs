using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActivationKernels.Package.Tests;

/// <summary>
/// One version of the compiler, in a load context of its own. This assembly is built on the oldest one; it is loaded once more beside each
/// version, and the copy talks to that compiler.
/// </summary>
internal sealed class CompilerHost : AssemblyLoadContext
{
    private readonly string folder;

    private CompilerHost(string folder)
        : base(isCollectible: true)
    {
        this.folder = folder;
    }

    /// <summary>Runs a generator under the compiler in a folder.</summary>
    /// <param name="compiler">Folder with Microsoft.CodeAnalysis.dll and Microsoft.CodeAnalysis.CSharp.dll.</param>
    /// <param name="generator">The generator's assembly.</param>
    /// <param name="references">Assemblies that the source refers to.</param>
    /// <param name="source">The user's code.</param>
    /// <param name="compiles">Whether what was generated is compiled as well, which takes a while.</param>
    /// <returns>The version of the compiler, every diagnostic of the generator and every error of the compiler, and all that was generated.</returns>
    public static (Version Compiler, string Complaints, string Text) Run(string compiler, string generator, string[] references, string source, bool compiles)
    {
        var host = new CompilerHost(compiler);
        try
        {
            MethodInfo copy = host.LoadFromAssemblyPath(typeof(CompilerHost).Assembly.Location)
                .GetType(typeof(CompilerHost).FullName!)!
                .GetMethod(nameof(Generate), BindingFlags.Static | BindingFlags.NonPublic)!;
            var result = (string[])copy.Invoke(null, new object[] { generator, references, source, compiles })!;
            return (Version.Parse(result[0]), result[1], result[2]);
        }
        finally
        {
            host.Unload();
        }
    }

    /// <summary>The compiler of the SDK that runs these tests.</summary>
    public static string OfTheSdk(string sdkFolder) => Path.Combine(sdkFolder, "Roslyn", "bincore");

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = Path.Combine(folder, assemblyName.Name + ".dll");
        return assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }

    // Called in the copy. Strings only: the types of two copies differ.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string[] Generate(string generatorFile, string[] references, string source, bool compiles)
    {
        Assembly assembly = GetLoadContext(Assembly.GetExecutingAssembly())!.LoadFromAssemblyPath(generatorFile);
        var generator = (IIncrementalGenerator)Activator.CreateInstance(assembly.GetTypes().Single(t => typeof(IIncrementalGenerator).IsAssignableFrom(t)))!;
        var options = new CSharpParseOptions(LanguageVersion.CSharp9);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "User",
            new[] { CSharpSyntaxTree.ParseText(source, options, "User.cs") },
            references.Select(r => MetadataReference.CreateFromFile(r)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        GeneratorDriverRunResult run = CSharpGeneratorDriver.Create(new[] { generator.AsSourceGenerator() }, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _)
            .GetRunResult();
        return new[]
        {
            typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(),
            string.Join("\n", run.Diagnostics
                .Concat(run.GeneratedTrees.SelectMany(tree => tree.GetDiagnostics()))
                .Concat(compiles ? complete.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error) : Enumerable.Empty<Diagnostic>())),
            string.Concat(run.Results.Single().GeneratedSources.Select(s => $"// {s.HintName}\n{s.SourceText}")),
        };
    }
}
