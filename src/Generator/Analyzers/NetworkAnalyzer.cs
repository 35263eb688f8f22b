using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Diagnosis;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports what is wrong with declared networks: the declaration itself, and what it does to signals and gradients.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Key of the property of a diagnostic with what can stand in the place of the part at fault, separated by '|'.</summary>
    internal const string Suggestions = nameof(Suggestions);

    /// <summary>Key of the property with the indices of all layers that have to change, separated by '|'.</summary>
    internal const string Layers = nameof(Layers);

    /// <summary>Key of the property with the <see cref="PlanPart"/> at fault.</summary>
    internal const string Part = nameof(Part);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfNetworks
        .AddRange(Rules.OfSignals)
        .Add(Rules.SigmoidUse)
        .Add(Rules.UnknownActivation)
        .Add(Rules.ParameterOutOfRange)
        .Add(Rules.ParameterWithoutEffect);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> layers = KnownAttributes.Layers(type);
        if (KnownAttributes.FindNetwork(type) is not { } attribute)
        {
            if (!layers.IsEmpty)
            {
                string[] arguments = { type.Name, "it has layers but no [Network] attribute" };
                context.ReportDiagnostic(Diagnostic.Create(Rules.Find(RuleIds.InvalidNetwork), NetworkLocator.Attribute(layers[0], type), arguments));
            }

            return;
        }

        NetworkReading reading = NetworkReader.Read(type, attribute);
        foreach (NetworkProblem problem in reading.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Find(problem.RuleId),
                NetworkLocator.Locate(problem, type, attribute, layers),
                ImmutableDictionary<string, string?>.Empty.Add(DeclarationAnalyzer.Suggestion, problem.Suggestion),
                problem.Arguments.Cast<object>().ToArray()));
        }

        if (reading.Request is not { } request || attribute.ApplicationSyntaxReference is not { } reference)
        {
            return;
        }

        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(reference.SyntaxTree);
        var thresholds = new Thresholds(key => options.TryGetValue(key, out string? value) ? value : null);
        context.CancellationToken.ThrowIfCancellationRequested();
        NetworkDiagnosis diagnosis = NetworkDiagnosis.Of(request.Source.Plan, thresholds, Gravity.Error);
        foreach (NetworkFinding finding in diagnosis.Findings)
        {
            context.ReportDiagnostic(FindingReport.Create(finding, diagnosis.Table, NetworkLocator.Locate(finding, type, attribute, layers), FindingReport.Changes(finding)));
        }
    }
}

/// <summary>Makes diagnostics of findings about networks, wherever the network was read.</summary>
internal static class FindingReport
{
    /// <param name="finding">The finding.</param>
    /// <param name="table">The figures per layer: the long description of the diagnostic.</param>
    /// <param name="location">The part at fault.</param>
    /// <param name="properties">What a code fix has to know; null where there is none.</param>
    public static Diagnostic Create(NetworkFinding finding, string table, Location location, ImmutableDictionary<string, string?>? properties)
    {
        DiagnosticDescriptor rule = Rules.Find(finding.RuleId);

        // The description belongs to the descriptor, so every report brings its own one of the same id.
        var described = new DiagnosticDescriptor(
            rule.Id, rule.Title, rule.MessageFormat, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, table, rule.HelpLinkUri);
        return Diagnostic.Create(described, location, Severity(finding.Gravity), additionalLocations: null, properties, finding.Arguments.Cast<object>().ToArray());
    }

    /// <summary>What the code fix of declared networks has to know: which layers, which part of them, and what can stand there.</summary>
    public static ImmutableDictionary<string, string?> Changes(NetworkFinding finding)
    {
        IEnumerable<int> layers = finding.AlsoAtFault.Prepend(finding.Layer).Distinct().OrderBy(i => i);
        return ImmutableDictionary<string, string?>.Empty
            .Add(NetworkAnalyzer.Suggestions, string.Join("|", finding.Suggestions))
            .Add(NetworkAnalyzer.Layers, string.Join("|", layers.Select(i => i.ToString(CultureInfo.InvariantCulture))))
            .Add(NetworkAnalyzer.Part, finding.Part.ToString());
    }

    private static DiagnosticSeverity Severity(Gravity gravity) => gravity switch
    {
        Gravity.Error => DiagnosticSeverity.Error,
        Gravity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
