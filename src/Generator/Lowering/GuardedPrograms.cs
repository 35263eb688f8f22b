using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>
/// The programs of a kernel. Where it pays there are two of them: a short one for inputs of ordinary size, which needs no care for
/// infinities and for the far ends of the primitives, and a general one for all others, NaN among them. Which of them an element
/// takes depends on that element alone.
/// </summary>
/// <param name="Programs">What most elements take; without a guard what all take.</param>
/// <param name="Bound">The largest magnitude of inputs and scalars for which they serve; infinite without a guard.</param>
/// <param name="General">What the others take; empty without a guard.</param>
internal sealed record GuardedPrograms(ImmutableArray<Program> Programs, double Bound, ImmutableArray<Program> General)
{
    /// <summary>No network meets larger numbers in health.</summary>
    public const double OrdinaryBound = 1 << 20;

    // For less a second program is not worth its bytes.
    private const double LeastGain = 1.3;

    // Instructions that find out for one vector of an input whether it is of ordinary size.
    private const double GuardPerInput = 2.5;

    public bool IsGuarded => !General.IsEmpty;

    public static GuardedPrograms Unguarded(ImmutableArray<Program> programs) => new(programs, double.PositiveInfinity, ImmutableArray<Program>.Empty);

    /// <param name="kernel">What to compute, without reductions.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    public static GuardedPrograms Lower(Kernel kernel, bool isFused)
    {
        ImmutableArray<Program> general = KernelLowering.Lower(kernel, isFused);
        ImmutableArray<Program> common = new KernelLowering(kernel, isFused, OrdinaryBound).Elements();

        // A vector that holds elements of both kinds is computed by both programs, in lanes of one type.
        return general.Length == 1 && common.Length == 1 && common[0].Lane == general[0].Lane && (Cost(common[0]) + Guard(common[0])) * LeastGain <= Cost(general[0])
            ? new GuardedPrograms(common, OrdinaryBound, general)
            : Unguarded(general);
    }

    private static double Cost(Program program) => CostModel.PerElement(program);

    private static double Guard(Program program) =>
        GuardPerInput * program.Inputs.Length * Cost(program) / System.Math.Max(1, program.Instructions.Count(i => !i.IsLeaf));
}
