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
    private static readonly ConcurrentDictionary<double, Variant[]> VariantsOfConstants = new();
    private static int constants;

    private static readonly Lazy<ImmutableArray<Row>> Rows = new(() => ActivationCatalog.All
        .Select(a => (Activation: a, Function: ScalarFunction.Of(a)))
        .Where(a => a.Function is not null)
        .Select(a => new Row(a.Activation, a.Function!, Fingerprint.Of(a.Function!), Fingerprint.Of(a.Function!.Derivative)))
        .ToImmutableArray());

    // Where a constant of code can stand in a row.
    private static readonly Lazy<ImmutableArray<ParameterPlace>> Places = new(() => Rows.Value
        .SelectMany(row => row.Activation.Parameters, (row, parameter) => new ParameterPlace(row.Activation, parameter))
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

    // One parameter at a time, the others at their defaults. Of several variants the first in the order of the places is taken.
    private static KnownFunction? FindVariant(Fingerprint fingerprint, ScalarFunction formula)
    {
        Variant? found = null;
        bool isDerivative = false;
        foreach (double constant in Candidates(formula))
        {
            foreach (Variant variant in VariantsOf(constant))
            {
                if (found is not null && variant.Place >= found.Place)
                {
                    break;
                }

                if (variant.Match(fingerprint) is { } match)
                {
                    (found, isDerivative) = (variant, match);
                    break;
                }
            }
        }

        return found?.Known(isDerivative);
    }

    // The constants of a formula, and what they may have been made from.
    private static List<double> Candidates(ScalarFunction formula)
    {
        var candidates = new List<double>(MostCandidates);
        foreach (double constant in formula.Constants())
        {
            Add(constant);
            Add(-constant);
            Add(1 / constant);
        }

        return candidates;

        void Add(double candidate)
        {
            if (candidates.Count < MostCandidates && !double.IsNaN(candidate) && !double.IsInfinity(candidate) && !candidates.Contains(candidate))
            {
                candidates.Add(candidate);
            }
        }
    }

    // Every row with the constant in every parameter that allows it, in the order of the places.
    private static Variant[] VariantsOf(double constant)
    {
        if (VariantsOfConstants.TryGetValue(constant, out Variant[]? known))
        {
            return known;
        }

        if (Interlocked.Increment(ref constants) > MostConstants)
        {
            VariantsOfConstants.Clear();
            constants = 0;
        }

        ImmutableArray<ParameterPlace> places = Places.Value;
        Variant[] variants = Enumerable.Range(0, places.Length)
            .Where(i => places[i].Parameter.Allows(constant))
            .Select(i => new Variant(places[i], i, constant))
            .ToArray();
        VariantsOfConstants[constant] = variants;
        return variants;
    }

    private sealed record Row(Activation Activation, ScalarFunction Function, Fingerprint Value, Fingerprint Derivative)
    {
        public KnownFunction Known(bool isDerivative) =>
            new(Activation.Name, isDerivative, EquatableArray<ParameterValue>.Empty, isDerivative ? Function.Derivative : Function);
    }
}
