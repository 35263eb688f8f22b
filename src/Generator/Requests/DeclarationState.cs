using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>
/// All that is declared in a compilation, as a digest: equal digests mean that a declaration which has not changed itself still means the
/// same. The bodies of methods without attributes do not count, and it is those that people type in most of the time.
/// </summary>
internal static class DeclarationState
{
    // All keyed weakly: nothing here keeps a compilation or a tree alive.
    private static readonly ConditionalWeakTable<Compilation, string> Compilations = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string> Trees = new();
    private static readonly ConditionalWeakTable<object, string> Identities = new();

    private static long lastIdentity;

    public static string Of(Compilation compilation) => Compilations.GetValue(compilation, static c => Digest(string.Join(
        "\n",
        c.SyntaxTrees.Select(tree => Trees.GetValue(tree, Of))
            .Concat(c.References.Append<object>(c.Options).Select(part => Identities.GetValue(part, NewIdentity))))));

    private static string Of(SyntaxTree tree)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in tree.GetRoot().DescendantTokens(node => !IsPassedOver(node)))
        {
            text.Append(token.Text).Append('\0');
        }

        return Digest(text.ToString());
    }

    // What stands in the body of a method without an attribute. The braces or the arrow around it count; a formula has an attribute.
    private static bool IsPassedOver(SyntaxNode node) =>
        node.Parent is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent.Parent is MethodDeclarationSyntax { AttributeLists.Count: 0 };

    // References and options cannot be compared by what they hold; a new object counts as a change.
    private static string NewIdentity(object part) => Interlocked.Increment(ref lastIdentity).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Digest(string text)
    {
        using SHA256 algorithm = SHA256.Create();
        return Convert.ToBase64String(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
