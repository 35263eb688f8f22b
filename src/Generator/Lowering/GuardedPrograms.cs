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
/// <param name="Bound">The largest magnitude of tested inputs and of scalars for which they serve; infinite without a guard.</param>
/// <param name="Tested">Indices of the inputs whose magnitude counts; empty without a guard.</param>
/// <param name="Divisors">Indices of the scalars that divide: their magnitude is at least 1 / Bound too.</param>
/// <param name="General">What the others take; empty without a guard.</param>
internal sealed record GuardedPrograms(
    ImmutableArray<Program> Programs,
    double Bound,
    ImmutableArray<int> Tested,
    ImmutableArray<int> Divisors,
    ImmutableArray<Program> General)
{
    // No network meets larger numbers in health. The smaller bounds are for formulas that multiply inputs before a function takes them:
    // floats alone are less often enough.
    private static readonly ImmutableArray<double> Bounds = ImmutableArray.Create<double>(1 << 20, 1 << 14);
    private static readonly ImmutableArray<double> FastBounds = Bounds.Add(1 << 10);

    // For less a second set of programs is not worth its bytes, unless speed is what was asked for.
    private const double LeastGain = 1.05;

    // What it takes to find out whether all elements of a vector are of ordinary size: a magnitude and a sum for each input, and its share
    // of a comparison and a jump.
    private const double GuardOfInput = 2;
    private const double GuardOfStep = 1;

    public bool IsGuarded => !General.IsEmpty;

    /// <summary>Whether the fast grade takes effect on what most elements take.</summary>
    public bool UsesPlainFloats { get; init; }

    public static GuardedPrograms Unguarded(ImmutableArray<Program> programs) => new(programs, double.PositiveInfinity, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty, ImmutableArray<Program>.Empty);

    /// <param name="request">What to compute, without reductions.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static GuardedPrograms Lower(KernelRequest request, bool isFused)
    {
        Kernel kernel = Kernel.Create(request);
        var unbounded = new KernelLowering(kernel, isFused);
        ImmutableArray<Program> general = unbounded.Elements();
        GuardedPrograms unguarded = Unguarded(general) with { UsesPlainFloats = unbounded.UsesPlainFloats };
        return BestBound(request, isFused) is { } bound && Bounded(kernel, isFused, bound, general) is { } guarded ? guarded : unguarded;
    }

    // Null where the bound changes nothing. Inputs that need not keep to it are not tested.
    private static GuardedPrograms? Bounded(Kernel kernel, bool isFused, double bound, ImmutableArray<Program> general)
    {
        ImmutableArray<int> tested = Enumerable.Range(0, kernel.Inputs.Length).ToImmutableArray();
        var lowering = new KernelLowering(kernel, isFused, bound);
        ImmutableArray<Program> programs = lowering.Elements();
        if (AreSame(programs, general))
        {
            return null;
        }

        foreach (int input in tested)
        {
            ImmutableArray<int> fewer = tested.Remove(input);
            if (!fewer.IsEmpty && AreSame(new KernelLowering(kernel, isFused, bound, fewer).Elements(), programs))
            {
                tested = fewer;
            }
        }

        return new GuardedPrograms(programs, bound, tested, lowering.Divisors, general) { UsesPlainFloats = lowering.UsesPlainFloats };
    }

    // One decision for value and derivatives, so that all kernels of an activation give the same bits. Fast kernels differ in them anyway,
    // and what an upstream gradient comes into is rounded after it.
    private static double? BestBound(KernelRequest request, bool isFused)
    {
        if (request.Kind == KernelKind.Observe || request.IsTraining)
        {
            return null;
        }

        KernelKind[] kinds = request.IsFast || request.Kind is KernelKind.Backward or KernelKind.BackwardFromOutput or KernelKind.DerivativeFromOutput ? new[] { request.Kind }
            : HasDerivatives(request) ? new[] { KernelKind.Forward, KernelKind.ForwardAndDerivative } : new[] { KernelKind.Forward };
        Kernel[] family = kinds
            .Select(kind => Kernel.Create(request with { Kind = kind, GradientScalars = EquatableArray<string>.Empty }))
            .ToArray();
        ImmutableArray<Program>[] general = family.Select(kernel => KernelLowering.Lower(kernel, isFused)).ToArray();
        double cost = general.Sum(Cost);
        return (request.IsFast ? FastBounds : Bounds)
            .Select(bound => (Bound: (double?)bound, Cost: family.Zip(general, (kernel, programs) => GuardedCost(kernel, bound, programs)).Sum()))
            .Where(candidate => candidate.Cost * (request.IsFast ? 1 : LeastGain) <= cost)
            .OrderBy(candidate => candidate.Cost)
            .FirstOrDefault()
            .Bound;

        double GuardedCost(Kernel kernel, double bound, ImmutableArray<Program> general) => Bounded(kernel, isFused, bound, general) is { } guarded
            ? Cost(guarded.Programs) + GuardOfStep + (GuardOfInput * guarded.Tested.Length)
            : Cost(general);
    }

    private static double Cost(ImmutableArray<Program> programs) => programs.Sum(CostModel.PerElement);

    private static bool AreSame(ImmutableArray<Program> programs, ImmutableArray<Program> others) =>
        programs.Length == others.Length
        && programs.Zip(others, (a, b) => a.Lane == b.Lane && a.Outputs.SequenceEqual(b.Outputs) && a.Instructions.SequenceEqual(b.Instructions)).All(same => same);

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
