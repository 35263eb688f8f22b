using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ActivationKernels.Generator.Tests.Structure;

/// <summary>Correct numeric code from many fields, some of it near to what the rules look for: no rule may warn.</summary>
public sealed class CorpusTests
{
    private const int LeastMethods = 200;

    private static readonly string[] Files = Directory.GetFiles(Repository.Path("tests", "Generator.Tests", "Corpus"), "*.cs").Order(StringComparer.Ordinal).ToArray();

    [Fact]
    public void Corpus_IsLargeEnough() => Assert.InRange(
        Files.Sum(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Count()),
        LeastMethods,
        int.MaxValue);

    [Fact]
    public async Task CorrectCode_EarnsNoWarning()
    {
        Finding[] findings = await Analysis.OfAll().With(Libraries.Tensors).RunAsync(Files.Select(File.ReadAllText).ToArray());

        Assert.DoesNotContain(findings, f => f.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public async Task Hints_AreFewAndRight()
    {
        Finding[] findings = await Analysis.OfAll().With(Libraries.Tensors).RunAsync(Files.Select(File.ReadAllText).ToArray());

        // Loops that a kernel replaces, and forms that overflow.
        Assert.All(findings, f => Assert.Contains(f.Id, new[] { "AK3001", "AK4006" }));
        Assert.InRange(findings.Length, 0, 5);
    }
}
