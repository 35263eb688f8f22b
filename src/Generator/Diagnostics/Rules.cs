using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Diagnostics;

/// <summary>The table of rules: one row each. The analyzer for release tracking reads rows only from initializers of fields.</summary>
internal static partial class Rules
{
    private const string Declaration = "Declaration";
    private const string Network = "Network";
    private const string Propagation = "Propagation";
    private const string Speed = "Speed";
    private const string Formula = "Formula";

    // Relative to the root of the repository.
    private const string Pages = "docs/rules/";

    public static ImmutableArray<DiagnosticDescriptor> All => Sorted.Rows;

    public static DiagnosticDescriptor Find(string id) => All.First(rule => string.Equals(rule.Id, id, StringComparison.Ordinal));

    // Apart, because static initializers of the parts of one class run in no stated order.
    private static class Sorted
    {
        public static readonly ImmutableArray<DiagnosticDescriptor> Rows = OfDeclarations
            .Concat(OfPropagation)
            .Concat(OfNetworks)
            .Concat(OfSignals)
            .Concat(OfSpeed)
            .Concat(OfFormulas)
            .Concat(OfHonesty)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToImmutableArray();
    }
}
