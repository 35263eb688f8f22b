using System.Text;
using ActivationKernels.Common;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>Names of generated files.</summary>
internal static class HintName
{
    private const int Longest = 120;

    /// <summary>Full metadata name of the method with the types of its parameters: unique in a compilation.</summary>
    public static string Identity(IMethodSymbol method)
    {
        var builder = new StringBuilder(method.MetadataName);
        builder.Append('`').Append(method.Arity).Append('(');
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            builder.Append(parameter.RefKind == RefKind.None ? "" : "ref ")
                .Append(parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))
                .Append(',');
        }

        return Path(method, builder.Append(')').ToString(), type => type.MetadataName, "+");
    }

    /// <summary>A valid file name. The hash keeps names apart that differ in nothing but case, arity or parameters.</summary>
    /// <param name="method">The method.</param>
    /// <param name="fullName">Its <see cref="Identity"/>.</param>
    public static string Of(IMethodSymbol method, string fullName) => Of(Path(method, method.Name, type => type.Name, "."), fullName);

    /// <summary>A valid file name for what belongs to a whole class.</summary>
    public static string Of(INamedTypeSymbol type) =>
        Of(type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), "class " + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private static string Of(string readable, string identity)
    {
        var builder = new StringBuilder(readable.Length);
        foreach (char c in readable.Length > Longest ? readable.Substring(readable.Length - Longest) : readable)
        {
            builder.Append(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' ? c : '_');
        }

        return builder.Append('.').Append(StableHash.Of(identity)).Append(".g.cs").ToString();
    }

    private static string Path(IMethodSymbol method, string name, System.Func<INamedTypeSymbol, string> typeName, string separator)
    {
        string path = name;
        string glue = ".";
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            path = typeName(type) + glue + path;
            glue = separator;
        }

        INamespaceSymbol space = method.ContainingNamespace;
        return space.IsGlobalNamespace ? path : space.ToDisplayString() + "." + path;
    }
}
