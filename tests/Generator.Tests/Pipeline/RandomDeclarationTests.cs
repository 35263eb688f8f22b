using System;
using System.Linq;
using ActivationKernels.Generator.Tests.Infrastructure;
using CsCheck;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ActivationKernels.Generator.Tests.Pipeline;

/// <summary>No declaration makes the generator throw or leaves the user with the compiler's error alone.</summary>
public sealed class RandomDeclarationTests
{
    private static readonly Gen<string> Type = OneOf(
        "ReadOnlySpan<float>", "Span<float>", "ReadOnlySpan<double>", "Span<double>", "float", "double", "int", "string", "ReadOnlySpan<int>", "float[]", "in float", "ref float");

    private static readonly Gen<string> Name = OneOf("x", "y", "slope", "alpha", "upstream", "@in", "a", "b");

    private static readonly Gen<string> Attribute = Gen.Select(
        OneOf("relu", "leaky", "elu", "maxout", "silu", "unknown", "", "SIGMOID", "tan-h"),
        OneOf("", ", Slope = 0.5", ", Alpha = double.NaN", ", Kernel = KernelKind.Derivative", ", Kernel = KernelKind.Backward", ", Kernel = (KernelKind)42", ", Companions = false"),
        (name, argument) => $"[Activation(\"{name}\"{argument})]");

    private static readonly Gen<string> Method = Gen.Select(
        Attribute,
        OneOf("public static", "internal static", "private static unsafe"),
        OneOf("void", "void", "void", "float", "double", "int", "string"),
        Gen.Select(Type, Name).Array[0, 5],
        OneOf("F", "@class", "FDerivative"),
        (attribute, modifiers, result, parameters, name) =>
            $"{attribute} {modifiers} partial {result} {name}({string.Join(", ", parameters.DistinctBy(p => p.Item2).Select(p => $"{p.Item1} {p.Item2}"))});");

    [Fact]
    public void AnyDeclaration_CompilesOrIsReported() => Method.Array[1, 3].Sample(
        methods =>
        {
            GeneratorResult result = Compilations.Run(Compilations.Kernels(string.Join("\n    ", methods.Distinct())));

            Assert.Null(result.Run.Exception);
            string[] errors = result.Compilation.GetDiagnostics()
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => d.Id)
                .Except(DeclaredTwice)
                .ToArray();
            Assert.True(errors.Length == 0 || IsDeclaredTwice(result), string.Join("\n", errors.Concat(methods)));
            Assert.True(
                !result.Text.Contains("NotSupportedException", StringComparison.Ordinal) || result.Analyze().Any(d => d.Severity == DiagnosticSeverity.Error),
                "A body throws and no rule says why.\n" + string.Join("\n", methods));
        },
        seed: "fye-z5aPK1l1",
        iter: 300,
        threads: 1);

    // The user's own mistake: two declarations of one signature.
    private static readonly string[] DeclaredTwice = { "CS0111", "CS0756", "CS0757", "CS0663" };

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool IsDeclaredTwice(GeneratorResult result) =>
        result.Compilation.GetDiagnostics().Any(d => DeclaredTwice.Contains(d.Id));
}
