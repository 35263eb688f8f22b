using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports a project with kernels that publishes native code for the oldest processor of its kind.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublishAnalyzer : DiagnosticAnalyzer
{
    private const string Property = "build_property.";
    private const int NarrowBits = 128;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.NarrowNativeCode);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            AnalyzerConfigOptions options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            if (!string.Equals(Value(options, "PublishAot"), "true", StringComparison.OrdinalIgnoreCase)
                || Value(options, "IlcInstructionSet").Length > 0
                || start.Compilation.GetTypeByMetadataName(KnownAttributes.Activation) is null)
            {
                return;
            }

            var kernels = new ConcurrentBag<Location>();
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (KnownAttributes.Find(symbol.Symbol)?.ApplicationSyntaxReference is { } attribute)
                    {
                        kernels.Add(attribute.SyntaxTree.GetLocation(attribute.Span));
                    }
                },
                SymbolKind.Method);

            // Once per project, at the first of its kernels.
            start.RegisterCompilationEndAction(end =>
            {
                Location? first = kernels.OrderBy(l => l.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(l => l.SourceSpan.Start).FirstOrDefault();
                if (first is not null)
                {
                    bool isArm = Value(options, "RuntimeIdentifier").EndsWith("arm64", StringComparison.Ordinal);
                    end.ReportDiagnostic(Diagnostic.Create(
                        Rules.NarrowNativeCode,
                        first,
                        NarrowBits / 32,
                        isArm ? "" : ", and without fused multiply-add",
                        isArm ? "native" : "avx2,fma"));
                }
            });
        });
    }

    private static string Value(AnalyzerConfigOptions options, string name) => options.TryGetValue(Property + name, out string? value) ? value : "";
}
