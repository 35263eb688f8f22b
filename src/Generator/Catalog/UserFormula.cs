using System.Linq;
using ActivationKernels.Common;
using ActivationKernels.Expressions;

namespace ActivationKernels.Catalog;

/// <summary>A formula of the user as plain data, bound to the parameters of one kernel.</summary>
/// <param name="Name">Name of its method.</param>
/// <param name="Tree">The formula; its leaves have the names of the method's parameters.</param>
/// <param name="Inputs">Parameters that are element-wise inputs, in the order in which the kernel takes them.</param>
/// <param name="Parameters">The others: run-time scalars and compile-time constants.</param>
internal sealed record UserFormula(string Name, FormulaTree Tree, EquatableArray<string> Inputs, EquatableArray<Parameter> Parameters)
{
    /// <summary>What the header of the emitted file says about forms that were replaced by stable ones.</summary>
    public EquatableArray<string> Recognised { get; init; }

    /// <summary>A row like those of the catalog, so that nothing behind it knows the difference.</summary>
    public Activation ToActivation() => new(
        Name,
        "Formula of the user",
        operands => Tree.Build(
            operands.Table,
            name => Inputs.ToList().IndexOf(name) is >= 0 and var input ? operands.Inputs[input] : operands[name]),
        parameters: Parameters.ToArray(),
        inputs: (Inputs.Count, Inputs.Count));
}
