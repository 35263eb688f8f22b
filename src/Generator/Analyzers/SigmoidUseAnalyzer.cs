using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnostics;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ActivationKernels.Analyzers;

/// <summary>Reports sigmoids that nothing declares to be an output or a gate: kernels, and calls in ordinary code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SigmoidUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.SigmoidUse);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownAttributes.Activation) is not null)
            {
                start.RegisterSymbolAction(AnalyzeKernel, SymbolKind.Method);
            }

            if (start.Compilation.GetTypeByMetadataName(KnownLibraries.TensorPrimitives) is { } primitives)
            {
                start.RegisterSyntaxNodeAction(node => AnalyzeCall(node, primitives), SyntaxKind.InvocationExpression);
            }
        });
    }

    private static void AnalyzeKernel(SymbolAnalysisContext context)
    {
        if (KnownAttributes.Find(context.Symbol) is not { } attribute)
        {
            return;
        }

        AttributeArguments arguments = AttributeArguments.Read(attribute);
        if (arguments.Role is ActivationRole.Output or ActivationRole.Gate
            || arguments.Name is not { } name
            || ActivationCatalog.Find(name) is not { } activation
            || !FormulaLookup.Find((IMethodSymbol)context.Symbol, attribute, name, element: null, context.Compilation).IsEmpty
            || SigmoidAdvice.For(activation, arguments.Values) is not { } advice
            || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is not AttributeSyntax syntax)
        {
            return;
        }

        Location location = syntax.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is null)?.GetLocation() ?? syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Rules.SigmoidUse, location, advice.Arguments(", or set Role to Output or Gate if it is one")));
    }

    // What the result of an ordinary call is for cannot be told, so it is a hint and no warning.
    private static void AnalyzeCall(SyntaxNodeAnalysisContext context, INamedTypeSymbol primitives)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        SimpleNameSyntax? name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        if (name is null
            || name.Identifier.ValueText.IndexOf("igmoid", StringComparison.Ordinal) < 0
            || context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is not IMethodSymbol method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingType, primitives))
        {
            return;
        }

        if (ActivationCatalog.Find(method.Name) is { } activation && SigmoidAdvice.For(activation) is { } advice)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.SigmoidUse,
                name.GetLocation(),
                DiagnosticSeverity.Info,
                additionalLocations: null,
                properties: null,
                messageArgs: advice.Arguments(" between layers")));
        }
    }
}
