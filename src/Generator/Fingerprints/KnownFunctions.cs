using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

    private const int MostVariants = 10_000;

    private static readonly ConcurrentDictionary<(Activation Activation, string Parameter, double Value), Variant?> Variants = new();

    private static readonly Lazy<ImmutableArray<Row>> Rows = new(() => ActivationCatalog.All
        .Select(a => (Activation: a, Function: ScalarFunction.Of(a)))
        .Where(a => a.Function is not null)
        .Select(a => new Row(a.Activation, a.Function!, Fingerprint.Of(a.Function!), Fingerprint.Of(a.Function!.Derivative)))
        .ToImmutableArray());

    /// <summary>The activation with that formula; its parameters are looked for among the constants of the formula.</summary>
    /// <param name="fingerprint">Of the formula.</param>
    /// <param name="constants">Constants of the formula.</param>
    public static KnownFunction? Find(Fingerprint fingerprint, IReadOnlyCollection<double> constants)
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

        double[] candidates = constants
            .SelectMany(c => new[] { c, -c, 1 / c })
            .Where(c => !double.IsNaN(c) && !double.IsInfinity(c))
            .Distinct()
            .Take(MostCandidates)
            .ToArray();
        return Rows.Value.Select(row => row.WithParameters(fingerprint, candidates)).FirstOrDefault(known => known is not null);
    }

    private sealed record Row(Activation Activation, ScalarFunction Function, Fingerprint Value, Fingerprint Derivative)
    {
        public KnownFunction Known(bool isDerivative) =>
            new(Activation.Name, isDerivative, EquatableArray<ParameterValue>.Empty, isDerivative ? Function.Derivative : Function);

        // One parameter at a time, the others at their defaults.
        public KnownFunction? WithParameters(Fingerprint fingerprint, double[] candidates)
        {
            foreach (Parameter parameter in Activation.Parameters)
            {
                foreach (double candidate in candidates)
                {
                    if (parameter.Allows(candidate) && VariantOf(parameter, candidate) is { } variant && variant.Match(fingerprint) is { } isDerivative)
                    {
                        var values = new[] { new ParameterValue(parameter.Name, candidate) }.ToEquatableArray();
                        return new KnownFunction(Activation.Name, isDerivative, values, isDerivative ? variant.Function.Derivative : variant.Function);
                    }
                }
            }

            return null;
        }

        // The constants of code are few (0.5, 1, 2, ...) and come up again and again.
        private Variant? VariantOf(Parameter parameter, double value)
        {
            if (Variants.Count > MostVariants)
            {
                Variants.Clear();
            }

            return Variants.GetOrAdd((Activation, parameter.Name, value), key =>
                ScalarFunction.Of(key.Activation, new Dictionary<string, double> { [key.Parameter] = key.Value }) is { } function
                    ? new Variant(function, Fingerprint.Of(function), Fingerprint.Of(function.Derivative))
                    : null);
        }
    }

    private sealed record Variant(ScalarFunction Function, Fingerprint Value, Fingerprint Derivative)
    {
        /// <summary>Whether it is the derivative that a fingerprint matches; null where neither matches.</summary>
        public bool? Match(Fingerprint fingerprint) =>
            Value.Matches(fingerprint) && !Value.IsConstant ? false
            : Derivative.Matches(fingerprint) && !Derivative.IsConstant ? true
            : null;
    }
}
