using System;
using System.Linq;
using System.Text.RegularExpressions;
using ActivationKernels.Generator.Tests.Infrastructure;
using Xunit;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>The code of docs/formulas.md: the formula, its calls, and the test that checks a kernel against its method.</summary>
public sealed class FormulasPageTests
{
    // What the page takes from the test framework of its reader.
    private const string Framework = """
        sealed class FactAttribute : Attribute;
        static class Assert { public static void True(bool condition, string message) { } }
        """;

    [Fact]
    public void Code_Compiles()
    {
        string page = Repository.Read("docs", "formulas.md");
        string[] blocks = Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(2, blocks.Length);
        int end = blocks[0].IndexOf("\n}\n", StringComparison.Ordinal) + 3;

        GeneratorResult result = Compilations.Run($$"""
            #pragma warning disable CS1591
            using System;
            using System.Linq;
            using ActivationKernels;
            {{blocks[0][..end]}}
            static class Calls
            {
                static void Make(float[] gate, float[] up, float[] upstream, float[] y, float[] gateGradient, float[] upGradient)
                {
                    {{blocks[0][end..]}}
                }
            }

            class Tests
            {
                {{blocks[1]}}
            }

            {{Framework}}
            """);

        Assert.Empty(result.Complaints);
        Assert.Empty(result.Analyze());
    }
}
