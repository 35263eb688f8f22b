using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using ActivationKernels.Expressions;
using ActivationKernels.Generator.Tests.Infrastructure;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ActivationKernels.Generator.Tests.Reading;

/// <summary>A C# method F, read as a formula and compiled to run: two independent ways to its values.</summary>
internal sealed class FormulaSource
{
    private readonly CSharpCompilation compilation;
    private readonly IMethodSymbol method;

    public FormulaSource(string members, string header = "")
    {
        compilation = Compilations.Create(
            $$"""
            {{header}}
            using System;
            using ActivationKernels;

            public static class Subject
            {
                {{members}}
            }
            """);
        string[] errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ToArray();
        Assert.True(errors.Length == 0, string.Join("\n", errors));
        method = compilation.GetTypeByMetadataName("Subject")!.GetMembers("F").OfType<IMethodSymbol>().Single();
        var table = new ExprTable();
        var reader = new FormulaReader(table, _ => null);
        Formula = reader.ReadMethod(method, compilation, method.Parameters.Select(p => table.Input(p.Name)).ToImmutableArray());
        Problem = reader.Problem;
    }

    public Expr? Formula { get; }

    public FormulaProblem? Problem { get; }

    public int Parameters => method.Parameters.Length;

    /// <summary>The code that the problem is about.</summary>
    public string Underlined => Problem!.Operation.Syntax.ToString();

    public double Evaluate(params double[] arguments)
    {
        Assert.True(Formula is not null, $"{Problem?.Operation.Syntax}: {Problem?.Reason}");
        Dictionary<string, double> values = method.Parameters.Zip(arguments).ToDictionary(p => p.First.Name, p => p.Second);
        return Evaluator.Evaluate(Formula, name => values[name]);
    }

    /// <summary>The compiled method, with the number type of its parameters.</summary>
    public Func<double[], double> Compile()
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        MethodInfo compiled = Assembly.Load(image.ToArray()).GetType("Subject")!.GetMethod("F", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return arguments => Convert.ToDouble(
            compiled.Invoke(null, compiled.GetParameters().Select((p, i) => p.ParameterType == typeof(float) ? (object)(float)arguments[i] : arguments[i]).ToArray()),
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
