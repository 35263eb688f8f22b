using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActivationKernels.Catalog;

namespace ActivationKernels.Analyzers.Reading;

/// <summary>What the name of a function promises.</summary>
internal static class FunctionNames
{
    // Longest first: a shorter one may be part of a longer one.
    private static readonly string[] DerivativeWords = { "derivative", "gradient", "deriv", "prime", "grad", "diff" };

    private static readonly string[] Fillers = { "activation", "function", "calculate", "compute", "evaluate", "get", "fast", "apply", "func", "value" };

    // Every method of a compilation is asked for its name.
    private static readonly Lazy<Dictionary<string, Activation>> Rows = new(() => ActivationCatalog.ElementWise
        .SelectMany(a => a.Aliases.Prepend(a.Name).Select(name => (Name: Normalise(name), Activation: a)))
        .GroupBy(row => row.Name)
        .ToDictionary(g => g.Key, g => g.First().Activation, StringComparer.Ordinal));

    /// <summary>The activation of that name, words such as 'Function' or 'Compute' aside; null for none.</summary>
    public static Activation? Activation(string name) => Find(Normalise(name));

    /// <summary>The activation whose derivative the name promises; null for none.</summary>
    public static Activation? Derivative(string name)
    {
        string key = Normalise(name);
        foreach (string word in DerivativeWords)
        {
            int index = key.IndexOf(word, StringComparison.Ordinal);
            if (index >= 0)
            {
                string rest = key.Remove(index, word.Length);
                return Find(rest) ?? (rest.EndsWith("of", StringComparison.Ordinal) || rest.StartsWith("of", StringComparison.Ordinal) ? Find(rest.Trim('o', 'f')) : null);
            }
        }

        return key.StartsWith("d", StringComparison.Ordinal) ? Find(key.Substring(1)) : null;
    }

    /// <summary>Whether a function that is declared in a text may be named like a derivative.</summary>
    public static bool MayNameDerivative(ReadOnlySpan<char> text)
    {
        foreach (string word in DerivativeWords)
        {
            if (text.IndexOf(word.AsSpan(), StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name speaks of a neural network at all, which settles formulas that also occur in other fields.</summary>
    public static bool SpeaksOfActivation(string name)
    {
        string key = Normalise(name);
        return key.IndexOf("sigm", StringComparison.Ordinal) >= 0
            || key.IndexOf("logistic", StringComparison.Ordinal) >= 0
            || key.IndexOf("activ", StringComparison.Ordinal) >= 0
            || key.IndexOf("neuron", StringComparison.Ordinal) >= 0;
    }

    /// <summary>Whether the name says that the cotangent is meant.</summary>
    public static bool SpeaksOfCotangent(string name) => Normalise(name).IndexOf("cot", StringComparison.Ordinal) >= 0;

    private static Activation? Find(string key)
    {
        if (key.Length == 0)
        {
            return null;
        }

        if (Rows.Value.TryGetValue(key, out Activation? activation))
        {
            return activation;
        }

        string? filler = Fillers.FirstOrDefault(f => key.IndexOf(f, StringComparison.Ordinal) >= 0);
        return filler is null ? null : Find(key.Remove(key.IndexOf(filler, StringComparison.Ordinal), filler.Length));
    }

    private static string Normalise(string name)
    {
        var builder = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                builder.Append(char.ToLowerInvariant(c));
            }
        }

        return builder.ToString();
    }
}
