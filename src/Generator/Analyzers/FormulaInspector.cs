using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Analyzers.Reading;
using ActivationKernels.Catalog;
using ActivationKernels.Fingerprints;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>Goes through one block of code: whole functions first, then the expressions that they are made of.</summary>
internal sealed class FormulaInspector
{
    private readonly ImmutableArray<IOperation> blocks;
    private readonly ISymbol owner;
    private readonly SemanticModel model;
    private readonly FormulaReporter reporter;
    private readonly List<IOperation> operations;
    private readonly Exponentials exponentials;
    private readonly ExpressionReader reader;
    private readonly CancellationToken cancellation;

    public FormulaInspector(
        ImmutableArray<IOperation> blocks, ISymbol owner, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellation)
    {
        this.blocks = blocks;
        this.owner = owner;
        this.model = model;
        this.cancellation = cancellation;
        operations = CodeBlocks.Descendants(blocks);
        Assignments assignments = Assignments.Of(operations);
        exponentials = Exponentials.Of(operations, assignments);
        reader = new ExpressionReader(assignments, cancellation);
        reporter = new FormulaReporter(blocks, report);
    }

    public void Inspect()
    {
        foreach (IOperation block in blocks)
        {
            IBlockOperation? body = (block as IMethodBodyOperation)?.BlockBody ?? (block as IMethodBodyOperation)?.ExpressionBody ?? block as IBlockOperation;
            if (body is null || owner is not IMethodSymbol method || !InspectFunction(method, method.Name, body))
            {
                Visit(block, owner.Name);
            }
        }

        if (SoftmaxCheck.Find(operations) is { } softmax)
        {
            reporter.Softmax(softmax);
        }
    }

    private void Visit(IOperation operation, string name)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!exponentials.AreIn(operation))
        {
            return;
        }

        switch (operation)
        {
            case ILocalFunctionOperation { Body: { } body } function:
                if (!InspectFunction(function.Symbol, function.Symbol.Name, body))
                {
                    VisitChildren(operation, function.Symbol.Name);
                }

                return;
            case IAnonymousFunctionOperation lambda:
                string target = AssignedName(lambda) ?? name;
                if (!InspectFunction(lambda.Symbol, target, lambda.Body))
                {
                    VisitChildren(operation, target);
                }

                return;
            default:
                if (!FormulaReader.IsNumber(operation.Type) || operation is IAssignmentOperation || !InspectExpression(operation, name))
                {
                    VisitChildren(operation, name);
                }

                return;
        }
    }

    private void VisitChildren(IOperation operation, string name)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child, name);
        }
    }

    // True where the function is settled, so that its parts need no look.
    private bool InspectFunction(IMethodSymbol function, string name, IBlockOperation body)
    {
        Activation? activation = FunctionNames.Derivative(name);
        if ((activation is null && !exponentials.AreIn(body))
            || FormulaSite.OfFunction(function, body, reader) is not { } site
            || site.Read() is not { } reading)
        {
            return false;
        }

        FormulaView view = reading.Views.First();
        if (activation is not null && DerivativeCheck.Find(activation, function, view.Function, model, cancellation) is { } mistake)
        {
            reporter.WrongDerivative(site, name, mistake);
            return true;
        }

        if (FormulaRecognizer.Recognise(view.Function) is not { } found)
        {
            return false;
        }

        // What is wrong in a function that is called here is reported there; it may be a local function of this one.
        if (reading.HasFollowedCalls)
        {
            return false;
        }

        reporter.Function(site, name, view, found);
        return true;
    }

    private bool InspectExpression(IOperation operation, string name)
    {
        // What is in parentheses, or converted, is looked at next.
        if (operation.Kind is not (OperationKind.Binary or OperationKind.Invocation or OperationKind.Conditional or OperationKind.Unary))
        {
            return false;
        }

        FormulaSite site = FormulaSite.OfExpression(operation, reader);
        if (site.Read() is not { } reading)
        {
            return false;
        }

        foreach (FormulaView view in reading.Views)
        {
            if (FormulaRecognizer.Recognise(view.Function) is { } found)
            {
                if (found.Fault != FormulaFault.None && !reading.HasFollowedCalls)
                {
                    reporter.Expression(site, name, view, found);
                }

                return true;
            }
        }

        // A formula of one variable that is unknown as a whole is somebody's own, and its parts are no mistakes; a factor or an offset changes nothing.
        return reading.IsOfOneVariable && !IsScaled(operation);
    }

    private static bool IsScaled(IOperation expression) => expression switch
    {
        IBinaryOperation binary => binary.LeftOperand.ConstantValue.HasValue || binary.RightOperand.ConstantValue.HasValue,
        IUnaryOperation => true,
        _ => false,
    };

    // var f = x => ...; f = x => ...; the name says what the function is meant to be.
    private static string? AssignedName(IOperation lambda)
    {
        for (IOperation? parent = lambda.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IDelegateCreationOperation or IVariableInitializerOperation:
                    continue;
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol.Name;
                case IFieldInitializerOperation field:
                    return field.InitializedFields.FirstOrDefault()?.Name;
                case IPropertyInitializerOperation property:
                    return property.InitializedProperties.FirstOrDefault()?.Name;
                case ISimpleAssignmentOperation assignment:
                    return PoleGuard.Symbol(assignment.Target)?.Name;
                default:
                    return null;
            }
        }

        return null;
    }
}
