using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>
/// Every C# block of every page compiles behind the generator. The blocks of a page are one program, and a block with a network is one of
/// its own; the blocks of a page about a rule, which show one thing wrong and right, are one each, and the wrong one may miss the body that
/// the rule denies it. What a page takes from its reader - data, another library's names, a test framework - is declared here and nowhere else.
/// </summary>
public sealed class SamplesTests
{
    private const string Data = """
        static float[] x = new float[9], y = new float[9], d = new float[9], t = new float[9], gate = new float[9], up = new float[9], buffer = new float[9];
        static float[] upstream = new float[9], derivative = new float[9], dx = new float[9], gateGradient = new float[9], upGradient = new float[9];
        static float[] pixels = new float[64], logits = new float[10]; static int[] labels = new int[1]; static Stream stream = new MemoryStream();
        static float beta = 1, s = 1; static int hidden = 64;
        """;

    private const string TestFramework = """
        sealed class FactAttribute : Attribute { }
        static class Assert { public static void True(bool condition, string message) { } }
        """;

    private const string TorchUsings = "using TorchSharp; using static TorchSharp.torch; using static TorchSharp.torch.nn;\n";

    // Kernels and methods that the pages about rules on ordinary code call.
    private static readonly (string Name, string Declaration)[] Known =
    {
        ("Relu", "[Activation(\"relu\")] static partial void Relu(ReadOnlySpan<float> x, Span<float> y);"),
        ("Gelu", "[Activation(\"gelu\")] static partial void Gelu(ReadOnlySpan<float> x, Span<float> y);"),
        ("Sigmoid", "static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));"),
    };

    public static TheoryData<string> Pages => new(Directory.GetFiles(Repository.Path("docs"), "*.md", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(Repository.Root, "*.md"))
        .Where(file => File.ReadAllText(file).Contains("```csharp", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_Compile(string page)
    {
        SampleBlock[] blocks = SampleBlock.Of(Repository.Read(page));
        bool isRule = page.StartsWith("docs/rules/AK", StringComparison.Ordinal);

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.NotEqual("", (block.Types + block.Members + block.InstanceMembers + block.Statements).Trim()));
        foreach (IGrouping<int, SampleBlock> group in blocks.GroupBy(b => isRule || IsNetwork(b) ? Array.IndexOf(blocks, b) : -1))
        {
            SampleBlock[] program = group.ToArray();
            bool isWrong = isRule && program[0] == blocks[0];
            string[] errors = Errors(program, withVectors: !isRule && IsNetwork(program[0])).Where(d => !(isWrong && d.Id is "CS8795")).Select(d => d.ToString()).ToArray();
            Assert.True(errors.Length == 0, $"{page}:\n{program[0].Text}\n{string.Join("\n", errors)}");
        }
    }

    [Theory]
    [InlineData("y[0] = unknown;")]
    [InlineData("static float F(float x) => x")]
    [InlineData("[Activation(\"relu\")] public static partial void Relu(ReadOnlySpan<int> x, Span<Missing> y);")]
    public void WrongBlock_IsFound(string block) => Assert.NotEmpty(Errors(SampleBlock.Of($"```csharp\n{block}\n```\n"), withVectors: false));

    private static bool IsNetwork(SampleBlock block) => block.Types.Contains("[Network", StringComparison.Ordinal);

    // Networks are generated for targets with vectors only; for kernels these are ten times the text.
    private static IEnumerable<Diagnostic> Errors(SampleBlock[] blocks, bool withVectors)
    {
        string text = string.Concat(blocks.Select(b => b.Text));
        string known = string.Join("\n", Known.Where(k => Uses(text, k.Name) && !Declares(blocks, k.Name)).Select(k => k.Declaration));
        string program = SampleBlock.Program(blocks, Data + "\n" + known, TestFramework);
        if (text.Contains("Linear(", StringComparison.Ordinal))
        {
            program = TorchUsings + program;
        }

        CSharpCompilation compilation = Compilations.Create(program).AddReferences(Libraries.Tensors, Libraries.Torch);
        if (!withVectors)
        {
            compilation = Compilations.WithoutVectors(compilation);
        }

        Compilations.Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        return complete.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
    }

    private static bool Uses(string text, string name) => System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{name}(Derivative)?\(");

    private static bool Declares(SampleBlock[] blocks, string name) =>
        blocks.Any(b => System.Text.RegularExpressions.Regex.IsMatch(b.Types + b.Members, $@"\b(void|float|double) {name}\("));
}
