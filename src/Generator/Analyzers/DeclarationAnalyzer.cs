using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;
using ActivationKernels.Expressions;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports what is wrong with the methods that carry the activation attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Key of the property of a diagnostic that holds what a code fix puts in the place of the part at fault.</summary>
    internal const string Suggestion = nameof(Suggestion);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.OfDeclarations;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeLocalFunction, SyntaxKind.LocalFunctionStatement);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        var kernels = new List<(IMethodSymbol Method, ActivationRequest Request)>();
        foreach (IMethodSymbol method in ((INamedTypeSymbol)context.Symbol).GetMembers().OfType<IMethodSymbol>())
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (KnownAttributes.IsFormula(method))
            {
                AnalyzeFormula(context, method);
            }

            if (KnownAttributes.Find(method) is not { } attribute)
            {
                continue;
            }

            RequestReading reading = RequestReader.Read(method, attribute, context.Compilation);
            foreach (RequestProblem problem in reading.Problems)
            {
                Report(context.ReportDiagnostic, problem, PartLocator.Locate(problem, method, attribute));
            }

            if (reading.Request is { Source.Kernel: not null } request)
            {
                kernels.Add((method, request));
            }
        }

        ReportRepeated(context, kernels);
    }

    // A fault of a formula that this one calls is reported there.
    private static void AnalyzeFormula(SymbolAnalysisContext context, IMethodSymbol method)
    {
        (Expr? formula, FormulaProblem? problem, string reason, string advice) = UserFormulaReader.Read(method, context.Compilation);
        SyntaxNode? declaration = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken);
        if (formula is null && (problem is null || (!problem.IsCompilerError && problem.Operation.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n == declaration) is not null)))
        {
            Location location = problem?.Operation.Syntax.GetLocation() ?? method.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(Rules.NoVectorForm, location, method.Name, reason, advice));
        }
    }

    private static void ReportRepeated(SymbolAnalysisContext context, List<(IMethodSymbol Method, ActivationRequest Request)> kernels)
    {
        foreach (var group in kernels.GroupBy(k => KernelIdentity.Of(k.Request)).Where(g => g.Count() > 1))
        {
            var ordered = group
                .OrderBy(k => k.Method.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(k => k.Method.Locations[0].SourceSpan.Start)
                .ToArray();
            foreach ((IMethodSymbol method, _) in ordered.Skip(1))
            {
                string[] arguments = { method.Name, $"computes the same kernel as '{ordered[0].Method.Name}'" };
                var problem = new RequestProblem(RuleIds.Duplicate, arguments.ToEquatableArray(), RequestPart.MethodName);
                Report(context.ReportDiagnostic, problem, method.Locations[0]);
            }
        }
    }

    // Not a member of the type, and never partial.
    private static void AnalyzeLocalFunction(SyntaxNodeAnalysisContext context)
    {
        var function = (LocalFunctionStatementSyntax)context.Node;
        if (function.AttributeLists.Count > 0
            && context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is { } symbol
            && KnownAttributes.IsKernel(symbol))
        {
            string[] arguments = { function.Identifier.ValueText, "it is a local function" };
            var problem = new RequestProblem(RuleIds.NotImplementable, arguments.ToEquatableArray(), RequestPart.MethodName);
            Report(context.ReportDiagnostic, problem, function.Identifier.GetLocation());
        }
    }

    private static void Report(Action<Diagnostic> report, RequestProblem problem, Location location)
    {
        ImmutableDictionary<string, string?> properties = problem.Suggestion.Length == 0
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(Suggestion, problem.Suggestion);
        object[] arguments = problem.Arguments.Cast<object>().ToArray();
        report(Diagnostic.Create(Rules.Find(problem.RuleId), location, properties, arguments));
    }
}
