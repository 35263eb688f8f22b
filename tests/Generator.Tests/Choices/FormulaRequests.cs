using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;

namespace ActivationKernels.Generator.Tests.Choices;

/// <summary>Kernels of formulas that no source says.</summary>
internal static class FormulaRequests
{
    /// <summary>The value of a formula with these inputs, over floats.</summary>
    public static KernelRequest Forward(Expr formula, params string[] inputs)
    {
        var names = new EquatableArray<string>([.. inputs]);
        return new("F", ActivationKernels.Lowering.KernelKind.Forward, ElementType.Single, names, EquatableArray<ParameterValue>.Empty, EquatableArray<string>.Empty)
        {
            Formula = new UserFormula("F", FormulaTree.Of(formula), names, EquatableArray<Parameter>.Empty),
        };
    }
}
