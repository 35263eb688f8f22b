using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Fingerprints;
using ActivationKernels.Propagation;

namespace ActivationKernels.Analyzers;

/// <summary>What there is to say against a sigmoid between layers; every figure is computed from its row of the catalog.</summary>
internal sealed class SigmoidAdvice
{
    // Few rows, asked for again with every keystroke in an editor.
    private static readonly ConcurrentDictionary<Activation, SigmoidAdvice?> WithDefaults = new();

    private readonly string activation;
    private readonly ActivationBehaviour behaviour;

    private SigmoidAdvice(string activation, ActivationBehaviour behaviour)
    {
        this.activation = activation;
        this.behaviour = behaviour;
    }

    /// <summary>Null for an activation that is not like a sigmoid.</summary>
    public static SigmoidAdvice? For(Activation activation) => WithDefaults.GetOrAdd(activation, a => Compute(a, ImmutableArray<ParameterValue>.Empty));

    /// <summary>Null for an activation that is not like a sigmoid with these parameters.</summary>
    public static SigmoidAdvice? For(Activation activation, EquatableArray<ParameterValue> values)
    {
        ImmutableArray<ParameterValue> allowed = values.Where(v => activation.FindParameter(v.Name)?.Allows(v.Value) == true).ToImmutableArray();
        return allowed.IsEmpty ? For(activation) : Compute(activation, allowed);
    }

    /// <summary>The arguments of the message of the rule.</summary>
    /// <param name="remedy">What else there is to do, as the end of the sentence.</param>
    public object[] Arguments(string remedy) => new object[]
    {
        activation,
        Numbers.Figure(behaviour.AtUnitVariance.Mean),
        Numbers.Figure(behaviour.SteepestSlope),
        string.Join(", ", HiddenChoices.All) + remedy,
    };

    private static SigmoidAdvice? Compute(Activation activation, ImmutableArray<ParameterValue> values) =>
        ActivationBehaviour.Of(activation, values, ActivationBehaviour.UsualSaturationSlope) is { IsLogistic: true } behaviour
            ? new SigmoidAdvice(activation.Name, behaviour)
            : null;
}
