namespace ActivationKernels.Lowering;

/// <summary>What is known about the formulas of one kernel, found once for all ways of computing them.</summary>
internal sealed class FormulaFacts
{
    /// <param name="bound">The largest magnitude of inputs, of parameters that are known at run time, and of the reciprocals of those that divide.</param>
    public FormulaFacts(double bound = double.PositiveInfinity)
    {
        IsBounded = !double.IsInfinity(bound);
        Ranges = new Ranges(bound);
        Infinities = new Infinities(Ranges);
    }

    /// <summary>Whether a loop keeps elements beyond the bound apart.</summary>
    public bool IsBounded { get; }

    public Ranges Ranges { get; }

    public Infinities Infinities { get; }

    public RoundingCost RoundingCost { get; } = new();
}
