using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ActivationKernels.Catalog;
using ActivationKernels.Common;

namespace ActivationKernels.Fingerprints;

/// <summary>An activation of the catalog, or its derivative, that a formula was found to be.</summary>
/// <param name="Activation">Name of the row.</param>
/// <param name="IsDerivative">Whether it is the derivative.</param>
/// <param name="Parameters">Those that differ from their defaults.</param>
/// <param name="Function">The row with these parameters.</param>
internal sealed record KnownFunction(string Activation, bool IsDerivative, EquatableArray<ParameterValue> Parameters, ScalarFunction Function)
{
    /// <summary>Name and parameters, for messages.</summary>
    public string Display => (IsDerivative ? "the derivative of " : "")
        + Activation
        + (Parameters.Count == 0 ? "" : " (" + string.Join(", ", Parameters.Select(p => p.Name + " = " + Numbers.Text(p.Value))) + ")");
}

/// <summary>The catalog as fingerprints.</summary>
internal static class KnownFunctions
{
    // More constants than any activation has parameters would only cost time.
    private const int MostCandidates = 12;

    // In an editor the process lives long, and every constant that is typed comes by.
    private const int MostConstants = 1_000;

    // The constants of code are few (0.5, 1, 2, ...) and come up again and again. Asked for by every thread for every expression, so
    // that neither the key nor the count may take a lock.
    private static readonly ConcurrentDictionary<double, ImmutableArray<Variant?>> VariantsOfConstants = new();
    private static int constants;

    private static readonly Lazy<ImmutableArray<Row>> Rows = new(() => ActivationCatalog.All
        .Select(a => (Activation: a, Function: ScalarFunction.Of(a)))
        .Where(a => a.Function is not null)
        .Select(a => new Row(a.Activation, a.Function!, Fingerprint.Of(a.Function!), Fingerprint.Of(a.Function!.Derivative)))
        .ToImmutableArray());

    // Where a constant of code can stand in a row.
    private static readonly Lazy<ImmutableArray<(Activation Activation, Parameter Parameter)>> Places = new(() => Rows.Value
        .SelectMany(row => row.Activation.Parameters, (row, parameter) => (row.Activation, parameter))
        .ToImmutableArray());

    /// <summary>The activation with that formula; its parameters are looked for among the constants of the formula.</summary>
    /// <param name="fingerprint">Of the formula.</param>
    /// <param name="formula">The formula.</param>
    public static KnownFunction? Find(Fingerprint fingerprint, ScalarFunction formula) => Find(fingerprint) ?? FindVariant(fingerprint, formula);

    /// <summary>The activation with that formula, its parameters at their defaults.</summary>
    public static KnownFunction? Find(Fingerprint fingerprint)
    {
        foreach (Row row in Rows.Value)
        {
            if (row.Value.Matches(fingerprint))
            {
                return row.Known(isDerivative: false);
            }
        }

        foreach (Row row in Rows.Value)
        {
            if (row.Derivative.Matches(fingerprint) && !row.Derivative.IsConstant)
            {
                return row.Known(isDerivative: true);
            }
        }

        return null;
    }

    // One parameter at a time, the others at their defaults.
    private static KnownFunction? FindVariant(Fingerprint fingerprint, ScalarFunction formula)
    {
        ImmutableArray<Variant?>[] variants = formula.Constants()
            .SelectMany(c => new[] { c, -c, 1 / c })
            .Where(c => !double.IsNaN(c) && !double.IsInfinity(c))
            .Distinct()
            .Take(MostCandidates)
            .Select(VariantsOf)
            .ToArray();
        for (int place = 0; place < Places.Value.Length; place++)
        {
            foreach (ImmutableArray<Variant?> ofConstant in variants)
            {
                if (ofConstant[place] is { } variant && variant.Match(fingerprint) is { } isDerivative)
                {
                    return variant.Known(isDerivative);
                }
            }
        }

        return null;
    }

    // Every row with the constant in every parameter that allows it, in the order of the places.
    private static ImmutableArray<Variant?> VariantsOf(double constant)
    {
        if (VariantsOfConstants.TryGetValue(constant, out ImmutableArray<Variant?> known))
        {
            return known;
        }

        if (Interlocked.Increment(ref constants) > MostConstants)
        {
            VariantsOfConstants.Clear();
            constants = 0;
        }

        ImmutableArray<Variant?> variants = Places.Value.Select(place => Variant.Of(place.Activation, place.Parameter, constant)).ToImmutableArray();
        VariantsOfConstants[constant] = variants;
        return variants;
    }

    private sealed record Row(Activation Activation, ScalarFunction Function, Fingerprint Value, Fingerprint Derivative)
    {
        public KnownFunction Known(bool isDerivative) =>
            new(Activation.Name, isDerivative, EquatableArray<ParameterValue>.Empty, isDerivative ? Function.Derivative : Function);
    }

    private sealed record Variant(string Activation, ParameterValue Setting, ScalarFunction Function, Fingerprint Value, Fingerprint Derivative)
    {
        /// <summary>Null where the parameter does not allow the value.</summary>
        public static Variant? Of(Activation activation, Parameter parameter, double value) =>
            parameter.Allows(value) && ScalarFunction.Of(activation, new Dictionary<string, double> { [parameter.Name] = value }) is { } function
                ? new Variant(activation.Name, new ParameterValue(parameter.Name, value), function, Fingerprint.Of(function), Fingerprint.Of(function.Derivative))
                : null;

        /// <summary>Whether it is the derivative that a fingerprint matches; null where neither matches.</summary>
        public bool? Match(Fingerprint fingerprint) =>
            Value.Matches(fingerprint) && !Value.IsConstant ? false
            : Derivative.Matches(fingerprint) && !Derivative.IsConstant ? true
            : null;

        public KnownFunction Known(bool isDerivative) =>
            new(Activation, isDerivative, new[] { Setting }.ToEquatableArray(), isDerivative ? Function.Derivative : Function);
    }
}
