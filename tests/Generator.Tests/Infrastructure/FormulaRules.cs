using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using ActivationKernels.Analyzers;
using ActivationKernels.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace ActivationKernels.Generator.Tests.Infrastructure;

/// <summary>Rules on formulas: what is reported, and what the repaired code computes when it runs.</summary>
internal static class FormulaRules
{
    /// <summary>Members of a class; one of them is <c>F</c>, of one number.</summary>
    public static string Class(string members) => $$"""
        using System;
        using System.Linq;

        public static class C
        {
            {{members}}
        }
        """;

    public static Task<Finding[]> FindAsync(string members) => new Analysis(new FormulaAnalyzer()).RunAsync(Class(members));

    /// <summary>The rule and nothing else is reported once, at <paramref name="text"/>.</summary>
    public static async Task<Finding> ReportsAsync(string id, string members, string? text = null)
    {
        Finding finding = Assert.Single(await FindAsync(members));
        Assert.Equal(id, finding.Id);
        if (text is not null)
        {
            Assert.Equal(text, finding.Text);
        }

        return finding;
    }

    /// <summary>The repaired code is reported no more, compiles, and <c>F</c> computes <paramref name="right"/>.</summary>
    public static async Task<string> RepairsAsync(string id, string members, Func<double, double> right)
    {
        string repaired = await new Fixing(new FormulaAnalyzer(), new ReplacementCodeFixProvider()).FixFirstAsync(id, id, Class(members));
        Assert.DoesNotContain(await new Analysis(new FormulaAnalyzer()).RunAsync(repaired), f => f.Id == id);
        Func<double, double> function = Compile(repaired);
        foreach (double x in new[] { -4.5, -2, -1, -0.25, 0, 0.5, 1, 3 })
        {
            Assert.True(Math.Abs(right(x) - function(x)) < 1e-5, $"{function(x)} and not {right(x)} at {x}: {repaired}");
        }

        return repaired;
    }

    /// <summary>The method <c>F</c> of the class, compiled.</summary>
    public static T Compile<T>(string source)
        where T : Delegate => Method(source).CreateDelegate<T>();

    private static Func<double, double> Compile(string source)
    {
        MethodInfo method = Method(source);
        Type number = method.GetParameters()[0].ParameterType;
        return x => Convert.ToDouble(method.Invoke(null, new[] { Convert.ChangeType(x, number) }));
    }

    private static MethodInfo Method(string source)
    {
        using var stream = new MemoryStream();
        CSharpCompilation compilation = Compilations.Create(source).WithAssemblyName("Repaired" + Guid.NewGuid().ToString("N"));
        EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return Assembly.Load(stream.ToArray()).GetType("C")!.GetMethod("F")!;
    }
}
