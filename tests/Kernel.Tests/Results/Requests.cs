using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Lowering;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>What tests lower without compiling it.</summary>
internal static class Requests
{
    /// <summary>A kernel of a catalog row with all its inputs, and with the defaults of its parameters.</summary>
    public static KernelRequest OfRow(string row, Lowering.KernelKind kind, ElementType element) =>
        new(row, kind, element, new EquatableArray<string>([.. ActivationCatalog.Find(row)!.Inputs]), EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty);
}
