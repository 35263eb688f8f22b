using System.Collections.Immutable;
using System.Linq;
using ActivationKernels.Catalog;
using ActivationKernels.Common;
using ActivationKernels.Expressions;

namespace ActivationKernels.Lowering;

/// <summary>
/// The programs of a kernel. Where it pays there are two sets of them: short ones for inputs of ordinary size, which need no care for
/// infinities and for the far ends of the primitives, and general ones for all others, NaN among them. Which of them an element
/// takes depends on that element alone.
/// </summary>
/// <param name="Programs">What most elements take; without a guard what all take.</param>
/// <param name="Bound">The largest magnitude of inputs and scalars for which they serve; infinite without a guard.</param>
/// <param name="General">What the others take; empty without a guard.</param>
internal sealed record GuardedPrograms(ImmutableArray<Program> Programs, double Bound, ImmutableArray<Program> General)
{
    // No network meets larger numbers in health. The smaller bound is for formulas that multiply inputs before a function takes them.
    private static readonly ImmutableArray<double> Bounds = ImmutableArray.Create<double>(1 << 20, 1 << 14);

    // For less a second set of programs is not worth its bytes.
    private const double LeastGain = 1.15;

    // What it takes to find out whether all elements of a vector are of ordinary size.
    private const double Guard = 5;

    public bool IsGuarded => !General.IsEmpty;

    public static GuardedPrograms Unguarded(ImmutableArray<Program> programs) => new(programs, double.PositiveInfinity, ImmutableArray<Program>.Empty);

    /// <param name="request">What to compute, without reductions.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static GuardedPrograms Lower(KernelRequest request, bool isFused)
    {
        Kernel kernel = Kernel.Create(request);
        ImmutableArray<Program> general = KernelLowering.Lower(kernel, isFused);
        return BestBound(request, isFused) is { } bound
            ? new GuardedPrograms(new KernelLowering(kernel, isFused, bound).Elements(), bound, general)
            : Unguarded(general);
    }

    // One decision for value and derivatives, so that all kernels of an activation give the same bits.
    private static double? BestBound(KernelRequest request, bool isFused)
    {
        if (request.Kind is not (KernelKind.Forward or KernelKind.Derivative or KernelKind.Backward or KernelKind.ForwardAndDerivative) || request.IsTraining)
        {
            return null;
        }

        KernelKind[] kinds = HasDerivatives(request) ? new[] { KernelKind.Forward, KernelKind.ForwardAndDerivative } : new[] { KernelKind.Forward };
        Kernel[] family = kinds
            .Select(kind => Kernel.Create(request with { Kind = kind, GradientScalars = EquatableArray<string>.Empty }))
            .ToArray();
        double general = Cost(double.PositiveInfinity);
        return Bounds
            .Select(bound => (Bound: (double?)bound, Cost: Cost(bound)))
            .Where(candidate => (candidate.Cost + (kinds.Length * Guard)) * LeastGain <= general)
            .OrderBy(candidate => candidate.Cost)
            .FirstOrDefault()
            .Bound;

        double Cost(double bound) => family.Sum(kernel => new KernelLowering(kernel, isFused, bound).Elements().Sum(CostModel.PerElement));
    }

    private static bool HasDerivatives(KernelRequest request)
    {
        if (request.Formula is not { } formula)
        {
            return true;
        }

        var table = new ExprTable();
        Expr root = formula.Tree.Build(table, table.Input);
        return formula.Inputs.All(input => Differentiability.WhyNot(root, table.Input(input)) is null);
    }
}
