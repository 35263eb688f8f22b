using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>Correct numeric code from many fields, some of it near to what the rules look for: no rule may say a word.</summary>
public sealed class CorpusTests
{
    private const int LeastMethods = 300;

    private static readonly string[] Files = Directory.GetFiles(Repository.Path("tests", "Generator.Tests", "Corpus"), "*.cs").Order(StringComparer.Ordinal).ToArray();

    [Fact]
    public void Corpus_IsLargeEnough() => Assert.InRange(
        Files.Sum(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Count()),
        LeastMethods,
        int.MaxValue);

    [Fact]
    public async Task CorrectCode_EarnsNoDiagnosticAndAPlantedMistakeDoes()
    {
        const string Planted = "static class Planted { static double Sigmoid(double x) => 1 / (1 - System.Math.Exp(-x)); }";

        Finding[] findings = await Analysis.OfAll().With(Libraries.Tensors).RunAsync(Files.Select(File.ReadAllText).Append(Planted).ToArray());

        Assert.Equal(new[] { ("AK4001", "1 / (1 - System.Math.Exp(-x))") }, findings.Select(f => (f.Id, f.Text)));
    }
}
