using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace ActivationKernels.Generator.Tests.Robustness;

/// <summary>
/// Whatever a user writes: nothing throws, what is written compiles, a missing body has a rule that says why, and neither the order of the
/// files nor the culture changes a letter. The environment variable AK_RANDOM_FILES sets the number of files.
/// </summary>
public sealed class RandomCodeTests
{
    private const int UsualFiles = 1000;
    private const int FilesOfACompilation = 50;

    // Vectors are ten times the text for the compiler: few files, in one compilation of twenty.
    private const int FilesWithVectors = 5;

    private static readonly string[] Cultures = { "de-DE", "tr-TR", "fi-FI" };

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = typeof(ActivationGenerator).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)
        .ToImmutableArray();

    private readonly ITestOutputHelper output;

    public RandomCodeTests(ITestOutputHelper output)
    {
        this.output = output;
    }

    [Fact]
    public async Task AnyFile_CompilesOrIsExplained()
    {
        int files = int.TryParse(Environment.GetEnvironmentVariable("AK_RANDOM_FILES"), NumberStyles.None, CultureInfo.InvariantCulture, out int set) ? set : UsualFiles;
        var faults = new List<string>();
        var tally = new Tally();
        for (int start = 0; start < files; start += FilesOfACompilation)
        {
            faults.AddRange(await CheckAsync(start, Math.Min(FilesOfACompilation, files - start), withVectors: false, tally));
            if (start / FilesOfACompilation % 20 == 0)
            {
                faults.AddRange(await CheckAsync(start, Math.Min(FilesWithVectors, files - start), withVectors: true, new Tally()));
            }
        }

        output.WriteLine(
            $"{files} files, {tally.Declarations} declarations, {tally.Formulas} of them with a formula of their own; {tally.Correct} files of correct C#, "
            + $"{tally.Explained} of them with an error of a rule; {tally.Generated} generated files; {faults.Count} faults");
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(20)));

        // The draw is worth something only when it reaches both ends.
        Assert.InRange(tally.Correct, files / 4, files);
        Assert.InRange(tally.Generated, files / 4, int.MaxValue);
        Assert.InRange(tally.Explained, files / 10, files);
    }

    private static async Task<List<string>> CheckAsync(int start, int count, bool withVectors, Tally tally)
    {
        int batch = start / FilesOfACompilation;

        // Old and unfinished languages take their turn as well.
        LanguageVersion version = (batch % 10) switch { 7 => LanguageVersion.CSharp7_3, 8 => LanguageVersion.CSharp9, 9 => LanguageVersion.Preview, _ => LanguageVersion.Latest };
        CSharpParseOptions options = Compilations.ParseOptions.WithLanguageVersion(version).WithPreprocessorSymbols(batch % 2 == 0 ? new[] { "EXTRA" } : Array.Empty<string>());
        string[] texts = Enumerable.Range(start, count).Select(RandomFile.Text).ToArray();
        SyntaxTree[] trees = texts.Select((text, i) => (SyntaxTree)CSharpSyntaxTree.ParseText(text, options, Path(start + i))).ToArray();
        CSharpCompilation compilation = Compilations.Create("", options).RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        if (!withVectors)
        {
            compilation = Compilations.WithoutVectors(compilation);
        }

        GeneratorRunResult result = Run(compilation, options, out Compilation complete);
        var faults = new List<string>();
        if (result.Exception is not null)
        {
            return new List<string> { $"Files {start} and later: {result.Exception}" };
        }

        CSharpCompilation reversed = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse());
        if (Sources(result) != UnderCulture(Cultures[batch % Cultures.Length], () => Sources(Run(reversed, options, out _))))
        {
            faults.Add($"Files {start} and later: another order or culture changes the output");
        }

        ILookup<string, Diagnostic> own = compilation.GetDiagnostics().Where(IsError).ToLookup(File);
        ILookup<bool, Diagnostic> found = (await complete.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync()).ToLookup(Compilations.IsOfCompiler);
        ILookup<string, Diagnostic> rules = found[false].ToLookup(File);
        faults.AddRange(rules.SelectMany(r => r).Where(d => d.Id == "AD0001").Select(d => d.ToString()));
        ILookup<string, Diagnostic> all = found[true].Where(d => d.Severity >= DiagnosticSeverity.Warning).ToLookup(File);
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            string text = source.SourceText.ToString();
            string file = Path(RandomFile.IndexIn(text));
            bool correct = RandomFile.IndexIn(text) >= 0 && own[file].All(IsMissingBody);
            faults.AddRange(source.SyntaxTree.GetDiagnostics().Select(d => $"{file}: {d}"));
            faults.AddRange(all[source.SyntaxTree.FilePath].Where(_ => correct).Select(d => $"{file}: {d}"));
            if (text.Contains("NotSupportedException", StringComparison.Ordinal) && correct && !rules[file].Any(IsError))
            {
                faults.Add($"{file}: a body throws and no rule says why\n{text}");
            }
        }

        foreach (string file in Enumerable.Range(start, count).Select(Path))
        {
            bool correct = own[file].All(IsMissingBody);
            faults.AddRange(all[file].Where(d => correct && IsError(d) && !(IsMissingBody(d) && rules[file].Any(IsError))).Select(d => $"{file}: {d}"));
            tally.Correct += correct ? 1 : 0;
            tally.Explained += correct && rules[file].Any(IsError) ? 1 : 0;
        }

        tally.Declarations += trees.Sum(tree => Attributes(tree).Count(a => !a.StartsWith("ActivationFormula", StringComparison.Ordinal)));
        tally.Formulas += trees.Sum(tree => Attributes(tree).Count(a => a.Contains("nameof", StringComparison.Ordinal)));
        tally.Generated += result.GeneratedSources.Length;
        return faults;
    }

    private static GeneratorRunResult Run(CSharpCompilation compilation, CSharpParseOptions options, out Compilation complete) => Compilations.Driver(options)
        .RunGeneratorsAndUpdateCompilation(compilation, out complete, out _)
        .GetRunResult()
        .Results
        .Single();

    private static string Sources(GeneratorRunResult result) =>
        string.Concat(result.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal).Select(s => $"{s.HintName}\n{s.SourceText}\n"));

    private static T UnderCulture<T>(string name, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Attributes(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Select(a => a.ToString());

    private static string Path(int index) => $"File{index}.cs";

    private static string File(Diagnostic diagnostic) => diagnostic.Location.SourceTree?.FilePath ?? "";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static bool IsMissingBody(Diagnostic diagnostic) => diagnostic.Id == "CS8795";

    private sealed class Tally
    {
        public int Declarations { get; set; }

        public int Formulas { get; set; }

        public int Correct { get; set; }

        public int Generated { get; set; }

        public int Explained { get; set; }
    }
}
