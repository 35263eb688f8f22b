using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Emission;
using ActivationKernels.Expressions;
using ActivationKernels.Lowering;
using ActivationKernels.Requests;

namespace ActivationKernels.Analyzers;

/// <summary>What two methods have in common that compute the same from arguments of the same form.</summary>
internal sealed record KernelIdentity(
    string Activation, KernelKind Kind, ElementType Element, KernelShape Shape, int Inputs, EquatableArray<ParameterValue> Constants, EquatableArray<string> Scalars, FormulaTree? Formula, bool IsFast, string Results)
{
    /// <param name="request">A request with a kernel.</param>
    public static KernelIdentity Of(ActivationRequest request)
    {
        KernelRequest kernel = request.Source.Kernel!;
        EquatableArray<ParameterValue> constants = kernel.FindActivation().Parameters
            .Where(p => !kernel.Scalars.Contains(p.Name))
            .Select(p => kernel.Constants.FirstOrDefault(c => c.Name == p.Name) ?? new ParameterValue(p.Name, p.Default))
            .ToEquatableArray();
        return new KernelIdentity(
            kernel.Activation, kernel.Kind, kernel.Element, request.Source.Shape, kernel.Inputs.Count, constants, kernel.Scalars, kernel.Formula?.Tree, kernel.IsFast, ResultsOf(request.Source.Declaration));
    }

    // A gradient of a run-time value can be a sum or a span, spans can be one row or several; both are wanted side by side.
    private static string ResultsOf(MethodDeclaration declaration)
    {
        int spans = declaration.Parameters.Count(p => p.Role == ParameterRole.Output);
        int sums = declaration.Parameters.Count(p => p.Role == ParameterRole.GradientSum);
        int extra = declaration.Parameters.Count(p => p.Role is ParameterRole.RowLength or ParameterRole.Seed or ParameterRole.Offset);
        return $"{spans} {sums} {extra} {declaration.ReturnType}";
    }
}
