using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Analyzers.Torch;
using ActivationKernels.Catalog;
using ActivationKernels.Diagnosis;
using ActivationKernels.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>
/// Reports what is wrong with stacks of TorchSharp modules: Sequential, and classes whose forward method is a straight chain; and
/// sigmoids in other code as a hint.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TorchAnalyzer : DiagnosticAnalyzer
{
    /// <summary>Property of a diagnostic at an activation: what can stand in its place, best first.</summary>
    internal const string Suggestions = "TorchSuggestions";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Rules.OfNetworks
        .AddRange(Rules.OfSignals)
        .Add(Rules.SigmoidUse)
        .Add(Rules.StackNotAnalysed);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (TorchSymbols.Of(start.Compilation) is { } symbols)
            {
                start.RegisterSyntaxNodeAction(c => AnalyzeClass(c, symbols), SyntaxKind.ClassDeclaration);
                start.RegisterOperationAction(c => AnalyzeCall(c, symbols), OperationKind.Invocation);
            }
        });
    }

    private static void AnalyzeClass(SyntaxNodeAnalysisContext context, TorchSymbols symbols)
    {
        var type = (ClassDeclarationSyntax)context.Node;
        if (Chain(type, symbols, context.SemanticModel, context.CancellationToken) is { } steps)
        {
            AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(type.SyntaxTree);
            INamedTypeSymbol? network = context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken);
            AnalyzeStack(type.Identifier.ValueText, type.Identifier.GetLocation(), steps, Training, options, context.ReportDiagnostic);

            TorchTraining Training() => TorchTraining.Of(
                type.SyntaxTree.GetRoot(context.CancellationToken),
                o => SymbolEqualityComparer.Default.Equals(o.Type, network) && o is not IInstanceReferenceOperation,
                symbols,
                context.SemanticModel,
                context.CancellationToken);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context, TorchSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        SemanticModel model = call.SemanticModel!;
        if (symbols.IsFactory(call.TargetMethod) && call.TargetMethod.Name == "Sequential")
        {
            // The outermost one speaks for those inside, and a class that is a chain for all of its own.
            if (!IsPartOfStack(call, symbols, model, context.CancellationToken))
            {
                ImmutableArray<TorchStep> steps = new TorchModuleReader(symbols, model, context.CancellationToken).Read(call).ToImmutableArray();
                AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(call.Syntax.SyntaxTree);
                Location place = ((InvocationExpressionSyntax)call.Syntax).Expression.GetLocation();
                AnalyzeStack("Sequential", place, steps, () => Training(call, symbols, model, context.CancellationToken), options, context.ReportDiagnostic);
            }

            return;
        }

        bool isSigmoid = call.TargetMethod.Name.IndexOf("igmoid", System.StringComparison.Ordinal) >= 0
            && (symbols.IsFactory(call.TargetMethod) || symbols.IsFunction(call.TargetMethod) || symbols.IsTensorMethod(call.TargetMethod))
            && ActivationCatalog.Find(call.TargetMethod.Name.TrimEnd('_')) is { } activation
            && SigmoidAdvice.For(activation) is not null;
        if (isSigmoid && !IsOutputOrGate(call) && !IsPartOfStack(call, symbols, model, context.CancellationToken))
        {
            SigmoidAdvice advice = SigmoidAdvice.For(ActivationCatalog.Find(call.TargetMethod.Name.TrimEnd('_'))!)!;
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.SigmoidUse, call.Syntax.GetLocation(), DiagnosticSeverity.Info, additionalLocations: null, Choices(HiddenChoices.All), advice.Arguments(" between layers")));
        }
    }

    private static void AnalyzeStack(
        string name,
        Location place,
        IReadOnlyList<TorchStep> steps,
        System.Func<TorchTraining> training,
        AnalyzerConfigOptions options,
        System.Action<Diagnostic> report)
    {
        if (!steps.Any(s => s.HasWeights))
        {
            return;
        }

        (TorchPlan? plan, string reason) = TorchPlan.Of(name, steps, training());
        if (plan is not null)
        {
            var thresholds = new Thresholds(key => options.TryGetValue(key, out string? value) ? value : null);
            NetworkDiagnosis diagnosis = NetworkDiagnosis.Of(plan.Plan, thresholds, Gravity.Warning);
            foreach (NetworkFinding finding in diagnosis.Findings)
            {
                SyntaxNode fault = plan.Locate(finding);
                report(FindingReport.Create(finding, diagnosis.Table, fault.GetLocation(), finding.Part == PlanPart.Activation ? Choices(finding.Suggestions) : null));
            }

            return;
        }

        report(Diagnostic.Create(Rules.StackNotAnalysed, place, name, reason));
        int last = steps.Select((s, i) => s.HasWeights ? i : -1).Max();
        for (int i = 0; i < last; i++)
        {
            // Between weights, whatever their sizes.
            if (steps[i].Kind == TorchStepKind.Activation
                && steps.Take(i).Any(s => s.HasWeights)
                && ActivationCatalog.Find(steps[i].Activation) is { } activation
                && SigmoidAdvice.For(activation) is { } advice)
            {
                report(Diagnostic.Create(Rules.SigmoidUse, steps[i].Syntax.GetLocation(), additionalLocations: null, Choices(HiddenChoices.All), advice.Arguments("")));
            }
        }
    }

    private static ImmutableDictionary<string, string?> Choices(IEnumerable<string> activations) =>
        ImmutableDictionary<string, string?>.Empty.Add(Suggestions, string.Join("|", activations));

    // The variable that holds the stack, and the code that can see it.
    private static TorchTraining Training(IInvocationOperation stack, TorchSymbols symbols, SemanticModel model, System.Threading.CancellationToken cancellation)
    {
        IOperation? parent = stack.Parent;
        while (parent is IConversionOperation or IVariableInitializerOperation)
        {
            parent = parent.Parent;
        }

        ISymbol? variable = parent switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault(),
            ISimpleAssignmentOperation assignment => PoleGuard.Symbol(assignment.Target),
            _ => null,
        };
        SyntaxNode? scope = variable is ILocalSymbol
            ? stack.Syntax.Ancestors().FirstOrDefault(a => a is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax) ?? stack.Syntax.SyntaxTree.GetRoot(cancellation)
            : stack.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return variable is null || scope is null
            ? TorchTraining.Unknown
            : TorchTraining.Of(scope, o => SymbolEqualityComparer.Default.Equals(PoleGuard.Symbol(o), variable), symbols, model, cancellation);
    }

    private static ImmutableArray<TorchStep>? Chain(ClassDeclarationSyntax type, TorchSymbols symbols, SemanticModel model, System.Threading.CancellationToken cancellation) =>
        type.BaseList is not null && symbols.IsModule(model.GetDeclaredSymbol(type, cancellation)) ? TorchForwardReader.Read(type, symbols, model, cancellation) : null;

    private static bool IsPartOfStack(IInvocationOperation call, TorchSymbols symbols, SemanticModel model, System.Threading.CancellationToken cancellation)
    {
        for (IOperation? parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation outer && symbols.IsFactory(outer.TargetMethod) && outer.TargetMethod.Name == "Sequential")
            {
                return true;
            }
        }

        return call.Syntax.FirstAncestorOrSelf<ClassDeclarationSyntax>() is { } type && Chain(type, symbols, model, cancellation) is not null;
    }

    // Returned from a function, or a factor of another tensor.
    private static bool IsOutputOrGate(IInvocationOperation call)
    {
        IOperation? parent = call.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent is IReturnOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply }
            || parent is IInvocationOperation { TargetMethod.Name: "mul" or "mul_" or "multiply" };
    }
}
