using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>Reads expressions that make modules, as steps of a stack.</summary>
internal sealed class TorchModuleReader
{
    private const int MostIndirections = 8;

    private readonly TorchSymbols symbols;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    public TorchModuleReader(TorchSymbols symbols, SemanticModel model, CancellationToken cancellation)
    {
        this.symbols = symbols;
        this.model = model;
        this.cancellation = cancellation;
    }

    /// <summary>The steps of one module; a module that is not understood is one unknown step.</summary>
    public IEnumerable<TorchStep> Read(IOperation operation, int depth = 0)
    {
        operation = FormulaSite.Unconverted(operation);
        if (depth > MostIndirections)
        {
            return Unknown(operation);
        }

        switch (operation)
        {
            case IInvocationOperation call when symbols.IsFactory(call.TargetMethod):
                return call.TargetMethod.Name == "Sequential"
                    ? Members(call).SelectMany(m => Read(m, depth + 1))
                    : new[] { Step(call.TargetMethod.Name, call) };
            case IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation:
                return Value(operation) is { } value ? Read(value, depth + 1) : Unknown(operation);
            default:
                return Unknown(operation);
        }
    }

    /// <summary>The step that a function of tensors is: torch.sigmoid(x), x.relu(), functional.dropout(x).</summary>
    public TorchStep Function(IInvocationOperation call) => Step(call.TargetMethod.Name, call);

    /// <summary>The modules in Sequential(a, b), Sequential(("a", a), ("b", b)) and Sequential(new[] { ... }).</summary>
    public static IEnumerable<IOperation> Members(IInvocationOperation sequential)
    {
        foreach (IArgumentOperation argument in sequential.Arguments)
        {
            IOperation value = FormulaSite.Unconverted(argument.Value);
            IEnumerable<IOperation> elements = value is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : new[] { value };
            foreach (IOperation element in elements.Select(FormulaSite.Unconverted))
            {
                yield return element is ITupleOperation { Elements: { Length: 2 } pair } ? FormulaSite.Unconverted(pair[1]) : element;
            }
        }
    }

    private TorchStep Step(string name, IInvocationOperation call)
    {
        SyntaxNode syntax = call.Syntax;
        string key = name.TrimEnd('_');
        if (TorchWeights.Read(key, call) is { } weights)
        {
            return weights;
        }

        if (key.IndexOf("Norm", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return new TorchStep(TorchStepKind.Normalization, syntax, name);
        }

        if (key.IndexOf("dropout", StringComparison.OrdinalIgnoreCase) >= 0
            || key.IndexOf("MaxPool", StringComparison.Ordinal) >= 0 || key.StartsWith("max_pool", StringComparison.Ordinal)
            || key is "Flatten" or "Unflatten" or "Identity" or "flatten" or "view" or "reshape" or "squeeze" or "unsqueeze" or "alias" or "to" or "MoveToOuterDisposeScope")
        {
            return new TorchStep(TorchStepKind.Neutral, syntax, name);
        }

        if (ActivationCatalog.Find(key) is { LeastInputs: 1, IsRowReduction: false } activation)
        {
            return new TorchStep(TorchStepKind.Activation, syntax, activation.Name, Parameters(activation, call));
        }

        return NetworkRoles.IsDistribution(key)
            ? new TorchStep(TorchStepKind.Activation, syntax, NetworkRoles.Distribution, ImmutableArray<ParameterValue>.Empty)
            : new TorchStep(TorchStepKind.Unknown, syntax, name);
    }

    private static ImmutableArray<ParameterValue> Parameters(Activation activation, IInvocationOperation call)
    {
        var values = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            string name = argument.Parameter!.Name.Replace("negative_", "").Replace("_val", "");
            if (argument.ArgumentKind == ArgumentKind.Explicit
                && activation.FindParameter(name) is { } parameter
                && argument.Value.ConstantValue is { HasValue: true, Value: double or float or int or long } constant
                && Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) is var number
                && parameter.Allows(number))
            {
                values.Add(new ParameterValue(parameter.Name, number));
            }
        }

        return values.ToImmutable();
    }

    /// <summary>What a field, property or local is set to, where that happens once and in this file; null otherwise.</summary>
    public IOperation? Value(IOperation reference)
    {
        ISymbol symbol = reference switch
        {
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => ((ILocalReferenceOperation)reference).Local,
        };
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration || declaration.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        SyntaxNode syntax = declaration.GetSyntax(cancellation);
        SyntaxNode? scope = symbol is ILocalSymbol ? syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() : syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        ExpressionSyntax? initial = syntax switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        ExpressionSyntax[] values = (scope?.DescendantNodes() ?? Enumerable.Empty<SyntaxNode>())
            .OfType<AssignmentExpressionSyntax>()
            .Where(a => a.Left.ToString().Replace("this.", "") == symbol.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(a.Left, cancellation).Symbol, symbol))
            .Select(a => a.Right)
            .Concat(initial is null ? Enumerable.Empty<ExpressionSyntax>() : new[] { initial })
            .ToArray();
        return values.Length == 1 ? model.GetOperation(values[0], cancellation) : null;
    }

    private static TorchStep[] Unknown(IOperation operation) => new[] { new TorchStep(TorchStepKind.Unknown, operation.Syntax, operation.Syntax.ToString()) };
}
