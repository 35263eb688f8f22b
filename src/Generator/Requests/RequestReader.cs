using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;
using ActivationKernels.Emission;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>Reads one attributed method. The generator takes the request of the result, the analyzer its problems.</summary>
internal sealed class RequestReader
{
    private readonly IMethodSymbol method;
    private readonly AttributeData attribute;
    private readonly AttributeArguments arguments;
    private readonly Compilation compilation;
    private readonly List<RequestProblem> problems = new();

    // A fault of the formula is reported where the formula stands.
    private RequestProblem? formulaFault;

    private RequestReader(IMethodSymbol method, AttributeData attribute, Compilation compilation)
    {
        this.method = method;
        this.attribute = attribute;
        this.compilation = compilation;
        arguments = AttributeArguments.Read(attribute);
    }

    /// <param name="method">The defining half of a partial method, or any other method with the attribute.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="compilation">Where a formula of the user is looked up.</param>
    public static RequestReading Read(IMethodSymbol method, AttributeData attribute, Compilation compilation)
    {
        var reader = new RequestReader(method, attribute, compilation);
        MethodDeclarationSyntax? syntax = Implementability.Check(method, reader.problems, out bool implementable);
        ActivationRequest? request = implementable && syntax is not null ? reader.ReadRequest(syntax) : null;
        return new RequestReading(request, reader.problems.ToEquatableArray());
    }

    private ActivationRequest ReadRequest(MethodDeclarationSyntax syntax)
    {
        KernelRequest? kernel = ReadKernel(syntax, out Signature? signature);
        string derivative = "";
        string backward = "";
        bool hasDerivatives = kernel is not null && HasDerivatives(kernel);
        if (hasDerivatives && kernel is { Kind: KernelKind.Forward } && signature!.Shape == KernelShape.Spans && arguments.Companions)
        {
            bool isRow = signature.Activation.IsRowReduction;
            derivative = kernel.Inputs.Count == 1 && !isRow ? Companion(nameof(KernelKind.Derivative)) : "";
            backward = Companion(isRow ? nameof(KernelKind.BackwardFromOutput) : nameof(KernelKind.Backward));
        }

        if (!hasDerivatives && kernel is { Kind: not KernelKind.Forward })
        {
            kernel = null;
        }

        ImmutableArray<ParameterRole> roles = kernel is null ? default : signature!.Roles(kernel.Kind);
        string identity = HintName.Identity(method);
        bool isParallel = kernel is not null && arguments.Parallel && CanSplit(kernel, signature!, roles);
        var source = new KernelSource(
            identity,
            DeclarationReader.Read(method, syntax, roles),
            kernel is null ? KernelShape.Spans : signature!.Shape,
            kernel,
            derivative,
            backward,
            kernel is null ? Error() : "")
        { IsParallel = isParallel };
        return new ActivationRequest(HintName.Of(method, identity), source, arguments.Role, arguments.Accuracy);
    }

    private KernelRequest? ReadKernel(MethodDeclarationSyntax syntax, out Signature? signature)
    {
        signature = null;
        (ITypeSymbol? element, int parameter) = ElementTypes.Of(method);
        if (element is not null && ElementTypes.Supported(element) is null)
        {
            Report(
                RuleIds.UnsupportedElementType,
                RequestPart.ParameterType,
                index: parameter,
                arguments: new[] { parameter < 0 ? method.Name : method.Parameters[parameter].Name, element.ToDisplayString() });
        }

        if (FindActivation(element, out UserFormula? formula) is not { } activation)
        {
            return null;
        }

        if (problems.Any(p => p.RuleId == RuleIds.UnsupportedElementType))
        {
            ReadConstants(activation, ImmutableArray<string>.Empty);
            return null;
        }

        KernelKind? kind = ReadKind(activation, element, out signature);
        EquatableArray<ParameterValue>? constants = ReadConstants(activation, signature?.Scalars ?? ImmutableArray<string>.Empty);
        if (kind is null || signature is null || constants is null)
        {
            return null;
        }

        ImmutableArray<ParameterRole> roles = signature.Roles(kind.Value);
        return new KernelRequest(
            activation.Name,
            kind.Value,
            signature.Element,
            syntax.ParameterList.Parameters
                .Where((_, i) => roles[i] is ParameterRole.Input or ParameterRole.InPlace)
                .Select(p => DeclarationReader.Identifier(p.Identifier))
                .ToEquatableArray(),
            constants.Value,
            signature.Scalars.ToEquatableArray())
        {
            GradientScalars = kind == KernelKind.Backward ? signature.GradientScalars.ToEquatableArray() : EquatableArray<string>.Empty,
            Formula = formula,
            IsTraining = signature.IsTraining,
            IsFast = arguments.Accuracy == Accuracy.Fast,
            FlatSlope = kind == KernelKind.Observe
                ? ActivationBehaviour.Of(activation, constants.Value, ActivationBehaviour.UsualSaturationSlope)?.FlatSlope ?? 0
                : 0,
        };
    }

    // False and a report where the work cannot be split over cores.
    private bool CanSplit(KernelRequest kernel, Signature signature, ImmutableArray<ParameterRole> roles)
    {
        string reason = signature.Shape == KernelShape.Scalar ? "one value is not split"
            : kernel.Kind == KernelKind.Observe ? "what is observed is summed in one order, so that it has the same bits on every machine"
            : roles.Contains(ParameterRole.GradientSum) || method.ReturnType.SpecialType != SpecialType.System_Void
                ? "the gradient of a parameter is summed in one order, so that it has the same bits on every machine"
            : signature.Activation.IsRowReduction && !roles.Contains(ParameterRole.RowLength)
                ? "one row is not split; an int rowLength makes the spans hold several"
            : roles.Count(r => r is not (ParameterRole.Scalar or ParameterRole.RowLength or ParameterRole.Seed or ParameterRole.Offset)) > ParallelWriter.MostSpans
                ? $"the method has more than {ParallelWriter.MostSpans} spans"
            : "";
        if (reason.Length > 0)
        {
            Report(RuleIds.ParameterWithoutEffect, RequestPart.Property, AttributeArguments.ParallelProperty, arguments: new[] { AttributeArguments.ParallelProperty, reason });
        }

        return reason.Length == 0;
    }

    // The user's formula of that name, or the row of the catalog; null where neither can be had.
    private Activation? FindActivation(ITypeSymbol? element, out UserFormula? formula)
    {
        string name = arguments.Name ?? "";
        UserFormulaReading? reading = UserFormulaReader.Read(method, attribute, arguments, element, compilation);
        formula = reading?.Formula;
        if (reading is null)
        {
            if (ActivationCatalog.Find(name) is { } row)
            {
                return row;
            }

            string nearest = ActivationCatalog.Nearest(name);
            Report(RuleIds.UnknownActivation, RequestPart.NameArgument, suggestion: nearest, arguments: new[] { name, nearest });
            return null;
        }

        if (reading is { Fault: { } fault, IsInSource: true })
        {
            formulaFault = fault;
        }
        else if (reading.Fault is not null)
        {
            problems.Add(reading.Fault);
        }
        else if (reading.Mismatch.Length > 0)
        {
            Report(
                RuleIds.UnknownSignature,
                RequestPart.ParameterList,
                suggestion: reading.Example,
                arguments: new[] { method.Name, name, reading.Mismatch, reading.Example });
        }

        return formula?.ToActivation();
    }

    // False and a report where a derivative that is asked for does not exist.
    private bool HasDerivatives(KernelRequest kernel)
    {
        if (kernel.Formula is null || (kernel.Kind == KernelKind.Forward && !arguments.Companions))
        {
            return true;
        }

        var table = new ExprTable();
        Expr formula = kernel.Formula.Tree.Build(table, table.Input);
        foreach (string input in kernel.Formula.Inputs)
        {
            if (Differentiability.WhyNot(formula, table.Input(input)) is { } reason)
            {
                Report(RuleIds.NoDerivative, RequestPart.NameArgument, arguments: new[] { kernel.Activation, input, reason });
                return false;
            }
        }

        return true;
    }

    private KernelKind? ReadKind(Activation activation, ITypeSymbol? element, out Signature? signature)
    {
        string reason = "it has neither spans nor a number that comes in and goes out";
        signature = null;
        if (element is not null)
        {
            (signature, reason) = Signature.Read(method, activation, element);
        }

        KernelKind? inferred = signature?.Infer();
        if (inferred is null)
        {
            ImmutableArray<string> shapes = Signature.Examples(activation, element?.SpecialType == SpecialType.System_Double ? "double" : "float");
            Report(
                RuleIds.UnknownSignature,
                RequestPart.ParameterList,
                suggestion: shapes[0],
                arguments: new[] { method.Name, activation.Name, reason, string.Join("; ", shapes) });
            return null;
        }

        if (arguments.Kind == KernelKind.Inferred || (signature!.Fits(arguments.Kind) && WhyNotFromOutput(activation) is null))
        {
            return arguments.Kind == KernelKind.Inferred ? inferred : arguments.Kind;
        }

        string contradiction = arguments.Kind switch
        {
            KernelKind.Derivative or KernelKind.Backward or KernelKind.ForwardAndDerivative or KernelKind.DerivativeFromOutput when activation.IsRowReduction =>
                $"every value of '{activation.Name}' depends on its whole row, which offers {KernelKind.Forward} and {KernelKind.BackwardFromOutput}; the signature fits {inferred.Value}",
            KernelKind.Forward or KernelKind.Derivative or KernelKind.Backward or KernelKind.ForwardAndDerivative =>
                $"the signature is that of {inferred.Value}",
            KernelKind.DerivativeFromOutput or KernelKind.BackwardFromOutput =>
                $"{WhyNotFromOutput(activation) ?? "it takes the output in place of the input"}; the signature fits {inferred.Value}",
            KernelKind.Observe => $"what is observed is returned as ActivationStatistics; the signature fits {inferred.Value}",
            _ => $"'{activation.Name}' does not offer that kind; the signature fits {inferred.Value}",
        };
        Report(
            RuleIds.KindContradictsSignature,
            RequestPart.Property,
            property: AttributeArguments.KindProperty,
            suggestion: inferred.Value.ToString(),
            arguments: new[] { method.Name, arguments.Kind.ToString(), contradiction });
        return null;
    }

    // Null for another kind, and where the output determines the derivative.
    private string? WhyNotFromOutput(Activation activation)
    {
        if (arguments.Kind is not (KernelKind.DerivativeFromOutput or KernelKind.BackwardFromOutput))
        {
            return null;
        }

        if (!activation.HasDerivativeFromOutput && !activation.IsRowReduction)
        {
            return $"the output of '{activation.Name}' does not determine its derivative, keep the input";
        }

        return arguments.Values.Any(v => v.Name == activation.PositiveForOutput && !(v.Value > 0))
            ? $"the output of '{activation.Name}' determines its derivative for a positive {activation.PositiveForOutput} only"
            : null;
    }

    // Null where a value is out of range.
    private EquatableArray<ParameterValue>? ReadConstants(Activation activation, ImmutableArray<string> scalars)
    {
        bool valid = true;
        foreach (ParameterValue value in arguments.Values)
        {
            if (activation.FindParameter(value.Name) is not { } parameter)
            {
                string known = activation.Parameters.IsEmpty
                    ? "no parameters"
                    : "only " + string.Join(", ", activation.Parameters.Select(p => p.Name));
                Report(RuleIds.ParameterWithoutEffect, RequestPart.Property, value.Name, arguments: new[] { value.Name, $"'{activation.Name}' has {known}" });
            }
            else if (scalars.Contains(parameter.Name))
            {
                Report(RuleIds.ParameterWithoutEffect, RequestPart.Property, value.Name, arguments: new[] { value.Name, "a parameter of the method gives its value" });
            }
            else if (!parameter.Allows(value.Value))
            {
                valid = false;
                Report(
                    RuleIds.ParameterOutOfRange,
                    RequestPart.Property,
                    value.Name,
                    suggestion: Text(parameter.Nearest(value.Value)),
                    arguments: new[] { value.Name, Text(value.Value), parameter.Range, activation.Name, parameter.Reason });
            }
        }

        if (valid && OrderedParameters.Fault(activation, arguments.Values, scalars) is { } fault)
        {
            valid = false;
            Report(RuleIds.ParameterOutOfRange, RequestPart.Property, fault.Name, suggestion: fault.Nearest, arguments: fault.Arguments);
        }

        return valid
            ? activation.Parameters
                .Where(p => !scalars.Contains(p.Name))
                .SelectMany(p => arguments.Values
                    .Where(v => string.Equals(v.Name, p.Name, StringComparison.OrdinalIgnoreCase))
                    .Select(v => v with { Name = p.Name }))
                .ToEquatableArray()
            : null;
    }

    // Empty where the type has that member already. A kernel of that name is the user's own choice and no problem.
    private string Companion(string suffix)
    {
        string name = method.Name + suffix;
        INamedTypeSymbol type = method.ContainingType;
        ISymbol[] members = type.GetMembers(name).Where(m => !GeneratedFiles.Contains(m)).ToArray();
        if (members.Length == 0 && type.Name != name)
        {
            return name;
        }

        if (!members.Any(KnownAttributes.IsKernel))
        {
            string what = type.Name == name ? "has that name itself" : "already has a member of that name";
            Report(RuleIds.Duplicate, RequestPart.MethodName, arguments: new[] { method.Name, $"gets no companion '{name}': '{type.Name}' {what}" });
        }

        return "";
    }

    private string Error() => formulaFault?.Message ?? problems
        .First(p => Rules.Find(p.RuleId).DefaultSeverity == DiagnosticSeverity.Error)
        .Message;

    private void Report(string rule, RequestPart part, string property = "", int index = 0, string suggestion = "", string[]? arguments = null) =>
        problems.Add(new RequestProblem(rule, (arguments ?? Array.Empty<string>()).ToEquatableArray(), part, property, index, suggestion));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
