using System;
using System.Globalization;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ActivationKernels.EditorSpeed;

/// <summary>A project with many annotated methods, ten to a file, and one file that has nothing to do with them.</summary>
internal sealed class Workload
{
    private const int MethodsOfAFile = 10;

    private static readonly string[] Attributes =
    {
        "\"relu\"", "\"leaky\", Slope = 0.01", "\"sigmoid\", Role = ActivationRole.Gate", "\"tanh\"", "\"elu\", Alpha = 0.5",
    };

    private static readonly MetadataReference[] References = Net80.References.All
        .Cast<MetadataReference>()
        .Append(MetadataReference.CreateFromFile(typeof(ActivationAttribute).Assembly.Location))
        .ToArray();

    private readonly SyntaxTree first;
    private readonly SyntaxTree other;
    private readonly CSharpCompilation project;

    public Workload(int methods)
    {
        Methods = methods;
        SyntaxTree[] kernels = Enumerable.Range(0, methods / MethodsOfAFile).Select(file => Parse(File(file, "x"), $"Kernels{file}.cs")).ToArray();
        first = kernels[0];
        other = Other(0);
        project = CSharpCompilation.Create(
            "User",
            kernels.Append(other),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public int Methods { get; }

    /// <summary>A new compilation in which only the body of a method in the unrelated file differs from edit to edit.</summary>
    public CSharpCompilation Unrelated(int edit) => project.ReplaceSyntaxTree(other, Other(edit));

    /// <summary>A new compilation in which one parameter of one method has another name.</summary>
    public CSharpCompilation OneMethod(int edit) =>
        project.ReplaceSyntaxTree(first, Parse(File(0, "x" + edit.ToString(CultureInfo.InvariantCulture)), "Kernels0.cs"));

    private static SyntaxTree Other(int edit) => Parse($"internal static class Other {{ internal static int Value() => {edit}; }}", "Other.cs");

    // Only the first method of a file takes the name.
    private static string File(int file, string name) => $$"""
        using System;
        using ActivationKernels;

        namespace Project.Part{{file}};

        public static partial class Kernels{{file}}
        {
            {{string.Join("\n    ", Enumerable.Range(0, MethodsOfAFile).Select(i =>
                $"[Activation({Attributes[i % Attributes.Length]})] public static partial void F{i}(ReadOnlySpan<float> {(i == 0 ? name : "x")}, Span<float> y);"))}}
        }
        """;

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), path);
}
