using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>
/// Tells the generator's own files from the user's: analyzers see both, the generator sees only the latter,
/// and both have to come to the same result.
/// </summary>
internal static class GeneratedFiles
{
    // The compiler puts generated files into a folder with the full name of their generator.
    private static readonly string Folder = typeof(ActivationGenerator).FullName;

    public static bool Contains(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0
        && symbol.DeclaringSyntaxReferences.All(r => r.SyntaxTree.FilePath.IndexOf(Folder, StringComparison.Ordinal) >= 0);
}
