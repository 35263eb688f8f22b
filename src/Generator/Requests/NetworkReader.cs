using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Diagnostics;
using ActivationKernels.Emission;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ActivationKernels.Requests;

/// <summary>Reads one declared network. The generator takes the request of the result, the analyzers its plan and problems.</summary>
internal sealed class NetworkReader
{
    // Two gigabytes of single precision: what one array of bytes holds.
    private const long LargestSize = 1L << 29;

    private readonly INamedTypeSymbol type;
    private readonly NetworkArguments network;
    private readonly List<NetworkProblem> problems = new();

    private NetworkReader(INamedTypeSymbol type, NetworkArguments network)
    {
        this.type = type;
        this.network = network;
    }

    /// <param name="type">The class.</param>
    /// <param name="attribute">Its network attribute.</param>
    public static NetworkReading Read(INamedTypeSymbol type, AttributeData attribute)
    {
        var reader = new NetworkReader(type, NetworkArguments.Read(attribute));
        NetworkRequest? request = reader.ReadRequest(attribute);
        return new NetworkReading(reader.problems.Any(IsFatal) ? null : request, reader.problems.ToEquatableArray());

        static bool IsFatal(NetworkProblem problem) => Rules.Find(problem.RuleId).DefaultSeverity == DiagnosticSeverity.Error;
    }

    private NetworkRequest? ReadRequest(AttributeData attribute)
    {
        CheckClass(attribute);
        CheckNetwork();
        ImmutableArray<AttributeData> layers = KnownAttributes.Layers(type);
        if (layers.IsEmpty)
        {
            Report("it has no layer: add a [Dense] attribute for each", NetworkProblem.OfNetwork);
            return null;
        }

        var parents = layers.Select(l => l.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent).Distinct().ToArray();
        if (parents.Length > 1)
        {
            Report("its layers stand in several parts of the class, so that their order is open", NetworkProblem.OfClass);
            return null;
        }

        var plans = new List<LayerPlan>();
        var inits = new List<DeclaredInit>();
        int width = network.Inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            LayerArguments arguments = LayerArguments.Read(layers[i]);
            if (ReadLayer(arguments, i, width, isOutput: i == layers.Length - 1) is { } plan)
            {
                plans.Add(plan);
                inits.Add(new DeclaredInit(arguments.Init, arguments.InitScale));
            }

            width = arguments.Units;
        }

        if (plans.Count < layers.Length || !DeclarationReader.HasCompleteNames(Declaration()))
        {
            return null;
        }

        CheckSize(plans);
        CheckClasses(plans[plans.Count - 1]);
        var stack = new NetworkPlan(
            type.Name,
            network.InputSecondMoment ?? 1,
            IsInputScaleAssumed: network.InputSecondMoment is null,
            plans.ToEquatableArray(),
            network.Loss,
            network.Optimizer,
            network.LearningRate ?? double.NaN,
            HasLearningRate: network.LearningRate is not null,
            network.Classes,
            network.TargetMin,
            network.TargetMax);
        return new NetworkRequest(HintName.Of(type), new NetworkSource(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(DeclarationReader.NamespaceFormat),
            Types(),
            SyntaxFacts.GetKeywordKind(type.Name) == SyntaxKind.None ? type.Name : "@" + type.Name,
            network.Inputs,
            stack,
            inits.ToEquatableArray()));
    }

    private LayerPlan? ReadLayer(LayerArguments arguments, int index, int width, bool isOutput)
    {
        int before = problems.Count;
        if (arguments.Units < 1)
        {
            Report($"a layer needs at least one unit, not {Text(arguments.Units)}", index, "units");
        }

        EquatableArray<ParameterValue>? parameters = ReadActivation(arguments, index);
        bool needsScale = arguments.Init is WeightInit.Uniform or WeightInit.Normal or WeightInit.Constant;
        if (!Enum.IsDefined(typeof(WeightInit), arguments.Init))
        {
            Report($"there is no initialisation {Text((int)arguments.Init)}", index, nameof(LayerArguments.Init));
        }
        else if (needsScale && (double.IsNaN(arguments.InitScale) || double.IsInfinity(arguments.InitScale)))
        {
            Report($"{arguments.Init} weights need a finite InitScale", index, nameof(LayerArguments.Init));
        }
        else if (needsScale && arguments.Init != WeightInit.Constant && arguments.InitScale < 0)
        {
            Report($"an InitScale of {Text(arguments.InitScale)} is no width of a distribution", index, nameof(LayerArguments.InitScale));
        }

        if (double.IsNaN(arguments.Bias) || double.IsInfinity(arguments.Bias))
        {
            Report($"a bias of {Text(arguments.Bias)} is not finite", index, nameof(LayerArguments.Bias));
        }

        if (problems.Skip(before).Any(p => p.RuleId != RuleIds.ParameterWithoutEffect) || parameters is null || width < 1)
        {
            return null;
        }

        string name = ActivationCatalog.Find(arguments.Activation!)?.Name ?? arguments.Activation!;
        InitialValues weights = InitialValues.Of(arguments.Init, arguments.InitScale, width, arguments.Units)
            ?? AutomaticInit.For(name, parameters.Value, width, isOutput);
        InitialValues bias = arguments.Init == WeightInit.Torch
            ? InitialValues.Torch(width) with { Mean = arguments.Bias }
            : InitialValues.Constant(arguments.Bias);
        return new LayerPlan(arguments.Units, width, arguments.Units, name, parameters.Value, weights, bias);
    }

    // Null where the activation cannot be used.
    private EquatableArray<ParameterValue>? ReadActivation(LayerArguments arguments, int index)
    {
        const string Argument = "activation";
        if (arguments.Activation is not { } name || ActivationCatalog.Find(name) is not { } activation)
        {
            string nearest = ActivationCatalog.Nearest(arguments.Activation ?? "");
            Add(RuleIds.UnknownActivation, index, Argument, nearest, arguments.Activation ?? "", nearest);
            return null;
        }

        if (activation.IsRowReduction && !NetworkRoles.IsDistribution(name))
        {
            Report($"'{activation.Name}' has no loss that it fits: take '{NetworkRoles.Distribution}', or '{NetworkRoles.Linear}' with a loss on logits", index, Argument);
            return null;
        }

        if (activation is { LeastInputs: > 1 })
        {
            Report($"'{activation.Name}' takes {Text(activation.LeastInputs)} inputs for each output, and a layer has one", index, Argument);
            return null;
        }

        bool valid = true;
        var values = new List<ParameterValue>();
        foreach (ParameterValue value in arguments.Parameters)
        {
            if (activation.FindParameter(value.Name) is not { } parameter)
            {
                string known = activation.Parameters.IsEmpty
                    ? "no parameters"
                    : "only " + string.Join(", ", activation.Parameters.Select(p => p.Name));
                Add(RuleIds.ParameterWithoutEffect, index, value.Name, "", value.Name, $"'{name}' has {known}");
            }
            else if (!parameter.Allows(value.Value))
            {
                valid = false;
                string nearest = Text(parameter.Nearest(value.Value));
                Add(RuleIds.ParameterOutOfRange, index, value.Name, nearest, value.Name, Text(value.Value), parameter.Range, activation.Name, parameter.Reason);
            }
            else
            {
                values.Add(value with { Name = parameter.Name });
            }
        }

        if (valid && OrderedParameters.Fault(activation, values, Array.Empty<string>()) is { } fault)
        {
            valid = false;
            Add(RuleIds.ParameterOutOfRange, index, fault.Name, fault.Nearest, fault.Arguments);
        }

        return valid ? values.OrderBy(v => v.Name, StringComparer.Ordinal).ToEquatableArray() : null;
    }

    private void CheckClass(AttributeData attribute)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
        string? fault = syntax is not ClassDeclarationSyntax ? "it has to be a class"
            : type.IsStatic || type.IsAbstract ? "a static or abstract class has no instances"
            : type.IsGenericType ? "a class with type parameters is not supported"
            : syntax is { } s && ((CSharpParseOptions)s.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9 ? "it needs C# 9 or later"
            : null;
        if (fault is not null)
        {
            Report(fault, NetworkProblem.OfClass);
        }

        foreach (TypeDeclarationSyntax declaration in syntax?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>() ?? [])
        {
            string which = declaration == syntax ? "it" : $"'{declaration.Identifier.ValueText}' around it";
            if (DeclarationReader.IsFileLocal(declaration))
            {
                Report($"{which} is visible in its own file only", NetworkProblem.OfClass);
            }
            else if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                Report($"{which} is not partial", NetworkProblem.OfClass, declaration.Identifier.ValueText, "partial");
            }
        }
    }

    private void CheckNetwork()
    {
        if (network.Inputs < 1)
        {
            Report($"it needs at least one input, not {Text(network.Inputs)}", NetworkProblem.OfNetwork, nameof(NetworkArguments.Inputs));
        }

        if (network.InputSecondMoment is { } moment && (!(moment > 0) || double.IsInfinity(moment)))
        {
            Report($"a mean square of {Text(moment)} is not positive and finite", NetworkProblem.OfNetwork, nameof(NetworkArguments.InputSecondMoment));
        }

        if (!Enum.IsDefined(typeof(Loss), network.Loss))
        {
            Report($"there is no loss {Text((int)network.Loss)}", NetworkProblem.OfNetwork, nameof(NetworkArguments.Loss));
        }

        if (!Enum.IsDefined(typeof(Optimizer), network.Optimizer))
        {
            Report($"there is no optimizer {Text((int)network.Optimizer)}", NetworkProblem.OfNetwork, nameof(NetworkArguments.Optimizer));
        }

        if (network.Classes < 0 || network.Classes == 1)
        {
            Report($"{Text(network.Classes)} is no number of classes", NetworkProblem.OfNetwork, nameof(NetworkArguments.Classes));
        }

        if (network.TargetMin > network.TargetMax)
        {
            Report("TargetMin is above TargetMax", NetworkProblem.OfNetwork, nameof(NetworkArguments.TargetMin));
        }
    }

    private void CheckSize(List<LayerPlan> plans)
    {
        if (plans.Sum(l => ((long)l.FanIn + 1) * l.Units) > LargestSize)
        {
            Report("it has more than 2^29 parameters", NetworkProblem.OfNetwork);
        }
    }

    private void CheckClasses(LayerPlan output)
    {
        if (network.Classes > 0 && NetworkRoles.IsDistribution(output.Activation) && output.Units > 1 && output.Units != network.Classes)
        {
            Report(
                $"'{output.Activation}' over {Text(output.Units)} units is no distribution over {Text(network.Classes)} classes",
                KnownAttributes.Layers(type).Length - 1,
                "units",
                Text(network.Classes));
        }
    }

    private TypeDeclarationSyntax Declaration() => (TypeDeclarationSyntax)type.DeclaringSyntaxReferences[0].GetSyntax();

    private EquatableArray<string> Types() => Declaration()
        .AncestorsAndSelf()
        .OfType<TypeDeclarationSyntax>()
        .Select(DeclarationReader.Header)
        .Reverse()
        .ToEquatableArray();

    private void Report(string fault, int layer, string argument = "", string suggestion = "") =>
        Add(RuleIds.InvalidNetwork, layer, argument, suggestion, type.Name, fault);

    private void Add(string rule, int layer, string argument, string suggestion, params string[] arguments) =>
        problems.Add(new NetworkProblem(rule, arguments.ToEquatableArray(), layer, argument, suggestion));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
