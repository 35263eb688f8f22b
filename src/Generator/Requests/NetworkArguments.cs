using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Propagation;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>The arguments of a network attribute.</summary>
/// <param name="InputSecondMoment">Null where it is not set.</param>
/// <param name="LearningRate">Null where it is not set.</param>
internal sealed record NetworkArguments(
    int Inputs,
    double? InputSecondMoment,
    Loss Loss,
    Optimizer Optimizer,
    double? LearningRate,
    int Classes,
    double TargetMin,
    double TargetMax)
{
    public static NetworkArguments Read(AttributeData attribute)
    {
        var values = new NamedValues(attribute);
        return new NetworkArguments(
            values.Integer(nameof(Inputs)) ?? 0,
            values.Number(nameof(InputSecondMoment)),
            (Loss)(values.Integer(nameof(Loss)) ?? 0),
            (Optimizer)(values.Integer(nameof(Optimizer)) ?? 0),
            values.Number(nameof(LearningRate)),
            values.Integer(nameof(Classes)) ?? 0,
            values.Number(nameof(TargetMin)) ?? double.NaN,
            values.Number(nameof(TargetMax)) ?? double.NaN);
    }
}

/// <summary>The arguments of the attribute of one layer.</summary>
/// <param name="Activation">Null where the argument is missing, null or an error.</param>
/// <param name="InitScale">NaN where it is not set.</param>
/// <param name="Parameters">Parameters of the activation that are set, in the order of the attribute.</param>
internal sealed record LayerArguments(
    int Units,
    string? Activation,
    WeightInit Init,
    double InitScale,
    double Bias,
    IReadOnlyList<ParameterValue> Parameters)
{
    public static LayerArguments Read(AttributeData attribute)
    {
        var values = new NamedValues(attribute);
        return new LayerArguments(
            attribute.ConstructorArguments.Select(a => a.Value).OfType<int>().FirstOrDefault(),
            attribute.ConstructorArguments.Select(a => a.Value).OfType<string>().FirstOrDefault(),
            (WeightInit)(values.Integer(nameof(Init)) ?? 0),
            values.Number(nameof(InitScale)) ?? double.NaN,
            values.Number(nameof(Bias)) ?? 0,
            attribute.NamedArguments
                .Where(a => a.Key is not (nameof(InitScale) or nameof(Bias)) && a.Value.Value is double)
                .Select(a => new ParameterValue(a.Key, (double)a.Value.Value!))
                .ToArray());
    }
}

/// <summary>The named arguments of an attribute by name.</summary>
internal readonly struct NamedValues
{
    private readonly AttributeData attribute;

    public NamedValues(AttributeData attribute) => this.attribute = attribute;

    /// <summary>A value of an integer or enumeration; null where it is not set.</summary>
    public int? Integer(string name) => Value(name) as int?;

    public double? Number(string name) => Value(name) as double?;

    private object? Value(string name) => attribute.NamedArguments.Where(a => a.Key == name).Select(a => a.Value.Value).FirstOrDefault();
}
