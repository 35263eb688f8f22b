using System.Collections.Immutable;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Lowering;
using Microsoft.CodeAnalysis;

namespace ActivationKernels.Requests;

/// <summary>The arguments of one attribute.</summary>
/// <param name="Name">Null where the argument is missing, null or an error.</param>
/// <param name="Kind">Inferred unless set.</param>
/// <param name="Role">Unspecified unless set.</param>
/// <param name="Accuracy">Accurate unless set.</param>
/// <param name="Companions">True unless set.</param>
/// <param name="Parallel">False unless set.</param>
/// <param name="Values">Parameters of the activation that are set, in the order of the attribute.</param>
internal sealed record AttributeArguments(
    string? Name,
    KernelKind Kind,
    ActivationRole Role,
    Accuracy Accuracy,
    bool Companions,
    bool Parallel,
    EquatableArray<ParameterValue> Values)
{
    public const string KindProperty = "Kernel";
    public const string ParallelProperty = "Parallel";

    public static AttributeArguments Read(AttributeData attribute)
    {
        string? name = attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0].Value as string : null;
        var kind = KernelKind.Inferred;
        var role = ActivationRole.Unspecified;
        var accuracy = Accuracy.Accurate;
        bool companions = true;
        bool parallel = false;
        var values = ImmutableArray.CreateBuilder<ParameterValue>();
        foreach (var argument in attribute.NamedArguments)
        {
            switch (argument.Key, argument.Value.Value)
            {
                case (KindProperty, int value):
                    kind = (KernelKind)value;
                    break;
                case ("Role", int value):
                    role = (ActivationRole)value;
                    break;
                case ("Accuracy", int value):
                    accuracy = (Accuracy)value;
                    break;
                case ("Companions", bool value):
                    companions = value;
                    break;
                case (ParallelProperty, bool value):
                    parallel = value;
                    break;
                case (_, double value):
                    values.Add(new ParameterValue(argument.Key, value));
                    break;
            }
        }

        return new AttributeArguments(name, kind, role, accuracy, companions, parallel, values.ToImmutable().ToEquatableArray());
    }
}
