using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Emission;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>The parameters of a method, sorted into spans and scalars, and the kernels that they fit.</summary>
internal sealed class Signature
{
    private const string GradientSuffix = "Gradient";

    private readonly ImmutableArray<Carrier> carriers;
    private readonly ImmutableArray<string> sums;
    private readonly int sources;
    private readonly int destinations;

    private Signature(
        Activation activation,
        ElementType element,
        KernelShape shape,
        ImmutableArray<Carrier> carriers,
        ImmutableArray<string> scalars,
        ImmutableArray<string> sums)
    {
        Activation = activation;
        Element = element;
        Shape = shape;
        Scalars = scalars;
        this.sums = sums;
        this.carriers = carriers;
        sources = carriers.Count(c => c is Carrier.Source);
        destinations = carriers.Count(c => c is Carrier.Destination);
    }

    private enum Carrier
    {
        Source,
        Destination,
        Scalar,

        /// <summary>Receives the gradient of a scalar, summed over all elements.</summary>
        Sum,
    }

    public Activation Activation { get; }

    public ElementType Element { get; }

    public KernelShape Shape { get; }

    /// <summary>Names of the formula's parameters that the method has, in the order of the method.</summary>
    public ImmutableArray<string> Scalars { get; }

    /// <summary>Sorts the parameters; the text says why that failed, as the second half of a sentence.</summary>
    public static (Signature? Signature, string Reason) Read(IMethodSymbol method, Activation activation, ITypeSymbol element)
    {
        bool returns = !method.ReturnsVoid;
        bool scalar = returns && method.Parameters.All(p => ElementTypes.Classify(p.Type, out _) == SpanType.None);
        if (returns && (method.RefKind != RefKind.None || !Same(method.ReturnType, element)))
        {
            return (null, "it returns neither nothing nor one element");
        }

        if (method.IsGenericMethod)
        {
            return (null, "it is generic");
        }

        var carriers = ImmutableArray.CreateBuilder<Carrier>();
        var scalars = ImmutableArray.CreateBuilder<string>();
        var sums = ImmutableArray.CreateBuilder<string>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            SpanType span = ElementTypes.Classify(parameter.Type, out ITypeSymbol type);
            if (!Same(type, element))
            {
                return (null, $"'{parameter.Name}' has another element type than the rest");
            }

            if (parameter.RefKind is RefKind.Ref or RefKind.Out && !scalar && span == SpanType.None && SummedScalar(parameter.Name, activation) is { } summed)
            {
                carriers.Add(Carrier.Sum);
                sums.Add(summed);
            }
            else if (parameter.RefKind is not (RefKind.None or RefKind.In))
            {
                return (null, $"'{parameter.Name}' is passed by reference");
            }
            else if (span != SpanType.None)
            {
                carriers.Add(span == SpanType.Writable ? Carrier.Destination : Carrier.Source);
            }
            else if (activation.FindScalar(parameter.Name) is { } known && !(scalar && activation.Inputs.Contains(known)))
            {
                carriers.Add(Carrier.Scalar);
                scalars.Add(known);
            }
            else if (scalar)
            {
                carriers.Add(Carrier.Source);
            }
            else
            {
                return (null, $"'{parameter.Name}' is neither a span nor named like a parameter of '{activation.Name}'");
            }
        }

        if (scalars.Distinct(StringComparer.Ordinal).Count() != scalars.Count || sums.Distinct(StringComparer.Ordinal).Count() != sums.Count)
        {
            return (null, "two parameters have the same meaning");
        }

        if (sums.FirstOrDefault(s => !scalars.Contains(s)) is { } missing)
        {
            return (null, $"it asks for the gradient of '{missing}', which is no run-time value here");
        }

        // What a method over spans can return is the gradient of its one run-time value.
        if (returns && !scalar)
        {
            if (scalars.Count != 1 || sums.Count > 0)
            {
                return (null, "it returns a value and takes spans");
            }

            sums.Add(scalars[0]);
        }

        IEnumerable<Carrier> spans = carriers.Where(c => c is Carrier.Source or Carrier.Destination);
        if (spans.SkipWhile(c => c == Carrier.Source).Contains(Carrier.Source))
        {
            return (null, "an input follows a result");
        }

        KernelShape shape = scalar ? KernelShape.Scalar : spans.Contains(Carrier.Source) ? KernelShape.Spans : KernelShape.InPlace;
        var signature = new Signature(
            activation, ElementTypes.Supported(element)!.Value, shape, carriers.ToImmutable(), scalars.ToImmutable(), sums.ToImmutable());
        return (signature, signature.Infer() is null ? signature.Mismatch() : "");
    }

    /// <summary>The first kind that fits; null for none.</summary>
    public KernelKind? Infer()
    {
        foreach (KernelKind kind in new[] { KernelKind.Forward, KernelKind.Backward, KernelKind.ForwardAndDerivative, KernelKind.Derivative })
        {
            if (Fits(kind))
            {
                return kind;
            }
        }

        return null;
    }

    public bool Fits(KernelKind kind) => kind switch
    {
        KernelKind.Backward when !sums.IsEmpty => Shape == KernelShape.Spans && Takes(sources - 1) && destinations == sources - 1,
        _ when !sums.IsEmpty => false,
        KernelKind.Forward => Shape switch
        {
            KernelShape.Scalar => Takes(sources),
            KernelShape.InPlace => destinations == 1 && Takes(1),
            _ => destinations == 1 && Takes(sources),
        },
        KernelKind.Derivative => Shape == KernelShape.Scalar
            ? sources == 1 && Takes(1)
            : Shape == KernelShape.Spans && Takes(sources) && destinations == sources,
        KernelKind.Backward => Shape == KernelShape.Spans && Takes(sources - 1)
            && (destinations == sources - 1 || destinations == sources - 1 + Scalars.Length),
        KernelKind.DerivativeFromOutput => Activation.HasDerivativeFromOutput && sources == 1 && Fits(KernelKind.Derivative),
        KernelKind.BackwardFromOutput => Activation.HasDerivativeFromOutput && Shape == KernelShape.Spans && sources == 2 && destinations == 1,
        KernelKind.ForwardAndDerivative => Shape == KernelShape.Spans && Takes(sources) && destinations == sources + 1,
        _ => false,
    };

    /// <summary>Scalars whose gradient a backward kernel of this signature yields, element by element or as a sum.</summary>
    public ImmutableArray<string> GradientScalars =>
        destinations > sources - 1 ? Scalars : Scalars.Where(s => sums.Contains(s)).ToImmutableArray();

    /// <summary>What each parameter carries in a kernel of that kind, which has to fit.</summary>
    public ImmutableArray<ParameterRole> Roles(KernelKind kind)
    {
        int inputs = kind is KernelKind.Backward or KernelKind.BackwardFromOutput ? sources - 1 : sources;
        int source = 0;
        return carriers
            .Select(c => c switch
            {
                Carrier.Scalar => ParameterRole.Scalar,
                Carrier.Sum => ParameterRole.GradientSum,
                Carrier.Source => source++ < inputs ? ParameterRole.Input : ParameterRole.Upstream,
                _ when Shape == KernelShape.InPlace => ParameterRole.InPlace,
                _ => ParameterRole.Output,
            })
            .ToImmutableArray();
    }

    /// <summary>Parameter lists that fit, the plainest first.</summary>
    public static ImmutableArray<string> Examples(Activation activation, string type)
    {
        if (activation.LeastInputs > 1)
        {
            ImmutableArray<string> names = activation.Inputs;
            string inputs = string.Join(", ", names.Select(n => $"ReadOnlySpan<{type}> {n}"));
            string gradients = string.Join(", ", names.Select(n => $"Span<{type}> {n}Gradient"));
            string derivatives = string.Join(", ", names.Select(n => $"Span<{type}> {n}Derivative"));
            return ImmutableArray.Create(
                $"({inputs}, Span<{type}> y)",
                $"({inputs}, ReadOnlySpan<{type}> upstream, {gradients})",
                $"({inputs}, {derivatives})",
                $"({inputs}, Span<{type}> y, {derivatives})");
        }

        return ImmutableArray.Create(
            $"(ReadOnlySpan<{type}> x, Span<{type}> y)",
            $"(Span<{type}> xy)",
            $"(ReadOnlySpan<{type}> x, ReadOnlySpan<{type}> upstream, Span<{type}> gradient)",
            $"(ReadOnlySpan<{type}> x, Span<{type}> y, Span<{type}> derivative)");
    }

    // 'alphaGradient' receives the gradient of 'alpha'.
    private static string? SummedScalar(string name, Activation activation) =>
        name.EndsWith(GradientSuffix, StringComparison.Ordinal) ? activation.FindScalar(name.Substring(0, name.Length - GradientSuffix.Length)) : null;

    private static bool Same(ITypeSymbol a, ITypeSymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    // Inputs among the scalars are not among the spans.
    private bool Takes(int spans)
    {
        int inputs = spans + Scalars.Count(s => Activation.ScalarInputs.Contains(s));
        return inputs >= Activation.LeastInputs && inputs <= Activation.MostInputs;
    }

    private string Mismatch()
    {
        if (Shape != KernelShape.Scalar && destinations == 0)
        {
            return "it has no Span for the result";
        }

        string takes = Activation.LeastInputs == Activation.MostInputs
            ? $"{Activation.LeastInputs}"
            : $"{Activation.LeastInputs} to {Activation.MostInputs}";
        return $"'{Activation.Name}' takes {takes} {(Activation.MostInputs == 1 ? "input" : "inputs")} and the method has {sources} inputs and {destinations} results";
    }
}
