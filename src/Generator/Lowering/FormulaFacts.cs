namespace ActivationKernels.Lowering;

/// <summary>What is known about the formulas of one kernel, found once for all ways of computing them.</summary>
internal sealed class FormulaFacts
{
    /// <param name="bound">The largest magnitude of inputs and of parameters that are known at run time.</param>
    public FormulaFacts(double bound = double.PositiveInfinity)
    {
        Ranges = new Ranges(bound);
        Infinities = new Infinities(Ranges);
    }

    public Ranges Ranges { get; }

    public Infinities Infinities { get; }

    public RoundingCost RoundingCost { get; } = new();
}
