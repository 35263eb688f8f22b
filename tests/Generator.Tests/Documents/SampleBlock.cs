using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Generator.Tests.Documents;

/// <summary>
/// A C# block of a page, taken apart: usings, types, members and statements. Static members stand in the class Kernels, others in the class
/// Tests; the statements of a block are a method of Kernels.
/// </summary>
internal sealed class SampleBlock
{
    private static readonly CSharpParseOptions Fragments = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithKind(SourceCodeKind.Script);

    private readonly CompilationUnitSyntax root;

    private SampleBlock(string text)
    {
        Text = text;
        root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, Fragments).GetRoot();
    }

    public string Text { get; }

    public string Usings => string.Concat(root.Usings.Select(u => u.ToFullString() + "\n"));

    public string Types => string.Concat(root.Members.Where(IsType).Select(m => m.ToFullString()));

    public string Members => string.Concat(root.Members.Where(m => IsMember(m) && IsStatic(m)).Select(m => m.ToFullString()));

    public string InstanceMembers => string.Concat(root.Members.Where(m => IsMember(m) && !IsStatic(m)).Select(m => m.ToFullString()));

    public string Statements => string.Concat(root.Members.Where(IsStatement).Select(m => m.ToFullString()));

    /// <summary>The C# blocks of a page, first to last.</summary>
    public static SampleBlock[] Of(string page) => Regex.Matches(page, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)
        .Select(m => new SampleBlock(m.Groups[1].Value))
        .ToArray();

    /// <summary>The blocks as one program, over what the text around them takes for granted.</summary>
    /// <param name="blocks">Blocks that belong together.</param>
    /// <param name="members">Further members of the class Kernels.</param>
    /// <param name="types">Further types.</param>
    public static string Program(IReadOnlyList<SampleBlock> blocks, string members, string types) => $$"""
        #pragma warning disable
        using System;
        using System.IO;
        using System.Linq;
        using System.Numerics.Tensors;
        using ActivationKernels;
        {{string.Concat(blocks.Select(b => b.Usings))}}
        {{string.Concat(blocks.Select(b => b.Types))}}
        public static partial class Kernels
        {
            {{members}}
            {{string.Concat(blocks.Select((b, i) => $"{b.Members}\n{Method(b, i)}"))}}
        }
        class Tests
        {
            {{string.Concat(blocks.Select(b => b.InstanceMembers))}}
        }
        {{types}}
        """;

    // Returns whatever a block returns.
    private static string Method(SampleBlock block, int index)
    {
        string result = block.Statements.Contains("return ", System.StringComparison.Ordinal) ? "static object" : "static void";
        return block.Statements.Length == 0 ? "" : $"{result} Block{index}()\n{{\n{block.Statements}\n}}\n";
    }

    private static bool IsType(MemberDeclarationSyntax member) => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or BaseNamespaceDeclarationSyntax;

    // Scripts take a declared variable for a field.
    private static bool IsStatement(MemberDeclarationSyntax member) => member is GlobalStatementSyntax
        || (member is FieldDeclarationSyntax { AttributeLists.Count: 0 } field && field.Modifiers.All(m => m.IsKind(SyntaxKind.ConstKeyword)));

    private static bool IsMember(MemberDeclarationSyntax member) => !IsType(member) && !IsStatement(member);

    private static bool IsStatic(MemberDeclarationSyntax member) => member.Modifiers.Any(m => m.IsKind(SyntaxKind.StaticKeyword));
}
