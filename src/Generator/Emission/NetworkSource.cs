using ActivationKernels.Common;
using ActivationKernels.Propagation;

namespace ActivationKernels.Emission;

/// <summary>Everything that the text of a generated network depends on.</summary>
/// <param name="Identity">Unique per class: its fully qualified name.</param>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Types">Headers from the outside in; the last one is the class itself.</param>
/// <param name="ClassName">Name of the class as it can stand in code.</param>
/// <param name="Inputs">Number of input values.</param>
/// <param name="Plan">The stack.</param>
/// <param name="Inits">Initialisation of each layer.</param>
internal sealed record NetworkSource(
    string Identity,
    string Namespace,
    EquatableArray<string> Types,
    string ClassName,
    int Inputs,
    NetworkPlan Plan,
    EquatableArray<DeclaredInit> Inits);

/// <summary>Initialisation of the weights of one layer as the attribute says it.</summary>
/// <param name="Init">The distribution.</param>
/// <param name="Scale">Bound, standard deviation or value where the distribution leaves one open.</param>
internal sealed record DeclaredInit(WeightInit Init, double Scale);
