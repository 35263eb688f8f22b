using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Fingerprints;
using ActivationKernels.Lowering;

namespace ActivationKernels.Analyzers;

/// <summary>What there is to say against a sigmoid between layers; every figure is computed from its row of the catalog.</summary>
internal sealed class SigmoidAdvice
{
    // Few rows, asked for again with every keystroke in an editor.
    private static readonly ConcurrentDictionary<Activation, SigmoidAdvice?> WithDefaults = new();

    private readonly string activation;
    private readonly ActivationTraits traits;

    private SigmoidAdvice(string activation, ActivationTraits traits)
    {
        this.activation = activation;
        this.traits = traits;
    }

    /// <summary>Null for an activation that is not like a sigmoid.</summary>
    public static SigmoidAdvice? For(Activation activation) => WithDefaults.GetOrAdd(activation, a => Compute(a, null));

    /// <summary>Null for an activation that is not like a sigmoid with these parameters.</summary>
    public static SigmoidAdvice? For(Activation activation, EquatableArray<ParameterValue> values)
    {
        Dictionary<string, double> parameters = values
            .Where(v => activation.FindParameter(v.Name)?.Allows(v.Value) == true)
            .GroupBy(v => v.Name)
            .ToDictionary(g => g.Key, g => g.First().Value);
        return parameters.Count == 0 ? For(activation) : Compute(activation, parameters);
    }

    /// <summary>The arguments of the message of the rule.</summary>
    /// <param name="remedy">What else there is to do, as the end of the sentence.</param>
    public object[] Arguments(string remedy) => new object[]
    {
        activation,
        Numbers.Figure(traits.MeanOutput),
        Numbers.Figure(traits.LargestSlope),
        string.Join(", ", HiddenChoices.All) + remedy,
    };

    private static SigmoidAdvice? Compute(Activation activation, IReadOnlyDictionary<string, double>? parameters)
    {
        if (ScalarFunction.Of(activation, parameters) is not { } function)
        {
            return null;
        }

        var traits = new ActivationTraits(function);
        return traits.IsSigmoidLike ? new SigmoidAdvice(activation.Name, traits) : null;
    }
}
