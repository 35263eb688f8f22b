using System;
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
    private static readonly ImmutableArray<double> Bounds = ImmutableArray.Create<double>(1 << 20, 1 << 12);
    private static readonly ImmutableArray<double> FastBounds = Bounds.Add(1 << 10);

    // For less a second set of programs is not worth its bytes, unless speed is what was asked for.
    private const double LeastGain = 1.05;

    public bool IsGuarded => !General.IsEmpty;

    /// <summary>Whether the fast grade takes effect on what most elements take.</summary>
    public bool UsesPlainFloats { get; init; }

    public static GuardedPrograms Unguarded(ImmutableArray<Program> programs) => new(programs, double.PositiveInfinity, ImmutableArray<int>.Empty, ImmutableArray<int>.Empty, ImmutableArray<Program>.Empty);

    /// <param name="request">What to compute, without reductions.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static GuardedPrograms Lower(KernelRequest request, bool isFused)
    {
        Kernel kernel = Kernel.Create(request);
        GuardedPrograms together = Lower(request, kernel, isFused);
        bool hasTwoForms = request.Kind == KernelKind.ForwardAndDerivative && request.FindActivation().HasFormulasForBoth;
        if (!hasTwoForms && !(request.IsFast && kernel.Outputs.Length > 1))
        {
            return together;
        }

        // Most have one form only: in one table the same formulas are the same expressions.
        Kernel alone = Kernel.Create(request, isApart: true, kernel.Outputs[0].Table);
        if (alone.Outputs.SequenceEqual(kernel.Outputs))
        {
            return together;
        }

        // What both share may cost more than what suits each best.
        GuardedPrograms apart = Lower(request, alone, isFused);
        return GuardCandidate.CostOf(apart.Programs) * LeastGain < GuardCandidate.CostOf(together.Programs) ? apart : together;
    }

    private static GuardedPrograms Lower(KernelRequest request, Kernel kernel, bool isFused)
    {
        var unbounded = new KernelLowering(kernel, isFused);
        ImmutableArray<Program> general = unbounded.Elements();
        GuardedPrograms unguarded = Unguarded(general) with { UsesPlainFloats = unbounded.UsesPlainFloats };
        return Best(request, kernel, isFused, general)?.Programs ?? unguarded;
    }

    // One decision for value and derivatives, so that all kernels of an activation give the same bits. Fast kernels differ in them anyway,
    // and what an upstream gradient comes into is rounded after it.
    private static GuardCandidate? Best(KernelRequest request, Kernel kernel, bool isFused, ImmutableArray<Program> general)
    {
        if (request.Kind == KernelKind.Observe || request.IsTraining)
        {
            return null;
        }

        KernelKind[] kinds = request.IsFast || request.Kind is KernelKind.Backward or KernelKind.BackwardFromOutput or KernelKind.DerivativeFromOutput ? new[] { request.Kind }
            : HasDerivatives(request) ? new[] { KernelKind.Forward, KernelKind.ForwardAndDerivative } : new[] { KernelKind.Forward };
        (Kernel Kernel, ImmutableArray<Program> General)[] family = kinds
            .Select(kind => request with { Kind = kind, GradientScalars = EquatableArray<string>.Empty })
            .Select(member => member == request ? (kernel, general) : Unbounded(Kernel.Create(member)))
            .ToArray();
        double leastGain = request.IsFast ? 1 : LeastGain;
        GuardCandidate[]? best = (request.IsFast ? FastBounds : Bounds)
            .Select(bound => family.Select(member => new GuardCandidate(member.Kernel, isFused, bound, member.General)).ToArray())
            .Where(candidates => Pays(candidates, candidate => candidate.LeastCost) && Pays(candidates, candidate => candidate.Cost))
            .OrderBy(candidates => candidates.Sum(candidate => candidate.Cost))
            .FirstOrDefault();
        if (best is null)
        {
            return null;
        }

        int own = Array.FindIndex(family, member => ReferenceEquals(member.Kernel, kernel));
        return own >= 0 ? best[own] : new GuardCandidate(kernel, isFused, best[0].Bound, general);

        // What gains nothing has no say.
        bool Pays(GuardCandidate[] candidates, Func<GuardCandidate, double> cost)
        {
            GuardCandidate[] gaining = candidates.Where(candidate => cost(candidate) < candidate.CostOfGeneral).ToArray();
            return gaining.Length > 0 && gaining.Sum(cost) * leastGain <= gaining.Sum(candidate => candidate.CostOfGeneral);
        }

        (Kernel Kernel, ImmutableArray<Program> General) Unbounded(Kernel member) => (member, KernelLowering.Lower(member, isFused));
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
