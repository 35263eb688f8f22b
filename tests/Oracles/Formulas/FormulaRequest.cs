using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Oracles.Formulas;

/// <summary>Kernels of formulas that are no rows of the catalog.</summary>
internal static class FormulaRequest
{
    /// <summary>A kernel over floats of a formula with these inputs.</summary>
    public static KernelRequest Of(Expr formula, KernelKind kind, params string[] inputs)
    {
        var names = new EquatableArray<string>([.. inputs]);
        return new("Formula", kind, ElementType.Single, names, EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty)
        {
            Formula = new UserFormula("Formula", FormulaTree.Of(formula), names, EquatableArray<Parameter>.Empty),
        };
    }
}
