using System;
using System.Collections.Immutable;
using System.Linq;

namespace ActivationKernels.Lowering;

/// <summary>The programs of a kernel for inputs of ordinary size, and what they cost together with the test for it.</summary>
internal sealed class GuardCandidate
{
    // What it takes to find out whether all elements of a vector are of ordinary size: a magnitude and a sum for each input, and its share
    // of a comparison and a jump.
    private const double GuardOfInput = 2;
    private const double GuardOfStep = 1;

    private readonly Kernel kernel;
    private readonly bool isFused;
    private readonly ImmutableArray<Program> general;
    private readonly KernelLowering lowering;
    private readonly ImmutableArray<Program> programs;
    private readonly bool changesNothing;
    private readonly Lazy<ImmutableArray<int>> tested;

    /// <param name="kernel">What to compute.</param>
    /// <param name="isFused">Whether the programs may use fused multiply-adds.</param>
    /// <param name="bound">The largest magnitude of ordinary size.</param>
    /// <param name="general">The programs for all inputs.</param>
    public GuardCandidate(Kernel kernel, bool isFused, double bound, ImmutableArray<Program> general)
    {
        this.kernel = kernel;
        this.isFused = isFused;
        this.general = general;
        Bound = bound;
        CostOfGeneral = CostOf(general);
        lowering = new KernelLowering(kernel, isFused, bound);
        programs = lowering.Elements();
        changesNothing = AreSame(programs, general);
        tested = new(Tested);
    }

    public double Bound { get; }

    /// <summary>What it costs if a single input has to be tested.</summary>
    public double LeastCost => Math.Min(CostWith(1), CostOfGeneral);

    /// <summary>That of the programs for all inputs where these cost no more.</summary>
    public double Cost => Math.Min(CostWithTests, CostOfGeneral);

    public double CostOfGeneral { get; }

    /// <summary>Null where the bound changes nothing, or the test costs what it gains.</summary>
    public GuardedPrograms? Programs => CostWithTests >= CostOfGeneral ? null : new GuardedPrograms(programs, Bound, tested.Value, lowering.Divisors, general)
    {
        UsesPlainFloats = lowering.UsesPlainFloats,
    };

    public static double CostOf(ImmutableArray<Program> programs) => programs.Sum(CostModel.PerElement);

    private double CostWithTests => CostWith(changesNothing ? 0 : tested.Value.Length);

    private double CostWith(int inputs) => CostOf(programs) + (changesNothing ? 0 : GuardOfStep + (GuardOfInput * inputs));

    // Inputs that need not keep to the bound are not.
    private ImmutableArray<int> Tested()
    {
        ImmutableArray<int> all = Enumerable.Range(0, kernel.Inputs.Length).ToImmutableArray();
        ImmutableArray<int> needed = all;
        foreach (int input in all)
        {
            ImmutableArray<int> fewer = needed.Remove(input);
            if (!fewer.IsEmpty && AreSame(new KernelLowering(kernel, isFused, Bound, fewer).Elements(), programs))
            {
                needed = fewer;
            }
        }

        return needed;
    }

    private static bool AreSame(ImmutableArray<Program> programs, ImmutableArray<Program> others) =>
        programs.Length == others.Length
        && programs.Zip(others, (a, b) => a.Lane == b.Lane && a.Outputs.SequenceEqual(b.Outputs) && a.Instructions.SequenceEqual(b.Instructions)).All(same => same);
}
