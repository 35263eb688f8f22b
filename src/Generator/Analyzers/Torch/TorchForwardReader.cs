using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers.Torch;

/// <summary>Reads a forward method that hands one tensor from step to step; branches, sums and loops make it unreadable.</summary>
internal sealed class TorchForwardReader
{
    private readonly TorchSymbols symbols;
    private readonly TorchModuleReader modules;
    private readonly Dictionary<ISymbol, ImmutableArray<TorchStep>> values = new(SymbolEqualityComparer.Default);

    private TorchForwardReader(TorchSymbols symbols, TorchModuleReader modules)
    {
        this.symbols = symbols;
        this.modules = modules;
    }

    /// <summary>The steps of a module class; null where its forward method is no straight chain.</summary>
    public static ImmutableArray<TorchStep>? Read(ClassDeclarationSyntax type, TorchSymbols symbols, SemanticModel model, CancellationToken cancellation)
    {
        MethodDeclarationSyntax? forward = type.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Identifier.ValueText == "forward" && m.ParameterList.Parameters.Count == 1);
        if (forward is null
            || model.GetDeclaredSymbol(forward, cancellation) is not IMethodSymbol { IsOverride: true } method
            || !symbols.IsTensor(method.Parameters[0].Type)
            || model.GetOperation(forward, cancellation) is not IMethodBodyOperation body
            || (body.BlockBody ?? body.ExpressionBody) is not { } block)
        {
            return null;
        }

        var reader = new TorchForwardReader(symbols, new TorchModuleReader(symbols, model, cancellation));
        reader.values[method.Parameters[0]] = ImmutableArray<TorchStep>.Empty;
        return reader.Statements(block.Operations);
    }

    private ImmutableArray<TorchStep>? Statements(ImmutableArray<IOperation> statements)
    {
        foreach (IOperation statement in statements)
        {
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Chain(value);
                case IVariableDeclarationGroupOperation group:
                    if (!Declare(group))
                    {
                        return null;
                    }

                    break;
                case IUsingDeclarationOperation { DeclarationGroup: { } declaration }:
                    if (declaration.Declarations.SelectMany(d => d.Declarators).Any(d => symbols.IsTensor(d.Symbol.Type)) && !Declare(declaration))
                    {
                        return null;
                    }

                    break;
                case IUsingOperation { Resources: IVariableDeclarationGroupOperation resources, Body: IBlockOperation block }:
                    if (resources.Declarations.SelectMany(d => d.Declarators).Any(d => symbols.IsTensor(d.Symbol.Type)) && !Declare(resources))
                    {
                        return null;
                    }

                    return Statements(block.Operations);
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } when PoleGuard.Symbol(assignment.Target) is { } target:
                    if (Chain(assignment.Value) is not { } steps)
                    {
                        return null;
                    }

                    values[target] = steps;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool Declare(IVariableDeclarationGroupOperation group)
    {
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
        {
            if (declarator.Initializer?.Value is { } value)
            {
                if (Chain(value) is not { } steps)
                {
                    return false;
                }

                values[declarator.Symbol] = steps;
            }
        }

        return true;
    }

    private ImmutableArray<TorchStep>? Chain(IOperation operation)
    {
        operation = FormulaSite.Unconverted(operation);
        if (PoleGuard.Symbol(operation) is { } symbol)
        {
            return values.TryGetValue(symbol, out ImmutableArray<TorchStep> known) ? known : null;
        }

        if (operation is not IInvocationOperation call)
        {
            return null;
        }

        IMethodSymbol method = call.TargetMethod;
        if (symbols.IsApplication(method) && call.Instance is { } module && call.Arguments.Length == 1)
        {
            return Chain(call.Arguments[0].Value)?.AddRange(modules.Read(module));
        }

        if (symbols.IsFunction(method) && call.Arguments.Length > 0 && symbols.IsTensor(call.Arguments[0].Value.Type))
        {
            return OneTensor(call, skip: 1) ? Chain(call.Arguments[0].Value)?.Add(modules.Function(call)) : null;
        }

        return symbols.IsTensorMethod(method) && call.Instance is { } instance && OneTensor(call, skip: 0)
            ? Chain(instance)?.Add(modules.Function(call))
            : null;
    }

    // A second tensor makes a branch of it.
    private bool OneTensor(IInvocationOperation call, int skip) => !call.Arguments.Skip(skip).Any(a => symbols.IsTensor(a.Value.Type));
}
