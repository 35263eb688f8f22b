using System;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Lowering;
using ActivationKernels.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ActivationKernels.Analyzers;

/// <summary>A call of a generated kernel, or of a companion of one.</summary>
/// <param name="Kind">What is called.</param>
/// <param name="Declared">The attributed method.</param>
/// <param name="Arguments">The arguments of its attribute.</param>
/// <param name="Call">The call.</param>
internal sealed record KernelCall(KernelKind Kind, IMethodSymbol Declared, AttributeArguments Arguments, IInvocationOperation Call)
{
    /// <summary>Null for any other call.</summary>
    public static KernelCall? Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        IMethodSymbol defined = method.PartialDefinitionPart ?? method;
        if (KnownAttributes.Find(defined) is { } attribute)
        {
            AttributeArguments arguments = AttributeArguments.Read(attribute);
            KernelKind kind = RequestReader.Read(defined, attribute, call.SemanticModel!.Compilation).Request?.Source.Kernel?.Kind ?? KernelKind.Inferred;
            return kind == KernelKind.Inferred ? null : new KernelCall(kind, defined, arguments, call);
        }

        foreach ((string suffix, KernelKind kind) in new[] { (nameof(KernelKind.Derivative), KernelKind.Derivative), (nameof(KernelKind.Backward), KernelKind.Backward) })
        {
            if (method.Name.EndsWith(suffix, StringComparison.Ordinal)
                && GeneratedFiles.Contains(method)
                && method.ContainingType.GetMembers(method.Name.Substring(0, method.Name.Length - suffix.Length)).OfType<IMethodSymbol>()
                    .FirstOrDefault(KnownAttributes.IsKernel) is { } declared)
            {
                return new KernelCall(kind, declared, AttributeArguments.Read(KnownAttributes.Find(declared)!), call);
            }
        }

        return null;
    }

    /// <summary>The spans that are read, in order.</summary>
    public ImmutableArray<IArgumentOperation> Inputs => Spans(SpanType.ReadOnly);

    /// <summary>The spans that are written, in order.</summary>
    public ImmutableArray<IArgumentOperation> Outputs => Spans(SpanType.Writable);

    private ImmutableArray<IArgumentOperation> Spans(SpanType type) => Call.Arguments
        .Where(a => a.Parameter is { } parameter && ElementTypes.Classify(parameter.Type, out _) == type)
        .OrderBy(a => a.Parameter!.Ordinal)
        .ToImmutableArray();
}
