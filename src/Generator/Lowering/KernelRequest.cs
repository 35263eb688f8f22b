using System;
using ActivationKernels.Catalog;
using ActivationKernels.Common;

namespace ActivationKernels.Lowering;

/// <summary>What a kernel computes. Names and order are those of the public enumeration; a test compares them.</summary>
internal enum KernelKind
{
    /// <summary>Follows from the signature.</summary>
    Inferred,
    Forward,
    Derivative,
    Backward,
    ForwardAndDerivative,
    DerivativeFromOutput,
    BackwardFromOutput,
    Observe,
}

/// <summary>Type of the elements of a kernel's spans.</summary>
internal enum ElementType
{
    Single,
    Double,
}

/// <summary>What follows from the type of an element.</summary>
internal static class ElementSize
{
    /// <summary>Bytes of one element in memory.</summary>
    public static int Bytes(this ElementType type) => type == ElementType.Single ? sizeof(float) : sizeof(double);
}

/// <summary>The mathematics of one kernel, as plain data.</summary>
/// <param name="Activation">Name of a catalog row, or of the user's formula.</param>
/// <param name="Kind">Never <see cref="KernelKind.Inferred"/>.</param>
/// <param name="Element">Type of the elements.</param>
/// <param name="Inputs">Names of the element-wise inputs, in the order of the formula; the upstream gradient is not one of them.</param>
/// <param name="Constants">Parameters with a value known at compile time; a parameter in neither list has its default.</param>
/// <param name="Scalars">Names of the parameters that are given at run time, in the order of the method's parameters.</param>
internal sealed record KernelRequest(
    string Activation,
    KernelKind Kind,
    ElementType Element,
    EquatableArray<string> Inputs,
    EquatableArray<ParameterValue> Constants,
    EquatableArray<string> Scalars)
{
    /// <summary>The user's formula; null for a catalog row.</summary>
    public UserFormula? Formula { get; init; }

    /// <summary>Scalars whose gradient a backward kernel yields too, one element for each input element, behind those of the inputs.</summary>
    public EquatableArray<string> GradientScalars { get; init; }

    /// <summary>Whether it computes the formula of training, which draws random numbers.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Whether up to 4 ulp are allowed where that saves a good part of the time.</summary>
    public bool IsFast { get; init; }

    /// <summary>For an observation: a slope of smaller magnitude counts as saturated; 0 for an activation that does not saturate.</summary>
    public double FlatSlope { get; init; }

    /// <summary>The row: the user's formula or that of the catalog.</summary>
    /// <exception cref="ArgumentException">The catalog has no row of that name.</exception>
    public Activation FindActivation() => Formula?.ToActivation()
        ?? ActivationCatalog.Find(Activation)
        ?? throw new ArgumentException($"There is no activation '{Activation}'.");
}
