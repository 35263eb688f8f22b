using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Kernel.Tests.Results;

/// <summary>What tests lower without compiling it.</summary>
internal static class Requests
{
    /// <summary>A kernel of a catalog row with all its inputs, and with the defaults of its parameters.</summary>
    public static KernelRequest OfRow(string row, Lowering.KernelKind kind, ElementType element) =>
        new(row, kind, element, new EquatableArray<string>([.. ActivationCatalog.Find(row)!.Inputs]), EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty);

    /// <summary>A kernel over floats of a formula with these inputs.</summary>
    public static KernelRequest OfFormula(Expr formula, Lowering.KernelKind kind, params string[] inputs)
    {
        var names = new EquatableArray<string>([.. inputs]);
        return new("Formula", kind, ElementType.Single, names, EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty)
        {
            Formula = new UserFormula("Formula", FormulaTree.Of(formula), names, EquatableArray<Parameter>.Empty),
        };
    }
}
